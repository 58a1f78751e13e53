import { expect, test } from 'vitest'
import { asking, request } from './asking.fixture.ts'

test('the frames of the specification’s example: a simple poll and its ACK', () => {
  const { bus } = asking()
  expect([...request(2, 254)]).toEqual([2, 0, 1, 254, 255])
  expect(bus.hear(Uint8Array.of(2, 0, 1, 254, 255)).map(({ bytes }) => [...bytes])).toEqual([[1, 0, 2, 0, 253]])
})

test('a request in pieces is heard, one with a wrong checksum or a gap of more than 50 ms is not', () => {
  const { bus, clock } = asking()
  expect(bus.hear(Uint8Array.of(2, 0, 1))).toEqual([])
  clock.now += 50
  expect(bus.hear(Uint8Array.of(254, 255))).toHaveLength(1)
  expect(bus.hear(Uint8Array.of(2, 0, 1, 254, 254))).toEqual([])
  bus.hear(Uint8Array.of(2, 0, 1))
  clock.now += 51
  expect(bus.hear(Uint8Array.of(254, 255))).toEqual([])
})

test('each address names itself, nobody else answers, and an unknown request is met by silence', () => {
  const { data, ask } = asking()
  const text = (to: number, header: number) => String.fromCharCode(...data(to, header))
  const categories = [2, 3, 4, 5, 6, 40].map((to) => text(to, 245))
  expect(categories).toEqual(['Coin Acceptor', 'Payout', 'Payout', 'Payout', 'Payout', 'Bill Validator'])
  const ids = [1, 2, 3, 4, 5, 6, 16].map((channel) => String.fromCharCode(...data(2, 184, channel)))
  expect(ids).toEqual(['JP010A', 'JP050A', 'JP100A', 'JP500A', 'JP500B', '......', '......'])
  expect([ask(2, 184, 17)?.header, ask(7, 254), ask(2, 99)]).toEqual([5, null, null])
  expect(new Set([2, 3, 4, 5, 6, 40].map((to) => data(to, 242).join())).size).toBe(6)
})

test('after the power came nothing is taken until mask and master say so; which coins are told apart by channel', () => {
  const { bus, ask, data } = asking()
  expect(bus.insert(100)).toBe('returned')
  ask(2, 231, 0b10000, 0)
  expect(bus.insert('JP500B')).toBe('returned')
  ask(2, 228, 1)
  expect([bus.insert('JP500A'), bus.insert('JP500B')]).toEqual(['returned', 'credited'])
  expect(data(2, 229)).toEqual([4, 5, 4, 0, 2, 0, 2, 0, 2, 0, 0])
  expect([data(2, 230), data(2, 227)]).toEqual([[16, 0], [1]])
  bus.reset([2])
  expect([data(2, 229), data(2, 230), data(2, 227)]).toEqual([Array(11).fill(0), [0, 0], [0]])
})

test('the counter goes from 255 to 1, and five events are remembered, newest first', () => {
  const { bus, open, data } = asking()
  open()
  bus.acceptor.events.windTo(253)
  for (const yen of [10, 50, 100, 500]) bus.insert(yen)
  bus.acceptor.pullLever()
  bus.acceptor.happen(20)
  expect(data(2, 229)).toEqual([4, 0, 20, 0, 254, 4, 4, 3, 3, 2, 2])
})

test('a coin goes into its tube while there is room, then into the cash box, and the event names the way', () => {
  const { bus, open, ask, data } = asking()
  open()
  for (let coin = 0; coin < 3; coin += 1) bus.insert(100)
  expect(data(2, 229).slice(1, 7)).toEqual([3, 5, 3, 3, 3, 3])
  expect([bus.till.tube(100).count, bus.till.state.cashBox]).toEqual([12, 100])
  ask(2, 222, 0b11110111)
  bus.insert(500)
  expect([bus.till.tube(500).count, bus.till.state.cashBox]).toEqual([10, 600])
})

test('a jam, a string and a fault of the self check are told, and no coin is credited that is not inside', () => {
  const { bus, open, data } = asking()
  open()
  expect([data(2, 232), data(2, 236)]).toEqual([[0], [0]])
  bus.acceptor.jam(14)
  expect([bus.insert(10), data(2, 232), data(2, 236)]).toEqual(['returned', [3], [1]])
  bus.acceptor.jam(null)
  bus.acceptor.break(30)
  expect([data(2, 232), data(2, 236)]).toEqual([[30], [0]])
  expect(bus.insertOnString(500)).toBe('credited')
  expect(data(2, 229).slice(0, 5)).toEqual([4, 0, 20, 4, 4])
  expect(bus.till.state).toMatchObject({ inserted: 510, returned: 10, pulledBack: 500, tookIn: 0 })
})

test('without power a coin falls through, and nobody hears of it; mute, it is taken all the same', () => {
  const { bus, open, ask, data } = asking()
  open()
  bus.faults.mute([2])
  expect([ask(2, 229), bus.insert(100)]).toEqual([null, 'credited'])
  bus.faults.mute([])
  expect(data(2, 229).slice(0, 3)).toEqual([1, 3, 3])
  bus.unplug()
  expect([bus.insert(100), bus.insert(1000), ask(2, 254), ask(3, 254)]).toEqual(['returned', 'returned', null, null])
  bus.plug()
  expect(data(2, 229)[0]).toBe(0)
  expect(bus.till.state).toMatchObject({ inserted: 1200, returned: 1100, tookIn: 100 })
})

test('what it does not know is not put in', () => {
  const { bus } = asking({ notes: false })
  expect([bus.insert(5), bus.insert('EU200A'), bus.insert(1000)]).toEqual([null, null, null])
  expect(bus.till.state.inserted).toBe(0)
})
