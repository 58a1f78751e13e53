import { expect, test } from 'vitest'
import { ascii, bench } from './bench.fixture.ts'
import { CoinAcceptor } from './acceptor.ts'
import { Peer } from './peer.ts'
import type { Replies } from './bench.fixture.ts'

function acceptor(replies: Replies) {
  const on = bench(2, replies)
  return { ...on, device: new CoinAcceptor(on.bus, 2) }
}

test('it says who it is', async () => {
  const { bus, until } = acceptor({ 246: ascii('Coin Works'), 245: ascii('Coin Acceptor'), 244: [0x43, 0x57, 0x07], 242: [1, 2, 3] })
  const value = { manufacturer: 'Coin Works', category: 'Coin Acceptor', product: 'CW?', serial: 1 + 2 * 256 + 3 * 65_536 }
  expect(await until(new Peer(bus, 2).identify())).toEqual({ kind: 'told', value })
})

test('its channels are asked one by one; old and new 500 yen are two of one value, and what is no coin of Japan has none', async () => {
  const ids: Record<number, string> = { 1: 'JP010A', 2: 'JP050A', 3: 'JP100A', 4: 'JP500A', 5: 'JP500B', 6: 'EU200A', 7: '......' }
  const { device, until } = acceptor({ 184: ([channel = 0]) => channel in ids ? ascii(ids[channel] ?? '') : 'nack' })
  const told = await until(device.channels())
  if (told.kind !== 'told') throw new Error('It did not tell')
  expect(told.value.map(({ channel, yen }) => [channel, yen]).slice(0, 8))
    .toEqual([[1, 10], [2, 50], [3, 100], [4, 500], [5, 500], [6, null], [7, null], [8, null]])
  expect([told.value.length, told.value[4]?.id, told.value[15]?.id]).toEqual([16, 'JP500B', ''])
})

test('one that falls silent among its channels has not told them', async () => {
  const { device, line, until } = acceptor({ 184: ascii('JP010A') })
  const { script } = line
  line.script = (frame, nth) => nth > 5 ? [] : script(frame, nth)
  expect(await until(device.channels())).toEqual({ kind: 'silent' })
})

test('its events are read newest first', async () => {
  const { device, until } = acceptor({ 229: [12, 4, 1, 0, 254, 3, 0, 0, 2, 1, 0] })
  const events = [{ a: 4, b: 1 }, { a: 0, b: 254 }, { a: 3, b: 0 }, { a: 0, b: 2 }, { a: 1, b: 0 }]
  expect(await until(device.events())).toEqual({ kind: 'told', value: { counter: 12, events } })
})

test('what it accepts is a mask of two bytes, channel 1 the lowest bit of the first, and then the master switch', async () => {
  const { device, until, sent } = acceptor({ 231: [], 228: [] })
  expect(await until(device.enable([1, 3, 9, 16]))).toBe('done')
  expect(await until(device.inhibitAll())).toBe('done')
  expect(sent()).toEqual([[231, 0b101, 0b10000001], [228, 1], [228, 0]])
})

test('a mask that it refuses is not followed by the master switch', async () => {
  const { device, until, sent } = acceptor({ 231: 'nack', 228: [] })
  expect(await until(device.enable([1]))).toBe('refused')
  expect(sent()).toEqual([[231, 1, 0]])
})

test('what it accepts can be read back, as after a reset', async () => {
  const { device, until } = acceptor({ 230: [0b101, 0b10000001], 227: [1] })
  expect(await until(device.inhibited())).toEqual({ kind: 'told', value: { master: false, accepts: [1, 3, 9, 16] } })
  const reset = acceptor({ 230: [0, 0], 227: [0] })
  expect(await reset.until(reset.device.inhibited())).toEqual({ kind: 'told', value: { master: true, accepts: [] } })
})

test('its self check names a fault, and perhaps the part of it; its optical sensors say which are covered', async () => {
  const { device, until } = acceptor({ 232: [8, 3], 236: [0b100, 0b1] })
  expect(await until(device.selfCheck())).toEqual({ kind: 'told', value: { code: 8, detail: 3 } })
  expect(await until(device.opto())).toEqual({ kind: 'told', value: [2, 8] })
  const well = acceptor({ 232: [0], 236: [0] })
  expect(await well.until(well.device.selfCheck())).toEqual({ kind: 'told', value: { code: 0, detail: null } })
  expect(await well.until(well.device.opto())).toEqual({ kind: 'told', value: [] })
})

test('a self check may move parts: it is given half a second, and asked for once, for nobody hears of coins meanwhile', async () => {
  const { device, line, timer, until, sent } = acceptor({})
  line.script = () => [{ afterMs: 450, bytes: [1, 1, 2, 0, 7, 245] }]
  expect(await until(device.selfCheck())).toMatchObject({ value: { code: 7 } })
  line.script = () => []
  const begun = timer.now()
  expect(await until(device.selfCheck())).toEqual({ kind: 'silent' })
  expect([sent(), timer.now() - begun < 700]).toEqual([[[232], [232]], true])
})

test('whether it is there is asked once; a device that is busy is', async () => {
  const there = acceptor({ 254: [] })
  expect(await there.until(there.device.isThere())).toBe(true)
  const busy = acceptor({ 254: 'nack' })
  expect(await busy.until(busy.device.isThere())).toBe(true)
  const nobody = acceptor({})
  expect([await nobody.until(nobody.device.isThere()), nobody.sent()]).toEqual([false, [[254]]])
})

test('what would be done again if it were heard twice, as a reset, is sent once', async () => {
  const { bus, until, sent } = acceptor({})
  expect(await until(new Peer(bus, 2).orderOnce(1, [], [0]))).toBe('silent')
  expect(sent()).toEqual([[1]])
})
