import { describe, expect, test } from 'vitest'
import { askTriesLeft, readBinary, selectApplication, selectFile, verify } from './apdu.ts'
import { bent } from './fault.ts'
import type { Fault } from './fault.ts'
import { FaultyChip } from './faulty-chip.ts'
import { jpkiAid, jpkiFile } from './jpki-files.ts'
import { digitsOf, hexOf } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { WitnessedChip } from './test-chip.ts'
import { certificateOf, testMaterial } from './test-material.ts'
import { TestTimer } from './test-timer.ts'

const material = testMaterial()
const hers = testMaterial({ pin: '9999' })
/** Bytes that count up, so that a test knows them. */
const counting = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => index + 5)

function faulty(fault: Fault = { kind: 'well' }) {
  const time = new TestTimer()
  const card = new SoftwareCard(material)
  const witness = new WitnessedChip(card)
  const chip = new FaultyChip(witness, time.timer, counting)
  chip.powerOn()
  chip.fault = fault
  const say = async (...commands: readonly Uint8Array[]) => {
    const answers: string[] = []
    for (const command of commands) answers.push(hexOf(await chip.respond(command)))
    return answers
  }
  return { time, card, witness, chip, say }
}

const toCertificate = [selectApplication(jpkiAid), selectFile(jpkiFile.authenticationCertificate)]
const toPin = [selectApplication(jpkiAid), selectFile(jpkiFile.authenticationPin)]
const head = hexOf(certificateOf(material).slice(0, 64))

/** What has become of an answer, once all that was settled was noticed. */
async function seen(answer: Uint8Array | Promise<Uint8Array>): Promise<string> {
  const waiting = new Promise<'waiting'>((resolve) => { setImmediate(() => resolve('waiting')) })
  const said = await Promise.race([answer, waiting])
  return typeof said === 'string' ? said : hexOf(said)
}

describe('a card that is', () => {
  test('well answers as it does without anything around it, at once, and calls itself the same', async () => {
    const { chip, card, say } = faulty()
    expect(chip.atr).toEqual(card.atr)
    expect(await say(...toCertificate, readBinary(0, 64))).toEqual(['9000', '9000', `${head}9000`])
  })

  test('slow answers when its time has come, and not before', async () => {
    const { time, chip } = faulty({ kind: 'slow', ms: 500 })
    const answer = chip.respond(selectApplication(jpkiAid))
    time.pass(499)
    expect(await seen(answer)).toBe('waiting')
    time.pass(1)
    expect(await seen(answer)).toBe('9000')
  })

  test('mute never answers', async () => {
    const { time, chip } = faulty({ kind: 'mute' })
    const answer = chip.respond(selectApplication(jpkiAid))
    time.pass(1_000_000)
    expect(await seen(answer)).toBe('waiting')
  })

  test.each([['slow'], ['mute']] as const)('%s and loses its power says nothing, and does nothing of what it was told', async (kind) => {
    const { time, chip, say } = faulty()
    await say(...toPin)
    chip.fault = kind === 'slow' ? { kind, ms: 500 } : { kind }
    const answer = chip.respond(verify(digitsOf('0000')))
    chip.powerOff()
    expect(await seen(answer)).toBe('')
    time.pass(500)
    chip.fault = { kind: 'well' }
    expect(await say(...toPin, askTriesLeft())).toEqual(['9000', '9000', '63c3'])
  })

  test('short gives half of the data for the whole, and bare status words as they are', async () => {
    const { say } = faulty({ kind: 'short' })
    expect(await say(...toCertificate, readBinary(0, 64))).toEqual(['9000', '9000', `${head.slice(0, 64)}9000`])
  })

  test('long gives more data than there is, and bare status words as they are', async () => {
    const { say } = faulty({ kind: 'long' })
    expect(await say(...toCertificate, readBinary(0, 64))).toEqual(['9000', '9000', `${head}${'00'.repeat(16)}9000`])
  })

  test('full of garbage answers with random bytes, two at least', async () => {
    const { say } = faulty({ kind: 'garbage' })
    expect(await say(selectApplication(jpkiAid))).toEqual(['05060708090a0b'])
    expect(bent(Uint8Array.of(0x90, 0), { kind: 'garbage' }, (bytes) => new Uint8Array(bytes))).toHaveLength(2)
  })

  test('well again is well', async () => {
    const { chip, say } = faulty({ kind: 'garbage' })
    await say(...toCertificate)
    chip.fault = { kind: 'well' }
    expect(await say(...toCertificate)).toEqual(['9000', '9000'])
  })
})

test('reset before a command, it has forgotten what was selected, and is itself afterwards', async () => {
  const { chip, say } = faulty()
  chip.resetBefore(3)
  expect(await say(...toCertificate, readBinary(0, 64))).toEqual(['9000', '9000', '6986'])
  expect(await say(...toCertificate, readBinary(0, 64))).toEqual(['9000', '9000', `${head}9000`])
})

test('swapped, another card answers, to which nothing was said before; the first has lost its power, and keeps its counter', async () => {
  const { chip, card, witness, say } = faulty()
  await say(...toPin, verify(digitsOf('0000')))
  const other = new SoftwareCard(hers)
  witness.seen.length = 0
  chip.swap(other)
  expect(witness.seen).toEqual(['off'])
  expect(await say(readBinary(0, 64), ...toPin, verify(digitsOf('9999')))).toEqual(['6986', '9000', '9000', '9000'])
  expect([card.triesLeft, other.triesLeft]).toEqual([2, 3])
  chip.swap(card)
  expect(await say(...toPin, askTriesLeft())).toEqual(['9000', '9000', '63c2'])
})
