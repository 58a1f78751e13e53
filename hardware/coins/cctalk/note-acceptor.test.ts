import { expect, test } from 'vitest'
import { ascii, bench } from './bench.fixture.ts'
import { NoteAcceptor } from './note-acceptor.ts'
import type { Replies } from './bench.fixture.ts'

function acceptor(replies: Replies) {
  const on = bench(40, replies)
  return { ...on, device: new NoteAcceptor(on.bus, 40) }
}

async function yenOf(replies: Replies): Promise<readonly (number | null)[]> {
  const { device, until } = acceptor(replies)
  const told = await until(device.channels())
  if (told.kind !== 'told') throw new Error('It did not tell')
  return told.value.map(({ yen }) => yen)
}

const idIn = (ids: readonly string[]) => ([channel = 0]: readonly number[]) => {
  const id = ids[channel - 1]
  return id === undefined ? 'nack' as const : ascii(id)
}

test('its notes are named by value and issue, in units that it says for Japan', async () => {
  const none = Array.from({ length: 12 }, () => null)
  const forJapan = (data: readonly number[]): readonly number[] => data.join() === ascii('JP').join() ? [1, 0, 0] : [0, 0, 0]
  expect(await yenOf({ 156: forJapan, 157: idIn(['JP1000A', 'JP2000A', 'JP5000A', 'JP1000B']) })).toEqual([1000, 2000, 5000, 1000, ...none])
  const thousands = { 156: [0xe8, 3, 0], 157: idIn(['JP0001A', 'JP0010A', 'JP0007A', 'EU0005A']) }
  expect(await yenOf(thousands)).toEqual([1000, 10_000, null, null, ...none])
  const hundredths = { 156: [100, 0, 2], 157: idIn(['JP1000A', 'JP0000A', '.......', 'JPabcdA']) }
  expect(await yenOf(hundredths)).toEqual([1000, null, null, null, ...none])
})

test('one that does not say in which units: the value as it stands; one that says it has none for Japan: nothing', async () => {
  expect((await yenOf({ 156: 'nack', 157: idIn(['JP1000A']) }))[0]).toBe(1000)
  expect((await yenOf({ 157: idIn(['JP1K0A ']) }))[0], '156 unanswered').toBe(1000)
  expect((await yenOf({ 156: [0, 0, 0], 157: idIn(['JP1000A']) }))[0]).toBe(null)
})

test('its events are read from its own memory', async () => {
  const { device, until } = acceptor({ 159: [2, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0] })
  const nothing = { a: 0, b: 0 }
  const events = [{ a: 1, b: 0 }, { a: 1, b: 1 }, nothing, nothing, nothing]
  expect(await until(device.events())).toEqual({ kind: 'told', value: { counter: 2, events } })
})

test('it is told to use stacker and escrow', async () => {
  const { device, until, sent } = acceptor({ 153: [] })
  expect([await until(device.useEscrow()), sent()]).toEqual(['done', [[153, 3]]])
})

test('a note in escrow goes where it is told to, or it says why not', async () => {
  const { device, until, sent } = acceptor({ 154: [] })
  expect([await until(device.route('stack')), await until(device.route('return')), sent()]).toEqual(['done', 'done', [[154, 1], [154, 0]]])
  for (const [reply, routed] of [[[254], 'empty'], [[255], 'failed'], ['nack', 'refused']] as const) {
    const other = acceptor({ 154: reply })
    expect(await other.until(other.device.route('stack'))).toBe(routed)
  }
})
