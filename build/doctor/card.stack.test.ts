import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { selectApplication, selectFile, verify } from '../../hardware/card/apdu.ts'
import { CardClient } from '../../hardware/card/card-client.ts'
import { told } from '../../hardware/card/card.contract.ts'
import type { LateChip } from '../../hardware/card/chip.ts'
import { FaultyChip } from '../../hardware/card/faulty-chip.ts'
import { ForeignCard } from '../../hardware/card/foreign-card.ts'
import { jpkiAid, jpkiFile } from '../../hardware/card/jpki-files.ts'
import { takeLock } from '../../hardware/card/lock.ts'
import { pcscdLock, startPcscd } from '../../hardware/card/pcscd.ts'
import type { Pcscd } from '../../hardware/card/pcscd.ts'
import { SoftwareCard } from '../../hardware/card/software-card.ts'
import { WitnessedChip } from '../../hardware/card/test-chip.ts'
import { digestOf, testMaterial } from '../../hardware/card/test-material.ts'
import { forkCardProcess } from '../../hardware/card/test-process.ts'
import { systemTimer } from '../../hardware/card/timer.ts'
import { virtualReaderPort, VirtualCard } from '../../hardware/card/virtual-card.ts'
import { cardResult } from './card-result.ts'
import { childrenOf, finish, runs, said, start } from './doctor-process.fixture.ts'

// The command itself, as it is run in the field: doctor -> card process -> pcscd -> driver -> card.
const reader = 'Virtual PCD 00 01'
const material = testMaterial()

const opened = new AsyncDisposableStack()
let pcscd: Pcscd
/** Sees what the service sees, so that no test finds the card of the one before. */
let lookout: CardClient
let software: SoftwareCard
let chip: WitnessedChip
let placed: VirtualCard | null

beforeAll(async () => {
  opened.defer(await takeLock(pcscdLock))
  pcscd = await startPcscd()
  opened.defer(() => pcscd.stop())
  lookout = new CardClient({ start: forkCardProcess, reader, profiles: [], timer: systemTimer, patience: 10_000 })
  opened.defer(() => lookout.close())
  await told(lookout, 'readerFound')
})
afterAll(() => opened.disposeAsync())
beforeEach(() => {
  software = new SoftwareCard(material)
  chip = new WitnessedChip(software)
  placed = null
})
afterEach(async () => {
  if (placed !== null) await lift(placed)
})

/** Takes commands, and never answers: a driver below which it hangs does not come back. */
class DeafChip implements LateChip {
  readonly atr = new ForeignCard().atr
  readonly #heard = Promise.withResolvers<void>()
  readonly asked = this.#heard.promise
  powerOn(): void {}
  powerOff(): void {}
  reset(): void {}
  respond(): Promise<Uint8Array> {
    this.#heard.resolve()
    return new Promise(() => {})
  }
}

async function lay(what: LateChip = chip): Promise<VirtualCard> {
  const card = new VirtualCard(what, virtualReaderPort.second)
  const seen = told(lookout, 'placed')
  await card.insert()
  await seen
  placed = card
  return card
}

async function lift(card: VirtualCard): Promise<void> {
  const gone = told(lookout, 'removed')
  await card.remove()
  await gone
}

function run(words: readonly string[], input = '') {
  return finish(start('card', '--reader', reader, ...words), input)
}

/** Exactly one object on standard output, with these keys and no other. */
function resultIn(out: string) {
  expect(out).toMatch(/^\{[^\n]*\}\n$/)
  return cardResult.parse(JSON.parse(out))
}

const verifies = () => chip.seen.filter((seen) => seen === 'verify').length

/** What happened to the card after its last command of that name. What comes over the line comes in order, the next conversation last. */
async function afterwards(name: string): Promise<string | undefined> {
  await lookout.identify()
  return chip.seen[chip.seen.lastIndexOf(name) + 1]
}

describe('a マイナンバーカード', () => {
  test('with the right PIN is well, in 11 commands', async () => {
    await lay()
    const { out, err, code } = await run(['--json', '--pin-stdin'], '1234\n')
    expect({ code, result: resultIn(out) }).toEqual({
      code: 0,
      result: {
        reader, kind: 'card', municipality: '99901', triesLeft: 3, certificateSha256: digestOf(material), signatureValid: true,
        apdus: 11, ms: expect.any(Number),
      },
    })
    expect(err).toContain('good until 2035-01-01')
    expect(err).toContain('certificate valid from 2020-01-01 to 2035-01-01')
    expect(await afterwards('sign')).toBe('off')
  })

  test('without a PIN is well, and no signature is asked for', async () => {
    await lay()
    const { out, code } = await run(['--json'])
    expect({ code, result: resultIn(out) }).toMatchObject({ code: 0, result: { signatureValid: null, triesLeft: 3, apdus: 5 } })
    expect(chip.seen).not.toContain('sign')
  })

  test('with a wrong PIN is not well: one try is gone, and not two', async () => {
    await lay()
    const { out, err, code } = await run(['--json', '--pin-stdin'], '0000\n')
    expect({ code, result: resultIn(out) }).toMatchObject({ code: 1, result: { triesLeft: 2, signatureValid: null } })
    expect(err).toContain('the PIN was wrong; tries left now: 2')
    expect([software.triesLeft, verifies()]).toEqual([2, 1])
  })

  test('with one try left is presented nothing', async () => {
    software.respond(selectApplication(jpkiAid))
    software.respond(selectFile(jpkiFile.authenticationPin))
    for (const wrong of ['0000', '0001']) software.respond(verify(Buffer.from(wrong)))
    expect(software.triesLeft).toBe(1)
    await lay()
    const { out, err, code } = await run(['--json', '--pin-stdin'], '1234\n')
    expect({ code, result: resultIn(out) }).toMatchObject({ code: 1, result: { triesLeft: 1, signatureValid: null } })
    expect(err).toContain('the last try is never spent here')
    expect([software.triesLeft, verifies()]).toEqual([1, 0])
  })

  test('says its commands with --verbose: headers and status words, and never a PIN', async () => {
    await lay()
    const { out, err, code } = await run(['--verbose', '--pin-stdin'], '1234\n')
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/^ {4}00200098 {2}9 bytes, 2 back {2}9000/m)
    expect(out.match(/^ {4}[0-9A-F]{8} /gm)).toHaveLength(11)
    // A digest, and how long it took, may have any digits.
    expect(out.replaceAll(/SHA-256 [0-9a-f]+|\d+ ms/g, '')).not.toMatch(/1234|31323334/)
  })
})

describe('other things on the reader', () => {
  test('a card of something else is named so', async () => {
    await lay(new ForeignCard())
    const { out, code } = await run(['--json', '--pin-stdin'], '1234\n')
    expect({ code, result: resultIn(out) }).toMatchObject({ code: 1, result: { reader, kind: 'foreign', certificateSha256: null, signatureValid: null } })
  })

  test('no card is waited for, and then missed', async () => {
    const { out, err, code } = await run(['--json', '--wait', '2'])
    expect({ code, result: resultIn(out) }).toEqual({
      code: 1,
      result: { reader, kind: null, municipality: null, triesLeft: null, certificateSha256: null, signatureValid: null, apdus: 0, ms: 0 },
    })
    expect(err).toContain('waiting up to 2 s for a card')
    expect(err).toContain('none was put on the reader within 2 s')
  })

  test('without a name the first reader is taken, and the other is named', async () => {
    const { out, code } = await finish(start('card', '--wait', '1'))
    expect(code).toBe(1)
    expect(out).toMatch(/^✓ reader {7}Virtual PCD 00 00$/m)
    expect(out).toMatch(/^· readers {6}also there: Virtual PCD 00 01$/m)
  })

  test('a reader that is not there: those that are there are said', async () => {
    const { out, code } = await finish(start('card', '--reader', 'Till'))
    expect(code).toBe(1)
    expect(out).toContain('Virtual PCD 00 00, Virtual PCD 00 01')
  })
})

describe('a line that breaks', () => {
  test('a card pulled while it signs: nobody claims to know the counter', async () => {
    const card = await lay()
    card.removeAfter(9)
    const { out, err, code } = await run(['--json', '--pin-stdin'], '1234\n')
    expect({ code, result: resultIn(out) }).toMatchObject({ code: 1, result: { kind: 'card', signatureValid: null } })
    expect(err).toContain('✗ card         was taken away, or lost its contact; whether the PIN was counted is unknown')
    placed = null
  })

  test('a card that somebody else holds', async () => {
    const deaf = new DeafChip()
    const card = await lay(deaf)
    const other = lookout.identify()
    await deaf.asked
    const { out, err, code } = await run(['--json'])
    expect({ code, result: resultIn(out) }).toMatchObject({ code: 1, result: { reader, kind: null } })
    expect(err).toContain('somebody else holds it')
    await lift(card)
    placed = null
    expect(await other).toMatchObject({ kind: 'gone' })
  })

  test('a driver that hangs is left after its patience, and the card process with it', async () => {
    await lay(new DeafChip())
    const child = start('card', '--reader', reader, '--json')
    const ended = finish(child)
    await said(child, 'reader')
    const [cardProcess = 0] = childrenOf(child.pid ?? 0)
    const { out, err, code } = await ended
    expect(code).toBe(1)
    expect(err).toContain('no answer from the driver')
    expect(err).toContain('try another card first')
    // The command that it never answered.
    expect(resultIn(out).apdus).toBe(1)
    expect(runs(cardProcess)).toBe(false)
  })

  test('no service: it is said how to start one, and none is started', async (context) => {
    context.skip(!pcscd.ours, 'a PC/SC service of somebody else runs here')
    const lost = told(lookout, 'readerLost')
    await pcscd.stop()
    await lost
    const { out, err, code } = await run(['--json'])
    const back = told(lookout, 'readerFound')
    pcscd = await startPcscd()
    await back
    expect(pcscd.ours).toBe(true)
    expect({ code, result: resultIn(out) }).toMatchObject({ code: 1, result: { reader: null, kind: null } })
    expect(err).toMatch(/✗ PC\/SC {8}the service does not answer\n +→ (systemctl start pcscd|pcscd --foreground)/)
  })
})

describe('Ctrl-C', () => {
  test('lets the conversation with the card end, so that it is without power, and leaves no process behind', async () => {
    const slow = new FaultyChip(chip, systemTimer, randomBytes)
    slow.fault = { kind: 'slow', ms: 200 }
    await lay(slow)
    const child = start('card', '--reader', reader, '--pin-stdin', '--verbose')
    const ended = finish(child, '1234\n')
    await once(child.stdout ?? child, 'data')
    const pid = child.pid ?? 0
    const [cardProcess = 0] = childrenOf(pid)
    await said(child, '00200098  9 bytes')
    process.kill(-pid, 'SIGINT')
    expect(await ended).toMatchObject({ code: 130, err: '' })
    expect(runs(cardProcess)).toBe(false)
    slow.fault = { kind: 'well' }
    expect(await afterwards('sign')).toBe('off')
  })

  test('twice ends at once what hangs', async () => {
    const deaf = new DeafChip()
    await lay(deaf)
    const child = start('card', '--reader', reader)
    const ended = finish(child)
    await deaf.asked
    const pid = child.pid ?? 0
    const [cardProcess = 0] = childrenOf(pid)
    const interrupted = said(child, 'interrupted')
    process.kill(-pid, 'SIGINT')
    await interrupted
    process.kill(-pid, 'SIGINT')
    expect((await ended).code).toBe(130)
    expect(runs(cardProcess)).toBe(false)
  })
})
