import { verify, X509Certificate } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { isExtended } from './apdu.ts'
import type { Proved } from './card.ts'
import { Conversations } from './conversations.ts'
import type { Burst } from './conversations.ts'
import type { Chip } from './chip.ts'
import { digitsOf, hexOf, line, noShortIds, word } from './line.fixture.ts'
import { overwrittenIn } from './overwritten.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { nameOf } from './test-chip.ts'
import { certificateOf, digestOf, testFacts, testMaterial } from './test-material.ts'

const material = testMaterial({ facts: testFacts })
const digest = digestOf(material)
const challenge = Buffer.from('challenge of the center')
const identifying = ['a4', 'b2', 'a4', 'b0', '20']
const preparing = ['a4', 'b0', '20']
const whole = ['a4', 'b0', '20', 'verify', 'a4', 'sign']

let now: number
beforeEach(() => { now = 1000 })

/** Conversations over one line, which keeps whatever was selected unless the card lost its power. */
function over(chip: Chip, bend?: Parameters<typeof line>[1]) {
  const { names, transmit } = line(chip, bend)
  const stayed: boolean[] = []
  const burst: Burst = async (converse, stays = () => false) => {
    const outcome = await converse(transmit)
    const stay = stays(outcome)
    stayed.push(stay)
    if (!stay) chip.powerOff()
    return outcome
  }
  const talk = new Conversations(burst, { profiles: [], now: () => new Date('2026-01-01T00:00:00Z'), elapsed: () => now })
  const prove = (pin = '1234', expected: string | null = digest) => talk.prove(challenge, digitsOf(pin), expected)
  /** What was said since it was asked for last. */
  const said = () => names.splice(0)
  return { talk, prove, said, stayed }
}

function expectRight(proved: Proved): void {
  if (proved.kind !== 'right') throw new Error(JSON.stringify(proved))
  expect(hexOf(proved.certificate)).toBe(hexOf(certificateOf(material)))
  expect(verify('sha256', challenge, new X509Certificate(proved.certificate).publicKey, proved.signature)).toBe(true)
}

describe('a whole transaction', () => {
  test('takes eleven commands, three of them after the last digit', async () => {
    const { talk, prove, said, stayed } = over(new SoftwareCard(material))
    expect(await talk.identify()).toMatchObject({ kind: 'readable', medium: 'card' })
    expect(said()).toEqual(identifying)
    await talk.prepare(digest)
    expect(said()).toEqual(preparing)
    expectRight(await prove())
    expect(said()).toEqual(['verify', 'a4', 'sign'])
    expect(stayed).toEqual([false, true, false])
  })

  test('prepared again at once costs nothing, and again a while later keeps 確定する short', async () => {
    const { talk, prove, said } = over(new SoftwareCard(material))
    await talk.identify()
    await talk.prepare(digest)
    said()
    now += 2000
    await talk.prepare(digest)
    expect(said()).toEqual([])
    now += 1
    await talk.prepare(digest)
    expect(said()).toEqual(preparing)
    now += 4000
    expectRight(await prove())
    expect(said()).toEqual(['verify', 'a4', 'sign'])
  })

  test('takes two more where nothing was prepared, and reads nothing twice', async () => {
    const { talk, prove, said, stayed } = over(new SoftwareCard(material))
    await talk.identify()
    said()
    expectRight(await prove())
    expect(said()).toEqual(whole)
    expect(await talk.readFacts(digitsOf(testFacts.checkNumber), digest)).toMatchObject({ kind: 'right', facts: testFacts.basic })
    expect(said().slice(0, 5)).toEqual(['a4', 'b0', 'a4', '20', 'verify'])
    expect(stayed).toEqual([false, false, false])
  })

  test.each([
    ['no short ids', noShortIds],
    ['no extended commands', (command: Uint8Array) => (command.length === 7 && command[4] === 0 ? word(0x6700) : null)],
  ])('goes well with a card that takes %s', async (_, bend) => {
    const { talk, prove, said } = over(new SoftwareCard(material), bend)
    await talk.identify()
    await talk.prepare(digest)
    said()
    expectRight(await prove())
    expect(said()).toEqual(['verify', 'a4', 'sign'])
  })

  test('goes well with a card that gives short answers', async () => {
    const chip = new SoftwareCard(material)
    const { talk, prove, said } = over(chip, (command) => {
      const answer = chip.respond(command)
      return command[1] === 0xb0 && answer.length > 90 ? Uint8Array.from([...answer.subarray(0, 88), 0x90, 0x00]) : answer
    })
    expect(await talk.identify()).toMatchObject({ jpki: { certificateDigest: digest } })
    await talk.prepare(digest)
    said()
    expectRight(await prove())
    expect(said()).toEqual(['verify', 'a4', 'sign'])
  })
})

describe('what was prepared', () => {
  test('holds for four seconds', async () => {
    const { talk, prove, said } = over(new SoftwareCard(material))
    await talk.prepare(digest)
    now += 4000
    said()
    expectRight(await prove())
    expect(said()).toEqual(['verify', 'a4', 'sign'])
    await talk.prepare(digest)
    now += 4001
    said()
    expectRight(await prove())
    expect(said()).toEqual(whole)
  })

  test('is used once, for the same certificate and placement, and after nothing else was said', async () => {
    const others: readonly ((it: ReturnType<typeof over>) => unknown)[] = [
      ({ prove }) => prove('0000'),
      ({ prove }) => prove('12'),
      ({ talk }) => talk.identify(),
      ({ talk }) => talk.readFacts(digitsOf('0'.repeat(14)), digest),
      ({ talk }) => talk.prepare('a'.repeat(64)),
      ({ talk }) => talk.forget(),
    ]
    for (const other of others) {
      const it = over(new SoftwareCard(material))
      await it.talk.identify()
      await it.talk.prepare(digest)
      await other(it)
      it.said()
      expectRight(await it.prove())
      expect(it.said()).toEqual(whole)
    }
    const it = over(new SoftwareCard(material))
    await it.talk.prepare(digest)
    expect(await it.prove('1234', 'a'.repeat(64))).toEqual({ kind: 'swapped' })
    await it.talk.prepare(digest)
    expect(await it.talk.prove(challenge, null, digest)).toEqual({ kind: 'failed', why: 'this device does not verify its owner' })
  })

  test('with no try left is blocked, without VERIFY', async () => {
    const bend = (command: Uint8Array) => (hexOf(command) === '00200098' ? word(0x63c0) : null)
    const { talk, prove, said, stayed } = over(new SoftwareCard(material), bend)
    await talk.prepare(digest)
    said()
    expect(await prove()).toEqual({ kind: 'blocked' })
    expect(said()).toEqual([])
    expect(stayed).toEqual([true, false])
  })

  test.each([
    [0x63c2, { kind: 'wrong', triesLeft: 2 }], [0x63c0, { kind: 'blocked' }], [0x6983, { kind: 'blocked' }], [0x6984, { kind: 'blocked' }],
    [0x6f00, { kind: 'failed', why: 'verify: 6F00' }], [0x6c04, { kind: 'failed', why: 'verify: otherLength' }],
    [0x6981, { kind: 'failed', why: 'verify: 6981' }], [0x6a86, { kind: 'failed', why: 'verify: 6A86' }],
  ])('takes VERIFY\'s answer %i for what it says, asks no second time, and powers off', async (status, outcome) => {
    const bend = (command: Uint8Array) => (nameOf(command) === 'verify' ? word(status) : null)
    const { talk, prove, said, stayed } = over(new SoftwareCard(material), bend)
    await talk.prepare(digest)
    said()
    expect(await prove()).toEqual(outcome)
    expect(said()).toEqual(['verify'])
    expect(stayed).toEqual([true, false])
  })

  test('stays with its power only when all went well', async () => {
    const others = [new SoftwareCard(testMaterial()), new SoftwareCard(testMaterial({ medium: 'android' }))]
    for (const other of others) {
      const { talk, stayed, said } = over(other)
      await talk.prepare(digest)
      expect(stayed).toEqual([false])
      expect(said()).not.toContain('verify')
    }
    const open = over(new SoftwareCard(material), (command) => (hexOf(command) === '00200098' ? word(0x9000) : null))
    await open.talk.prepare(digest)
    expect(open.stayed, 'somebody else\'s PIN is open').toEqual([false])
  })

  test('on a card that went while it was prepared is nothing', async () => {
    let went = false
    const it: ReturnType<typeof over> = over(new SoftwareCard(material), (command) => {
      if (nameOf(command) === '20' && !went) it.talk.forget()
      return null
    })
    await it.talk.prepare(digest)
    went = true
    it.said()
    expectRight(await it.prove())
    expect(it.said()).toEqual(whole)
  })
})

describe('the certificate that was read', () => {
  const certificate = Buffer.from(certificateOf(material))
  const copies = (overwritten: readonly Buffer[]) => overwritten.filter((bytes) => bytes.equals(certificate)).length
  /** The card's first page, whatever card it is. */
  const forged = (command: Uint8Array) =>
    (hexOf(command).startsWith('00b08a') ? Buffer.concat([certificate.subarray(0, 256), word(0x9000)]) : null)

  test('is compared by its first page; a stranger\'s card with the same page cannot sign for it', async () => {
    const stranger = new SoftwareCard(testMaterial())
    let through = line(new SoftwareCard(material))
    const burst: Burst = (converse) => converse((command) => through.transmit(command))
    const talk = new Conversations(burst, { profiles: [], now: () => new Date(0), elapsed: () => now })
    await talk.identify()
    through = line(stranger, forged)
    expect(await talk.prove(challenge, digitsOf('1234'), digest)).toEqual({ kind: 'failed', why: 'the signature does not fit the certificate' })
    expect(through.names).toEqual(whole)
    through = line(stranger)
    expect(await talk.prove(challenge, digitsOf('1234'), digest)).toEqual({ kind: 'swapped' })
    expect(through.names).toEqual(['a4', 'b0'])
    expect(stranger.triesLeft).toBe(3)
  })

  test('of one card is not taken for another\'s that was identified elsewhere', async () => {
    const other = testMaterial()
    let through = line(new SoftwareCard(other))
    const talk = new Conversations((converse) => converse((command) => through.transmit(command)), { profiles: [], now: () => new Date(0) })
    await talk.identify()
    through = line(new SoftwareCard(material))
    expectRight(await talk.prove(challenge, digitsOf('1234'), digest))
  })

  test('is overwritten when the card goes; what a proof handed on stays', async () => {
    const { talk, prove } = over(new SoftwareCard(material))
    await talk.identify()
    const proved = await prove()
    expect(copies(await overwrittenIn(() => talk.forget()))).toBe(1)
    expectRight(proved)
    expect(copies(await overwrittenIn(() => talk.forget()))).toBe(0)
  })

  test('is lent as a copy, and the copy is overwritten when nothing is handed on', async () => {
    const { talk, prove } = over(new SoftwareCard(material))
    await talk.identify()
    const lent = [() => prove('0000'), () => talk.readFacts(digitsOf(testFacts.checkNumber), digest), () => talk.prepare(digest)]
    for (const converse of lent) expect(copies(await overwrittenIn(converse))).toBe(1)
    expectRight(await prove())
  })

  test('of a card that went while it was read is not kept', async () => {
    const extended: boolean[] = []
    let leaves = true
    const it: ReturnType<typeof over> = over(new SoftwareCard(material), (command) => {
      extended.push(isExtended(command))
      if (leaves && isExtended(command)) it.talk.forget()
      return null
    })
    expect(copies(await overwrittenIn(() => it.talk.identify()))).toBe(1)
    leaves = false
    extended.splice(0)
    expectRight(await it.prove())
    expect(extended).toContain(true)
  })

  test('by a preparation is kept for the proof, too', async () => {
    const extended: boolean[] = []
    const it = over(new SoftwareCard(material), (command) => { extended.push(isExtended(command)); return null })
    await it.talk.prepare(digest)
    expect(extended).toContain(true)
    extended.splice(0)
    now += 5000
    expectRight(await it.prove())
    expect(extended).not.toContain(true)
  })
})
