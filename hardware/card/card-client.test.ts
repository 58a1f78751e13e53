import { beforeEach, describe, expect, test } from 'vitest'
import { placeholderProfile } from './card-ap.ts'
import type { CardChange, FactsRead } from './card.ts'
import { CardClient } from './card-client.ts'
import type { CardProcess } from './card-client.ts'
import { cardRequest } from './card-message.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import { serving } from './serving.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testFacts, testMaterial } from './test-material.ts'
import { TestTimer } from './test-timer.ts'

const digest = 'a'.repeat(64)
const profiles = [placeholderProfile]
const patience = 10_000

/** A process that says what the test wants it to say, and ends when the test wants. */
class FakeProcess implements CardProcess {
  readonly received: unknown[] = []
  killed = 0
  say: (message: unknown) => void = () => {}
  exit: (code: number | null) => void = () => {}
  send(message: object): void { this.received.push(structuredClone(message)) }
  onMessage(listener: (message: unknown) => void): void { this.say = listener }
  onExit(listener: (code: number | null) => void): void { this.exit = listener }
  kill(): void { this.killed += 1 }
}

let time: TestTimer
let processes: FakeProcess[]
let client: CardClient
let heard: CardChange['kind'][]

/** The process that was started last. */
function current(): FakeProcess {
  const last = processes.at(-1)
  if (last === undefined) throw new Error('no process was started')
  return last
}

function change(kind: CardChange['kind']): object {
  return { kind: 'change', change: { kind } }
}

/** Lets everything that is already settled be noticed. */
function settled(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve) })
}

beforeEach(() => {
  time = new TestTimer()
  processes = []
  heard = []
  client = new CardClient({
    start: () => { processes.push(new FakeProcess()); return current() },
    reader: 'Reader', profiles, timer: time.timer, patience,
  })
  client.watch(({ kind }) => heard.push(kind))
})

describe('the card client', () => {
  test('opens the reader and passes on what the process tells', async () => {
    expect(current().received).toEqual([{ kind: 'open', reader: 'Reader', profiles }])
    current().say(change('readerFound'))
    current().say(change('placed'))
    expect(heard).toEqual(['readerLost', 'readerFound', 'placed'])
    const identified = client.identify()
    await settled()
    expect(current().received.at(-1)).toEqual({ kind: 'identify', id: 1 })
    current().say({ kind: 'identified', id: 1, outcome: { kind: 'foreign' } })
    expect(await identified).toEqual({ kind: 'foreign' })
    expect(time.waiting).toEqual([])
  })

  test('tells the name of every reader that the service shows, and asks for any when none is named', () => {
    const names: string[] = []
    const any = new CardClient({
      start: () => { processes.push(new FakeProcess()); return current() },
      reader: '', profiles, timer: time.timer, patience, onReader: (name) => names.push(name),
    })
    expect(cardRequest.parse(current().received[0])).toMatchObject({ reader: '' })
    current().say({ kind: 'reader', name: 'Desk 00 00' })
    current().say({ kind: 'reader', name: 'Till 00 00' })
    expect(names).toEqual(['Desk 00 00', 'Till 00 00'])
    expect(any.state).toBe('noService')
  })

  test('overwrites the PIN as soon as the pipe has it, and keeps it overwritten whatever comes', async () => {
    const pin = Uint8Array.from(Buffer.from('1234'))
    const proved = client.prove(Uint8Array.of(1, 2), pin, digest)
    await settled()
    expect([...pin]).toEqual([0, 0, 0, 0])
    expect(cardRequest.parse(current().received.at(-1))).toMatchObject({ kind: 'prove', pin: Uint8Array.from(Buffer.from('1234')) })
    current().exit(null)
    expect(await proved).toEqual({ kind: 'failed', why: 'the card process ended' })
    const late = Uint8Array.from(Buffer.from('1234'))
    expect(await client.prove(new Uint8Array(1), late, digest)).toEqual({ kind: 'failed', why: 'the card process is not running' })
    expect([...late]).toEqual([0, 0, 0, 0])
  })

  test('asks an iPhone\'s signature without a PIN, and an Android phone\'s without knowing its certificate', async () => {
    void client.prove(Uint8Array.of(1), null, digest)
    await settled()
    expect(cardRequest.parse(current().received.at(-1))).toMatchObject({ kind: 'prove', pin: null, expected: digest })
    current().say({ kind: 'proved', id: 1, outcome: { kind: 'gone' } })
    void client.prove(Uint8Array.of(1), Uint8Array.of(1), null)
    await settled()
    expect(cardRequest.parse(current().received.at(-1))).toMatchObject({ kind: 'prove', id: 2, expected: null })
  })

  test('overwrites 照合番号B as soon as the pipe has it, and keeps it overwritten whatever comes', async () => {
    const number = Uint8Array.from(Buffer.from('55021720352285'))
    const read = client.readFacts(number, digest)
    await settled()
    expect(number.filter((byte) => byte !== 0)).toHaveLength(0)
    expect(cardRequest.parse(current().received.at(-1))).toEqual({
      kind: 'readFacts', id: 1, number: Uint8Array.from(Buffer.from('55021720352285')), expected: digest,
    })
    current().exit(null)
    expect(await read).toEqual({ kind: 'failed', why: 'the card process ended' })
    const late = Uint8Array.from(Buffer.from('55021720352285'))
    expect(await client.readFacts(late, digest)).toEqual({ kind: 'failed', why: 'the card process is not running' })
    expect(late.filter((byte) => byte !== 0)).toHaveLength(0)
  })

  test('lets calls wait for one another, also after one of them failed', async () => {
    const first = client.identify()
    const second = client.identify()
    await settled()
    expect(current().received).toHaveLength(2)
    current().say({ kind: 'identified', id: 1, outcome: { kind: 'gone' } })
    await first
    await settled()
    expect(current().received).toHaveLength(3)
    current().say({ kind: 'identified', id: 1, outcome: { kind: 'foreign' } })
    current().say({ kind: 'identified', id: 2, outcome: { kind: 'mute' } })
    expect(await second).toEqual({ kind: 'mute' })
  })

  test('kills a process that hangs, settles the call, and starts another once it has really ended', async () => {
    current().say(change('readerFound'))
    current().say(change('placed'))
    const identified = client.identify()
    await settled()
    time.pass(patience - 1)
    expect(current().killed).toBe(0)
    time.pass(1)
    expect(await identified).toEqual({ kind: 'failed', why: 'the card reader does not answer' })
    expect(current().killed).toBe(1)
    expect(heard).toEqual(['readerLost', 'readerFound', 'placed', 'removed', 'readerLost'])
    const [hung] = processes
    hung?.say(change('readerFound'))
    time.pass(60_000)
    expect(processes).toHaveLength(1)
    expect(heard.at(-1)).toBe('readerLost')
    hung?.exit(null)
    time.pass(500)
    expect(processes).toHaveLength(2)
    expect(current().received).toEqual([{ kind: 'open', reader: 'Reader', profiles }])
    current().say(change('readerFound'))
    expect(heard.at(-1)).toBe('readerFound')
  })

  test('starts a process that dies again, with growing pauses until the reader is found', () => {
    for (const pause of [500, 1000, 2000, 4000, 5000, 5000]) {
      const count = processes.length
      current().exit(1)
      expect(time.waiting).toEqual([pause])
      time.pass(pause)
      expect(processes).toHaveLength(count + 1)
    }
    current().say(change('readerFound'))
    current().exit(1)
    expect(time.waiting).toEqual([500])
  })

  test.each([
    ['nonsense', 'hello'],
    ['a broken outcome', { kind: 'identified', id: 1, outcome: { kind: 'readable' } }],
    ['an unknown field', { kind: 'change', change: { kind: 'placed', pin: '1234' } }],
  ])('kills a process that says %s', async (_, message) => {
    const identified = client.identify()
    await settled()
    current().say(message)
    expect(await identified).toEqual({ kind: 'failed', why: 'the card process does not speak our language' })
    expect(current().killed).toBe(1)
  })

  test('does not take the answer to one question for that to another', async () => {
    const mixedUp = { kind: 'failed', why: 'the card process answered something else' }
    const questions = [
      () => client.prove(Uint8Array.of(1), Uint8Array.of(1), digest),
      () => client.readFacts(Uint8Array.of(1), digest),
      () => client.identify(),
    ]
    const answers = ['identified', 'proved', 'factsRead']
    for (const [index, ask] of questions.entries()) {
      const asked = ask()
      await settled()
      current().say({ kind: answers[index], id: index + 1, outcome: { kind: 'gone' } })
      expect(await asked).toEqual(mixedUp)
    }
  })

  test('closes: asks, waits for the end, kills if it does not come, and starts nothing more', async () => {
    const closed = client.close()
    await settled()
    expect(current().received.at(-1)).toEqual({ kind: 'close' })
    time.pass(patience)
    expect(current().killed).toBe(1)
    current().exit(null)
    await closed
    time.pass(60_000)
    expect(processes).toHaveLength(1)
  })

  test('closed while the process is down, starts nothing more', async () => {
    current().exit(1)
    await client.close()
    expect(time.waiting).toEqual([])
  })
})

test('client and service carry a whole conversation', async () => {
  const reader = new DemoCardReader({ profiles, now: () => new Date('2026-01-01T00:00:00Z'), pace: async () => {} })
  let ended = false
  const start = serving(() => reader, () => { ended = true })
  const whole = new CardClient({ start, reader: 'Reader', profiles, timer: time.timer, patience })
  await settled()
  const material = testMaterial({ pin: '9876', facts: testFacts })
  reader.place(new SoftwareCard(material))
  expect(await whole.identify()).toMatchObject({ kind: 'readable', medium: 'card' })
  const prove = (digits: string) => whole.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from(digits)), digestOf(material))
  expect(await prove('1111')).toEqual({ kind: 'wrong', triesLeft: 2 })
  expect(await prove('9876')).toMatchObject({ kind: 'right' })
  const { basic: facts, attestation, certificate, checkNumber } = testFacts
  const read = await whole.readFacts(Uint8Array.from(Buffer.from(checkNumber)), digestOf(material))
  expect(read).toEqual({ kind: 'right', facts, attestation, certificate })
  await whole.close()
  expect(ended).toBe(true)
})

test('the card process keeps neither facts nor 照合番号B once the pipe has them', async () => {
  const left: Uint8Array[] = []
  class Remembering extends DemoCardReader {
    override async readFacts(number: Uint8Array, expected: string): Promise<FactsRead> {
      const outcome = await super.readFacts(number, expected)
      left.push(number, ...outcome.kind === 'right' ? [outcome.facts, outcome.attestation, outcome.certificate] : [])
      return outcome
    }
  }
  const reader = new Remembering({ profiles, now: () => new Date('2026-01-01T00:00:00Z'), pace: async () => {} })
  const whole = new CardClient({ start: serving(() => reader, () => {}), reader: 'Reader', profiles, timer: time.timer, patience })
  const material = testMaterial({ facts: testFacts })
  reader.place(new SoftwareCard(material))
  const read = await whole.readFacts(Uint8Array.from(Buffer.from(testFacts.checkNumber)), digestOf(material))
  expect(read).toMatchObject({ kind: 'right', facts: testFacts.basic })
  expect(left.map((bytes) => [bytes.length, bytes.every((byte) => byte === 0)])).toEqual(
    [14, testFacts.basic.length, testFacts.attestation.length, testFacts.certificate.length].map((length) => [length, true]),
  )
})
