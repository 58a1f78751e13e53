import { beforeEach, describe, expect, test } from 'vitest'
import type { CardChange } from './card.ts'
import { CardClient } from './card-client.ts'
import type { CardProcess } from './card-client.ts'
import { cardRequest } from './card-message.ts'
import { serveCards } from './card-service.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import { SoftwareCard } from './software-card.ts'
import { testMaterial } from './test-material.ts'
import { TestTimer } from './test-timer.ts'

const digest = 'a'.repeat(64)
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
    reader: 'Reader', timer: time.timer, patience,
  })
  client.watch(({ kind }) => heard.push(kind))
})

describe('the card client', () => {
  test('opens the reader and passes on what the process tells', async () => {
    expect(current().received).toEqual([{ kind: 'open', reader: 'Reader' }])
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
    expect(current().received).toEqual([{ kind: 'open', reader: 'Reader' }])
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
    ['a broken outcome', { kind: 'identified', id: 1, outcome: { kind: 'jpki' } }],
    ['an unknown field', { kind: 'change', change: { kind: 'placed', pin: '1234' } }],
  ])('kills a process that says %s', async (_, message) => {
    const identified = client.identify()
    await settled()
    current().say(message)
    expect(await identified).toEqual({ kind: 'failed', why: 'the card process does not speak our language' })
    expect(current().killed).toBe(1)
  })

  test('does not take the answer to one question for that to another', async () => {
    const proved = client.prove(Uint8Array.of(1), Uint8Array.of(1), digest)
    await settled()
    current().say({ kind: 'identified', id: 1, outcome: { kind: 'foreign' } })
    expect(await proved).toEqual({ kind: 'failed', why: 'the card process answered something else' })
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
  const reader = new DemoCardReader(() => new Date('2026-01-01T00:00:00Z'), async () => {})
  let ended = false
  const start = (): CardProcess => {
    const toService: ((message: unknown) => void)[] = []
    const toClient: ((message: unknown) => void)[] = []
    const onExit: ((code: number | null) => void)[] = []
    const end = () => { ended = true; for (const listener of onExit) listener(0) }
    const reply = (message: object) => toClient.forEach((listener) => listener(structuredClone(message)))
    serveCards({ send: reply, onMessage: (listener) => toService.push(listener), end }, () => reader)
    return {
      send: (message) => {
        const copy: unknown = structuredClone(message)
        queueMicrotask(() => toService.forEach((listener) => listener(copy)))
      },
      onMessage: (listener) => toClient.push(listener),
      onExit: (listener) => onExit.push(listener),
      kill: end,
    }
  }
  const whole = new CardClient({ start, reader: 'Reader', timer: time.timer, patience })
  await settled()
  reader.place(new SoftwareCard(testMaterial({ pin: '9876' })))
  const identified = await whole.identify()
  if (identified.kind !== 'jpki') throw new Error(identified.kind)
  const prove = (digits: string) => whole.prove(Uint8Array.of(1), Uint8Array.from(Buffer.from(digits)), identified.certificateDigest)
  expect(await prove('1111')).toEqual({ kind: 'wrong', triesLeft: 2 })
  expect(await prove('9876')).toMatchObject({ kind: 'right' })
  await whole.close()
  expect(ended).toBe(true)
})
