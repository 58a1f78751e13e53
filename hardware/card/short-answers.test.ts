import { beforeEach, expect, test } from 'vitest'
import { CardClient } from './card-client.ts'
import { cardRequest } from './card-message.ts'
import { FakeProcess } from './fake-process.fixture.ts'
import { TestTimer } from './test-timer.ts'

const patience = 10_000
const said = { kind: 'said', said: { header: '00B08A00', sent: 7, received: 1474, word: '9000', ms: 80 } }

let time: TestTimer
let current: FakeProcess
let sent: number
let client: CardClient
beforeEach(() => {
  time = new TestTimer()
  sent = 0
  const start = () => current = new FakeProcess()
  client = new CardClient({ start, reader: '', profiles: [], timer: time.timer, patience, onSending: () => { sent += 1 } })
})

/** Lets everything that is already settled be noticed. */
function settled(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve) })
}

const change = (kind: string) => ({ kind: 'change', change: { kind } })
const sending = (extended: boolean) => ({ kind: 'sending', extended })
/** Whether the process that was started last may send extended commands. */
const opened = () => cardRequest.parse(current.received[0])

/** A call during which the process says this, and then nothing more. */
async function hung(...messages: readonly object[]) {
  const identified = client.identify()
  await settled()
  for (const message of messages) current.say(message)
  time.pass(patience)
  const { why } = { why: null, ...await identified }
  current.exit(null)
  time.pass(60_000)
  return why
}

test('the next card process is opened for short answers only when this one was left at an extended command', async () => {
  expect(await hung()).toBe('the card reader does not answer')
  expect(await hung(sending(false))).toBe('the card reader does not answer')
  expect(await hung(sending(true), said)).toBe('the card reader does not answer')
  expect(await hung(sending(true), said, sending(false))).toBe('the card reader does not answer')
  expect(opened()).toMatchObject({ kind: 'open', extended: true })
  expect(await hung(sending(true))).toBe('the card reader does not answer an extended command')
  expect(opened()).toMatchObject({ kind: 'open', extended: false })
  expect(await hung(sending(false))).toBe('the card reader does not answer')
  expect(opened()).toMatchObject({ extended: false })
})

test('so it is when the process has ended at one, and until the reader is lost', async () => {
  const identified = client.identify()
  await settled()
  current.say(sending(true))
  current.exit(1)
  expect(await identified).toEqual({ kind: 'failed', why: 'the card process ended' })
  time.pass(60_000)
  expect(opened()).toMatchObject({ extended: false })
  // As a process tells at its start.
  current.say(change('readerLost'))
  current.say(change('readerFound'))
  await hung(sending(false))
  expect(opened()).toMatchObject({ extended: false })
  current.say(change('readerFound'))
  current.say(change('readerLost'))
  current.say(change('readerFound'))
  await hung()
  expect(opened()).toMatchObject({ extended: true })
})

test('every command that goes out is told of, once', () => {
  for (const message of [sending(true), said, sending(false)]) current.say(message)
  expect(sent).toBe(2)
})
