import { expect, test } from 'vitest'
import { asking } from './asking.fixture.ts'

test('coins fall one after the other by the clock, and are counted; the till has moved as much', () => {
  const { bus, clock, data, dispense } = asking({ coinMs: 1000 })
  expect(dispense(5, 3)).toEqual({ header: 0, data: [1] })
  const begun = clock.now
  expect(data(5, 166)).toEqual([1, 3, 0, 0])
  clock.now = begun + 1940
  expect(data(5, 166)).toEqual([1, 1, 2, 0])
  clock.now = begun + 2940
  expect(data(5, 166)).toEqual([1, 0, 3, 0])
  expect(bus.till.state).toMatchObject({ paidOut: 300, tray: 300 })
  expect([bus.till.tube(100).count, bus.till.take(), bus.till.state.tray]).toEqual([7, 300, 0])
})

test('without being enabled, with another serial number, of nothing, or while it pays, it pays nothing', () => {
  const { ask, data, dispense, bus } = asking()
  const serial = data(3, 242)
  expect(ask(3, 167, ...serial, 1)?.header).toBe(5)
  ask(3, 164, 165)
  expect([ask(3, 167, 1, 2, 3, 1)?.header, ask(3, 167, ...serial, 0)?.header, ask(3, 167, ...serial)?.header]).toEqual([5, 5, 5])
  expect(data(3, 166)).toEqual([0, 0, 0, 0])
  dispense(3, 9)
  expect(ask(3, 167, ...serial, 1)?.header).toBe(6)
  expect([data(3, 166)[0], bus.till.state.paidOut < 90]).toEqual([1, true])
  ask(3, 164, 0)
  expect(data(3, 163)[0]).toBe(128)
})

test('the counter goes from 255 to 1', () => {
  const { bus, data, dispense } = asking()
  bus.hopper(10).windTo(255)
  expect(dispense(3, 1)?.data).toEqual([1])
  expect(data(3, 166)[0]).toBe(1)
})

test('empty in the middle: after its time it gives up, and says what it did not pay', () => {
  const { bus, clock, data, dispense } = asking({ coinMs: 100, hopperTimeoutMs: 1000 })
  bus.till.fill(50, 2)
  dispense(4, 5)
  clock.now += 1000
  expect(data(4, 166)).toEqual([1, 3, 2, 0])
  clock.now += 200
  expect(data(4, 166)).toEqual([1, 0, 2, 3])
  expect([data(4, 163), data(4, 217)]).toEqual([[2, 0, 0], [0x31]])
  expect(bus.till.state).toMatchObject({ paidOut: 100, emptied: 400 })
})

test('a jam in the middle stops it, and it runs again when that is mended', () => {
  const { bus, clock, data, dispense } = asking({ coinMs: 100, hopperTimeoutMs: 1000 })
  bus.hopper(100).jamAfter(1)
  dispense(5, 3)
  clock.now += 5000
  expect([data(5, 166), data(5, 163)]).toEqual([[1, 0, 1, 2], [3, 0, 0]])
  bus.hopper(100).jamAfter(null)
  dispense(5, 2)
  clock.now += 5000
  expect([data(5, 166), data(5, 163)]).toEqual([[2, 0, 2, 0], [0, 0, 0]])
  expect(bus.till.state.paidOut).toBe(300)
})

test('told to stop, or cut from its power, it keeps what it has paid and what not', () => {
  const { bus, clock, ask, data, dispense } = asking({ coinMs: 1000 })
  dispense(6, 4)
  clock.now += 1500
  expect(ask(6, 172)?.data).toEqual([3])
  expect(data(6, 166)).toEqual([1, 0, 1, 3])
  dispense(6, 4)
  clock.now += 2500
  bus.reset([6])
  expect([data(6, 166), data(6, 163)]).toEqual([[0, 0, 2, 2], [0xc0, 0, 1]])
  expect(ask(6, 167, ...data(6, 242), 1)?.header).toBe(5)
  expect(bus.till.state.paidOut).toBe(1500)
})

test('restarted in the middle of a payout: the coins are where they were, and no more fall', () => {
  const first = asking({ coinMs: 1000 })
  first.dispense(3, 5)
  first.clock.now += 2500
  first.bus.run()
  const again = asking({ till: first.bus.till.state })
  again.clock.now += 100_000
  expect([again.data(3, 166), again.data(3, 163)]).toEqual([[0, 0, 2, 3], [0xc0, 0, 1]])
  expect(again.bus.till.state.paidOut).toBe(20)
})
