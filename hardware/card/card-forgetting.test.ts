import { expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { placeholderProfile } from './card-ap.ts'
import { CardClient } from './card-client.ts'
import { DemoCardReader } from './demo-card-reader.ts'
import { FakeProcess } from './fake-process.fixture.ts'
import { serving } from './serving.fixture.ts'
import { TestTimer } from './test-timer.ts'

const profiles = [placeholderProfile]
const digest = 'a'.repeat(64)
const secret = () => Uint8Array.of(0x31, 0x32, 0x33, 0x34)
/** What a pipe's end reads at a time is taken by it. */
const forgets = { kind: 'forget', filler: new Uint8Array(65_536) }
const clientOf = (start: () => FakeProcess) => new CardClient({ start, reader: 'Reader', profiles, timer: new TestTimer().timer, patience: 10_000 })

test.each([
  ['a PIN that was right', 'prove', { kind: 'proved', id: 1, outcome: { kind: 'right', certificate: secret(), signature: secret() } }],
  ['a PIN that was wrong', 'prove', { kind: 'proved', id: 1, outcome: { kind: 'wrong', triesLeft: 2 } }],
  ['照合番号B', 'readFacts', { kind: 'factsRead', id: 1, outcome: { kind: 'right', facts: secret(), attestation: secret(), certificate: secret() } }],
] as const)('the card process is to forget %s once it has been used', async (_, call, answer) => {
  const child = new FakeProcess()
  const client = clientOf(() => child)
  const used = call === 'prove' ? client.prove(secret(), secret(), digest) : client.readFacts(secret(), digest)
  await vi.waitUntil(() => child.received.length === 2, patience)
  expect(child.received).not.toContainEqual(forgets)
  child.say(answer)
  await used
  expect(child.received.slice(2)).toEqual([forgets])
  // Nobody waits for it, and that it was done is no trouble.
  child.say({ kind: 'forgotten', filler: forgets.filler })
  expect(child.killed).toBe(0)
})

test('it is to forget who was here when the terminal does, also where no PIN was typed', async () => {
  const child = new FakeProcess()
  const client = clientOf(() => child)
  const seen = client.identify()
  await vi.waitUntil(() => child.received.length === 2, patience)
  child.say({ kind: 'identified', id: 1, outcome: { kind: 'readable', medium: 'card', municipality: null, jpki: null, userId: 'KAKU0001' } })
  await seen
  expect(child.received).toHaveLength(2)
  client.forget()
  expect(child.received.slice(2)).toEqual([forgets])
})

test('a process that died of it has nothing left to forget, and none is asked', async () => {
  const child = new FakeProcess()
  const client = clientOf(() => child)
  const used = client.prove(secret(), secret(), digest)
  await vi.waitUntil(() => child.received.length === 2, patience)
  child.exit(null)
  expect(await used).toMatchObject({ kind: 'failed' })
  client.forget()
  expect(child.received).toHaveLength(2)
})

test('the card process forgets when it is told to, and fills the pipe back once it has', async () => {
  const happened: string[] = []
  const reader = new DemoCardReader({ profiles, now: () => new Date('2026-01-01T00:00:00Z'), pace: async () => {} })
  const child = serving(() => reader, () => {}, async () => void happened.push('forgot'))()
  child.onMessage((message) => { if (JSON.stringify(message).startsWith('{"kind":"forgotten"')) happened.push('filled') })
  child.send({ kind: 'open', reader: 'Reader', profiles, extended: true })
  child.send(forgets)
  await vi.waitUntil(() => happened.length === 2, patience)
  expect(happened).toEqual(['forgot', 'filled'])
})
