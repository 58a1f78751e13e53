import { beforeEach, describe, expect, test } from 'vitest'
import { placeholderProfile } from './card-ap.ts'
import type { CardChange } from './card.ts'
import { CardClient } from './card-client.ts'
import { cardRequest } from './card-message.ts'
import { FakeProcess } from './fake-process.fixture.ts'
import type { Said } from './said.ts'
import { TestTimer } from './test-timer.ts'

const digest = 'a'.repeat(64)
const profiles = [placeholderProfile]
const patience = 10_000

let time: TestTimer
let processes: FakeProcess[]
let client: CardClient
let heard: CardChange['kind'][]
let telegrams: Said[]
const said: Said = { header: '00B08A00', sent: 7, received: 1474, word: '9000', ms: 80 }

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
  telegrams = []
  client = new CardClient({
    start: () => { processes.push(new FakeProcess()); return current() },
    reader: 'Reader', profiles, timer: time.timer, patience, onSaid: (told) => telegrams.push(told),
  })
  client.watch(({ kind }) => heard.push(kind))
})

describe('the card client', () => {
  test('opens the reader and passes on what the process tells', async () => {
    expect(current().received).toEqual([{ kind: 'open', reader: 'Reader', profiles, extended: true }])
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
    expect(current().received).toEqual([{ kind: 'open', reader: 'Reader', profiles, extended: true }])
    current().say(change('readerFound'))
    expect(heard.at(-1)).toBe('readerFound')
  })

  test('waits from one APDU to the next: only a silence that is too long kills', async () => {
    const identified = client.identify()
    await settled()
    for (let apdu = 0; apdu < 20; apdu += 1) {
      time.pass(patience - 1)
      current().say({ kind: 'said', said })
    }
    expect(current().killed).toBe(0)
    expect(telegrams).toEqual(Array.from({ length: 20 }, () => said))
    // What else the process says is no sign of life of the card.
    current().say({ kind: 'state', state: 'session' })
    time.pass(patience)
    expect(current().killed).toBe(1)
    expect(await identified).toEqual({ kind: 'failed', why: 'the card reader does not answer' })
    current().say({ kind: 'said', said })
    expect(time.waiting).toEqual([])
  })

  test('hears what is said outside of a call, and waits for nothing then', () => {
    current().say({ kind: 'said', said })
    expect(telegrams).toEqual([said])
    expect(time.waiting).toEqual([])
  })

  test('shows the state that the process tells, and no service while there is no process', () => {
    expect(client.state).toBe('noService')
    for (const state of ['noReader', 'empty', 'present', 'session', 'mustRemove'] as const) {
      current().say({ kind: 'state', state })
      expect(client.state).toBe(state)
    }
    current().exit(1)
    expect(client.state).toBe('noService')
    time.pass(500)
    expect(processes).toHaveLength(2)
    processes[0]?.say({ kind: 'state', state: 'present' })
    expect(client.state).toBe('noService')
    current().say({ kind: 'state', state: 'noReader' })
    expect(client.state).toBe('noReader')
  })

  test('prepares in its turn, and comes back from it whatever becomes of the process', async () => {
    const prepared = client.prepare(digest)
    const proved = client.prove(Uint8Array.of(1), Uint8Array.of(1), digest)
    await settled()
    expect(cardRequest.parse(current().received.at(-1))).toEqual({ kind: 'prepare', id: 1, expected: digest })
    current().say({ kind: 'prepared', id: 1 })
    await prepared
    await settled()
    expect(current().received.at(-1)).toMatchObject({ kind: 'prove', id: 2 })
    current().say({ kind: 'proved', id: 2, outcome: { kind: 'gone' } })
    await proved
    const hung = client.prepare(digest)
    await settled()
    time.pass(patience)
    await hung
    expect(current().killed).toBe(1)
    await client.prepare(digest)
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
    ['more of an APDU than may be told', { kind: 'said', said: { ...said, header: '0020009831323334' } }],
    ['a state that there is not', { kind: 'state', state: 'broken' }],
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
