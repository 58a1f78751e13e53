import { beforeEach, describe, expect, test } from 'vitest'
import { CardClient } from './card-client.ts'
import type { Telling } from './card-service.ts'
import { contractProfiles as profiles } from './card.contract.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import { FaultyChip } from './faulty-chip.ts'
import { digitsOf } from './line.fixture.ts'
import { serving } from './serving.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { WitnessedChip } from './test-chip.ts'
import { digestOf, testFacts, testMaterial } from './test-material.ts'
import { TestTimer } from './test-timer.ts'

const now = () => new Date('2026-01-01T00:00:00Z')
const patience = 10_000
const mine = testMaterial({ userId: 'A1', facts: testFacts })
const hers = testMaterial({ pin: '9999', facts: testFacts })
const digest = digestOf(mine)

// As in the terminal: client, pipe, service, reader, and a card that something is wrong with.
let time: TestTimer
let card: SoftwareCard
let witness: WitnessedChip
let chip: FaultyChip
let reader: DemoCardReader
let killed: number
let client: CardClient

beforeEach(() => {
  time = new TestTimer()
  card = new SoftwareCard(mine)
  witness = new WitnessedChip(card)
  chip = new FaultyChip(witness, time.timer, pseudoRandom(7))
  killed = 0
  const open = (telling: Telling) => {
    reader = new DemoCardReader({ profiles, now, pace: async () => {}, ...telling })
    reader.place(chip)
    return reader
  }
  const start = serving(open, () => { killed += 1 })
  client = new CardClient({ start, reader: 'Reader', profiles, timer: time.timer, patience })
})

/** The same bytes in every run, so that a test that fails fails again. */
function pseudoRandom(seed: number) {
  let state = seed
  return (bytes: number) => Uint8Array.from({ length: bytes }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state >> 16
  })
}

/** Everything that a customer's visit asks of the card, one after the other. */
async function visit() {
  const identified = await client.identify()
  await client.prepare(digest)
  const proved = await client.prove(Uint8Array.of(1), digitsOf('1234'), digest)
  const read = await client.readFacts(digitsOf(testFacts.checkNumber), digest)
  return [identified.kind, proved.kind, read.kind]
}

/** Lets everything that is already settled be noticed. */
function settled(): Promise<'settled'> {
  return new Promise((resolve) => { setImmediate(() => resolve('settled')) })
}

/** Lets time pass whenever somebody waits for it, until the visit is over. */
async function visitInTime(): Promise<readonly string[]> {
  const over = visit()
  for (;;) {
    const kinds = await Promise.race([over, settled()])
    if (kinds !== 'settled') return kinds
    time.pass(Math.min(...time.waiting, patience))
  }
}

/** What may come of each when answers are bent. Facts are handed over as the card tells them: their signature is the center's to judge. */
const outcomes = [
  ['readable', 'foreign', 'mute', 'gone', 'failed'], ['wrong', 'blocked', 'gone', 'swapped', 'failed'], ['right', 'wrong', 'blocked', 'gone', 'swapped', 'failed'],
]

describe('a card that is', () => {
  test.each(['short', 'long', 'garbage'] as const)(
    '%s comes to an outcome each time, proves nothing, and is told each number once at the most', async (kind) => {
      chip.fault = { kind }
      const kinds = await visit()
      for (const [place, known] of outcomes.entries()) expect(known).toContain(kinds[place])
      // The PIN and 照合番号B, each to be used once; a signature belongs to the PIN alone.
      expect(witness.seen.filter((seen) => seen === 'verify').length).toBeLessThan(3)
      expect(witness.seen.filter((seen) => seen === 'sign').length).toBeLessThan(2)
      expect(killed).toBe(0)
    },
  )

  test('slow is waited for as long as every answer comes within the watchdog’s patience', async () => {
    chip.fault = { kind: 'slow', ms: patience - 1 }
    expect(await visitInTime()).toEqual(['readable', 'right', 'right'])
    expect(killed).toBe(0)
  })

  test('mute: the watchdog notices, the process is killed, and the next one finds the card well again, no try lost', async () => {
    chip.fault = { kind: 'mute' }
    const identified = client.identify()
    await settled()
    time.pass(patience)
    expect(await identified).toEqual({ kind: 'failed', why: 'the card reader does not answer' })
    expect(killed).toBe(1)
    chip.powerOff()
    chip.fault = { kind: 'well' }
    time.pass(500)
    expect(await visit()).toEqual(['readable', 'right', 'right'])
    expect(card.triesLeft).toBe(3)
  })

  test('mute and taken away is gone, without the watchdog', async () => {
    chip.fault = { kind: 'mute' }
    const identified = client.identify()
    await settled()
    reader.remove()
    expect(await identified).toEqual({ kind: 'gone' })
    expect(killed).toBe(0)
  })

  test('slow and taken away in the midst is gone, and has not spent the try it was told to', async () => {
    await client.identify()
    await client.prepare(digest)
    chip.fault = { kind: 'slow', ms: 500 }
    const proved = client.prove(Uint8Array.of(1), digitsOf('0000'), digest)
    await settled()
    reader.remove()
    expect(await proved).toEqual({ kind: 'gone' })
    expect(card.triesLeft).toBe(3)
  })
})

/** More commands than a whole visit has. */
const longest = 30

test('reset before any command: an outcome each time, no second PIN to a card that heard the first, and all is well afterwards', async () => {
  for (let command = 1; command <= longest; command += 1) {
    chip.resetBefore(command)
    const kinds = await visit()
    expect([command, ...kinds.slice(1)]).toEqual([command, expect.stringMatching(/right|failed|swapped/), expect.stringMatching(/right|failed|swapped/)])
    chip.resetBefore(Infinity)
    expect([command, ...await visit()]).toEqual([command, 'readable', 'right', 'right'])
  }
})

test('reset before any command: a wrong PIN costs one try at the most', async () => {
  const left: (number | null)[] = []
  for (let command = 1; command <= longest; command += 1) {
    await client.identify()
    chip.resetBefore(command)
    await client.prepare(digest)
    await client.prove(Uint8Array.of(1), digitsOf('0000'), digest)
    chip.resetBefore(Infinity)
    left.push(card.triesLeft)
    expect(await client.prove(Uint8Array.of(1), digitsOf('1234'), digest)).toMatchObject({ kind: 'right' })
  }
  expect(left).toEqual(Array<number>(longest).fill(2))
})

test('swapped before any command of a proof, within one look of the reader: nobody’s proof is made with two cards', async () => {
  const proofs: string[] = []
  for (let command = 0; command < longest; command += 1) {
    const other = new SoftwareCard(hers)
    chip.swap(witness)
    await client.identify()
    let left = command
    const bend = chip.respond.bind(chip)
    chip.respond = (bytes) => {
      if (left === 0) chip.swap(other)
      left -= 1
      return bend(bytes)
    }
    const proved = await client.prove(Uint8Array.of(1), digitsOf('1234'), digest)
    chip.respond = bend
    proofs.push(proved.kind)
    expect(['right', 'swapped', 'failed', 'wrong']).toContain(proved.kind)
    if (left >= 0) expect(proved).toMatchObject({ kind: 'right', certificate: mine.certificate })
    else expect(proved.kind).not.toBe('right')
  }
  expect(new Set(proofs)).toContain('swapped')
  expect(proofs.at(-1)).toBe('right')
})
