import { expect, test } from 'vitest'
import { ascii, bench } from './bench.fixture.ts'
import { Hopper } from './hopper.ts'
import { hopperFlagWords, isStuck } from './hopper-flags.ts'
import { Peer } from './peer.ts'
import type { Replies } from './bench.fixture.ts'

function hopper(replies: Replies) {
  const on = bench(3, replies)
  return { ...on, device: new Hopper(on.bus, 3, on.timer) }
}

test('it says who it is, what it counted, and how full it is', async () => {
  const named = { 246: ascii('M'), 245: ascii('Payout'), 244: ascii('H'), 242: [7, 0, 1] }
  const { bus, device, until } = hopper({ ...named, 166: [9, 3, 4, 0], 217: [0b110001] })
  expect(await until(new Peer(bus, 3).identify())).toMatchObject({ value: { category: 'Payout', serial: 65_543 } })
  expect(await until(device.serial())).toEqual({ kind: 'told', value: 65_543 })
  expect(await until(device.status())).toEqual({ kind: 'told', value: { counter: 9, remaining: 3, paid: 4, unpaid: 0 } })
  expect(await until(device.level())).toEqual({ kind: 'told', value: { low: true, high: false } })
})

test('a sensor of its level that it does not have says nothing', async () => {
  const upper = hopper({ 217: [0b100011] })
  expect(await upper.until(upper.device.level())).toEqual({ kind: 'told', value: { low: null, high: true } })
})

test('what it says of itself comes in one, two or three bytes', async () => {
  for (const [bytes, flags] of [
    [[0b10000010], ['timeout', 'disabled']], [[0b100000, 0b10001], ['optoBlocked', 'shortPayout', 'reverseLimit']],
    [[0, 0, 0b11101], ['powerDown', 'wrongPin', 'wrongKey', 'encrypted']], [[0, 0, 0b11100000], []],
  ] as const) {
    const { device, until } = hopper({ 163: bytes })
    const told = await until(device.flags())
    expect(told.kind === 'told' && [...told.value]).toEqual(flags)
    for (const flag of flags) expect(hopperFlagWords[flag]).not.toBe('')
  }
})

test('without coins is not stuck', () => {
  expect([isStuck(new Set(['timeout', 'reversed', 'powerUp'])), isStuck(new Set(['timeout', 'optoBlocked']))]).toEqual([false, true])
})

test('an order names its serial number, and is sent once, whatever comes back', async () => {
  const { device, until, sent } = hopper({ 164: [] })
  expect([await until(device.enable()), await until(device.dispense(0x0a_d7_df, 6))]).toEqual(['done', 'silent'])
  expect(sent()).toEqual([[164, 165], [167, 0xdf, 0xd7, 0x0a, 6]])
  for (const [reply, done] of [[[], 'done'], [[10], 'done'], ['nack', 'refused']] as const) {
    const other = hopper({ 167: reply })
    expect(await other.until(other.device.dispense(1, 6))).toBe(done)
  }
})

test('told to stop it says how many will not come', async () => {
  const { device, until } = hopper({ 172: [4] })
  expect(await until(device.stop())).toEqual({ kind: 'told', value: 4 })
})

test('over the bus it pays: 167 once, though its answer and every third other message is lost', async () => {
  const status = { counter: 9, remaining: 0, paid: 2 }
  const { device, line, until, timer } = hopper({
    164: [], 242: [1, 2, 3], 163: [0],
    166: () => [status.counter, status.remaining, status.paid, 0],
    167: ([, , , count = 0]) => {
      status.counter += 1
      status.remaining = count
      status.paid = 0
      const fall = (): void => {
        status.remaining -= 1
        status.paid += 1
        if (status.remaining > 0) timer.after(250, fall)
      }
      timer.after(250, fall)
      return [status.counter]
    },
  })
  const { script } = line
  line.script = (frame, nth) => {
    const said = script(frame, nth)
    return frame.header === 167 || nth % 3 === 0 ? [] : said
  }
  expect(await until(device.payOut(12))).toEqual({ paid: 12, unpaid: 0, why: 'done', sure: true })
  expect(line.count(167)).toBe(1)
})
