import { expect, test } from 'vitest'
import { asking } from './asking.fixture.ts'

test('a note waits in escrow until it is stacked, and is money only then', () => {
  const { bus, clock, open, ask, data } = asking({ stackMs: 500 })
  open()
  expect(String.fromCharCode(...data(40, 157, 1))).toBe('JP1000A')
  expect([data(40, 156, 74, 80), data(40, 156, 69, 85)]).toEqual([[1, 0, 0], [0, 0, 0]])
  expect([bus.insert(1000), bus.insert(1000)]).toEqual(['held', 'returned'])
  expect(data(40, 159).slice(0, 3)).toEqual([1, 1, 1])
  expect(ask(40, 154, 1)).toEqual({ header: 0, data: [] })
  expect([data(40, 159)[0], bus.till.state.tookIn]).toEqual([1, 0])
  clock.now += 500
  expect(data(40, 159).slice(0, 5)).toEqual([2, 1, 0, 1, 1])
  expect(bus.till.state).toMatchObject({ inserted: 2000, returned: 1000, held: 0, tookIn: 1000, cashBox: 1000 })
  expect(ask(40, 154, 1)?.data).toEqual([254])
})

test('a note goes back when it is told to, when nobody decides, and when the power was cut', () => {
  const { bus, clock, open, ask, data } = asking({ escrowMs: 30_000 })
  open()
  bus.insert(1000)
  ask(40, 154, 0)
  expect(data(40, 159).slice(0, 3)).toEqual([2, 0, 1])
  bus.insert(1000)
  clock.now += 29_000
  ask(40, 154, 255)
  clock.now += 29_000
  expect(data(40, 159)[0]).toBe(3)
  clock.now += 2000
  expect(data(40, 159).slice(0, 3)).toEqual([4, 0, 1])
  bus.insert(1000)
  bus.reset([40])
  expect([data(40, 159)[0], bus.insert(1000), data(40, 159).slice(0, 3)]).toEqual([0, 'returned', [1, 0, 0]])
  expect(bus.till.state).toMatchObject({ inserted: 4000, returned: 4000, held: 0, tookIn: 0 })
})

test('without an escrow it is money at once; inhibited, jammed or full it is none', () => {
  const { bus, open, ask, data } = asking()
  open()
  ask(40, 153, 1)
  expect([bus.insert('JP1000A'), data(40, 159).slice(0, 3)]).toEqual(['credited', [1, 1, 0]])
  ask(40, 231, 0, 0)
  expect([bus.insert(1000), data(40, 159).slice(0, 3)]).toEqual(['returned', [2, 0, 4]])
  ask(40, 231, 1, 0)
  bus.notes?.fail('stackerFull')
  expect([bus.insert(1000), data(40, 159).slice(0, 3), data(40, 232)]).toEqual(['returned', [4, 0, 14], [45]])
  bus.notes?.fail('jammed')
  expect([data(40, 159).slice(0, 3), data(40, 232), data(40, 236)]).toEqual([[5, 0, 16], [39], [1]])
  expect(bus.till.state).toMatchObject({ tookIn: 1000, returned: 2000 })
})
