import { expect, test } from 'vitest'
import { started } from './tube-bench.fixture.ts'

test.each([100, 600, 1_200])('an order that its hopper hears %d ms late, while the driver was killed: recall waits, and knows what came out', async lateMs => {
  const { bench, bus, payOut } = await started({ tubes: [{ value: 100, count: 6, capacity: 50 }] })
  await payOut(100, '0')
  const hopper = bus.hopper(100)
  const ask = hopper.ask.bind(hopper)
  const heard = Promise.withResolvers<void>()
  hopper.ask = (header, data) => {
    if (header !== 167) return ask(header, data)
    heard.resolve()
    bench.timer.after(lateMs, () => void ask(header, data))
    return null
  }
  void bench.coins.payOut(200, 'a')
  await bench.till(heard.promise)
  bench.restart()
  expect(await bench.till(bench.coins.recall('a'))).toEqual({ kind: 'paid', paid: 200 })
  expect(bench.counted).toBe(bus.till.inTubes)
})

test.each([0, 150, 400, 2_000])('a driver that is killed %d ms after it began to pay tells after its restart what came out, and pays nothing', async ms => {
  const { bench, bus } = await started()
  void bench.coins.payOut(880, 'a')
  await bench.timer.pass(ms)
  bench.restart()
  const recalled = await bench.till(bench.coins.recall('a'))
  const { paidOut } = bus.till.state
  if (recalled.kind === 'never') expect(paidOut).toBe(0)
  else expect(recalled).toMatchObject({ paid: paidOut })
  await bench.timer.pass(5_000)
  expect([bus.till.state.paidOut, bench.counted]).toEqual([paidOut, bus.till.inTubes])
  expect(await bench.till(bench.coins.recall('b'))).toEqual({ kind: 'never' })
})

test('a driver that is killed before any tube was ordered to pay says never, whatever it had planned', async () => {
  const { bench, bus } = await started()
  await bench.timer.pass(3_000)
  void bench.coins.payOut(300, 'a')
  await bench.timer.pass(1)
  expect(bench.levels.money.payOut, 'begun').toMatchObject({ order: 'a', paid: 0 })
  bench.restart()
  expect(await bench.till(bench.coins.recall('a'))).toEqual({ kind: 'never' })
  await bench.timer.pass(5_000)
  expect(bus.till.state.paidOut).toBe(0)
})

test('the count was lost: nobody knows what came of the last order, now or after any start', async () => {
  const { bench, payOut } = await started()
  await payOut(300)
  bench.kill()
  const read = bench.levels.read.bind(bench.levels)
  bench.levels.read = () => ({ kind: 'broken', why: 'torn' })
  bench.restart()
  expect(await bench.till(bench.coins.recall('a'))).toEqual({ kind: 'unknown' })
  await bench.till(bench.coins.since([]))
  await bench.timer.pass(500)
  bench.levels.read = read
  bench.restart()
  expect(await bench.till(bench.coins.recall('a')), 'once more').toEqual({ kind: 'unknown' })
  bench.levels.read = () => ({ kind: 'none' })
  bench.restart()
  expect(await bench.till(bench.coins.recall('a')), 'the file is gone').toEqual({ kind: 'unknown' })
})

test('the tube of an order is not configured any more: nobody can ask it', async () => {
  const { bench, bus } = await started({ coinMs: 200 })
  void bench.coins.payOut(500 + 400, 'a')
  await bench.timer.pass(700)
  bench.kill()
  await bench.timer.pass(5_000)
  expect(bus.till.state.paidOut).toBeGreaterThan(0)
  bench.levels.money = { ...bench.levels.money, tubes: bench.levels.money.tubes.map(tube => tube.order === null ? tube : { ...tube, address: 9 }) }
  bench.restart()
  expect(await bench.till(bench.coins.recall('a'))).toEqual({ kind: 'unknown' })
})

test('power that fails in the middle of the first order since it was on: nobody can tell what came of it', async () => {
  const { bench, bus } = await started({ coinMs: 200 })
  void bench.coins.payOut(300, 'a')
  await bench.timer.pass(250)
  bus.reset()
  bench.restart()
  expect(await bench.till(bench.coins.recall('a'))).toEqual({ kind: 'unknown' })
  expect(bench.warned).toEqual([expect.stringContaining('nobody knows what the tube of 100 yen at 5 paid of 3 coins')])
})
