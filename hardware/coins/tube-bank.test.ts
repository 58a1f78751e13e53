import { expect, test } from 'vitest'
import { started } from './tube-bench.fixture.ts'
import type { BenchWish } from './cctalk-bench.fixture.ts'
import type { SoftwareBus } from './software/software-bus.ts'

test('what is owed comes out in the fewest coins, and own count and tubes agree', async () => {
  const { bus, counts, own, payOut } = await started()
  expect(await payOut(690)).toEqual({ kind: 'paid', paid: 690 })
  expect([counts(), own(), bus.till.state.tray]).toEqual([[16, 3, 5, 1], [16, 3, 5, 1], 690])
  expect(await payOut(0, 'b')).toEqual({ kind: 'paid', paid: 0 })
})

test('more than there is: all of it, and the rest is owed', async () => {
  const { bench, counts, payOut } = await started({ tubes: [{ value: 10, count: 3, capacity: 9 }, { value: 100, count: 2, capacity: 9 }] })
  expect(await payOut(590)).toEqual({ kind: 'short', paid: 230, owed: 360 })
  expect(counts()).toEqual([0, 0])
  expect((await bench.till(bench.coins.state())).tubes.map(({ level }) => level)).toEqual(['empty', 'empty'])
})

test('a tube that holds less than was counted is empty; the others pay for it', async () => {
  const { bench, bus, counts, own, payOut } = await started()
  bus.till.fill(500, 0)
  expect(await payOut(600)).toEqual({ kind: 'paid', paid: 600 })
  expect([counts(), own()]).toEqual([[20, 4, 0, 0], [20, 4, 0, 0]])
  expect(bench.warned).toEqual(['coins: the tube of 500 yen at 6 is empty; 2 more coins had been counted'])
})

test('a tube that gets stuck pays what it has paid; the others pay the rest, and it is left out until its power was off', async () => {
  const { bench, bus, counts, own, payOut } = await started()
  bus.hopper(100).jamAfter(1)
  expect(await payOut(400)).toEqual({ kind: 'paid', paid: 400 })
  expect([counts(), own()]).toEqual([[10, 0, 5, 2], [10, 0, 5, 2]])
  const values = async () => (await bench.till(bench.coins.state())).tubes.map(({ value }) => value)
  expect([bench.told, await values()]).toEqual([[{ kind: 'fault', fault: 'payoutStuck' }], [10, 50, 500]])
  bus.hopper(100).jamAfter(null)
  expect(await payOut(200, 'b')).toEqual({ kind: 'stuck', paid: 100, owed: 100 })
  bus.reset([5])
  await bench.timer.pass(3_000)
  expect([bench.told.at(-1), await values()]).toEqual([{ kind: 'cleared', fault: 'payoutStuck' }, [10, 50, 100, 500]])
})

test.each([1, 2, 5])('an order whose answer is lost after one of as many coins (%d): what came out is paid, and recall says the same', async coins => {
  const { bench, bus, payOut } = await started()
  await payOut(coins * 100)
  bus.faults.plan('lost', 1, { header: 167 })
  expect(await payOut(coins * 100, 'b')).toEqual({ kind: 'paid', paid: coins * 100 })
  await bench.timer.pass(5_000)
  expect(await bench.till(bench.coins.recall('b'))).toEqual({ kind: 'paid', paid: coins * 100 })
  expect([bench.counted, (await bench.till(bench.coins.state())).faults]).toEqual([bus.till.inTubes, []])
})

test.each(['busy', 'nack'] as const)('a tube that says %s once pays nothing for it now, and is well again as soon as it says so', async mishap => {
  const { bench, bus, payOut } = await started({ tubes: [{ value: 100, count: 6, capacity: 50 }] })
  await payOut(100, '0')
  bus.faults.plan(mishap, 1, { header: 167 })
  expect(await payOut(100)).toEqual({ kind: 'stuck', paid: 0, owed: 100 })
  await bench.timer.pass(5_000)
  expect(bench.told).toEqual([{ kind: 'fault', fault: 'payoutStuck' }, { kind: 'cleared', fault: 'payoutStuck' }])
  expect(await payOut(100, 'b')).toEqual({ kind: 'paid', paid: 100 })
})

test('a tube that is jammed is no better after a restart of the driver: it says so itself', async () => {
  const { bench, bus, payOut } = await started()
  bus.hopper(100).jamAfter(1)
  await payOut(300)
  bench.restart()
  const { faults, tubes: left } = await bench.till(bench.coins.state())
  expect([faults, left.map(({ value }) => value)]).toEqual([['payoutStuck'], [10, 50, 500]])
})

test('a tube that had to be stopped, and knows of nothing wrong, is left out until its power was off', async () => {
  const { bench, bus, payOut } = await started({ hopperTimeoutMs: 600_000 })
  bus.hopper(100).jamAfter(1)
  expect(await payOut(250)).toEqual({ kind: 'paid', paid: 250 })
  await bench.timer.pass(60_000)
  expect((await bench.till(bench.coins.state())).tubes.map(({ value }) => value)).toEqual([10, 50, 500])
  bus.reset([5])
  await bench.timer.pass(3_000)
  expect((await bench.till(bench.coins.state())).tubes).toHaveLength(4)
})

test.each<[string, BenchWish, number, readonly number[]]>([
  ['tubes stand still, one after the other', { hopperTimeoutMs: 600_000 }, 690, [500, 100, 50]],
  ['a tube needs long for each coin', { coinMs: 400, tubes: [{ value: 10, count: 300, capacity: 400 }] }, 2_500, []],
  [
    'one stands still, and another needs long', { coinMs: 600, hopperTimeoutMs: 600_000, tubes: [{ value: 10, count: 300, capacity: 400 }, { value: 500, count: 9, capacity: 9 }] },
    3_000, [500],
  ],
])('whatever tubes do, a pay-out is over in 75 s, and says what came out: %s', async (_, wish, yen, jammed) => {
  const { bench, bus, payOut } = await started(wish)
  for (const value of jammed) bus.hopper(value).jamAfter(value === 500 ? 0 : 1)
  const begun = bench.timer.now()
  const outcome = await payOut(yen)
  expect(bench.timer.now() - begun).toBeLessThan(75_000)
  bus.run()
  expect(outcome).toMatchObject({ paid: bus.till.state.paidOut, owed: yen - bus.till.state.paidOut })
  await bench.timer.pass(60_000)
  expect([bus.till.state.paidOut, bench.counted]).toEqual([outcome.paid, bus.till.inTubes])
})

test('a tube that missed a look while coins could fall is asked again before it is passed over', async () => {
  const { bench, bus, payOut } = await started({ tubes: [{ value: 100, count: 6, capacity: 50 }] })
  await bench.till(bench.coins.accept([100]))
  const isThere = async () => (await bench.till(bench.coins.state())).tubes.length > 0
  bus.faults.mute([3])
  for (let waited = 0; waited < 100 && await isThere(); waited += 1) await bench.timer.pass(50)
  expect(await isThere()).toBe(false)
  bus.faults.mute([])
  await bench.till(bench.coins.inhibit())
  expect(await payOut(300)).toEqual({ kind: 'paid', paid: 300 })
})

/** Has the hopper of this value answer as told, or as it does anyway (`undefined`). */
function answering(bus: SoftwareBus, value: number, say: (header: number, data: Uint8Array) => null | undefined): void {
  const hopper = bus.hopper(value)
  const ask = hopper.ask.bind(hopper)
  hopper.ask = (header, data) => say(header, data) === null ? null : ask(header, data)
}

test('a tube that knows neither flags nor levels is a tube all the same, also after a restart', async () => {
  const { bench, bus, payOut } = await started({ tubes: [{ value: 100, count: 6, capacity: 50 }] })
  answering(bus, 100, header => header === 163 || header === 217 ? null : undefined)
  await payOut(100, '0')
  bench.restart()
  await bench.till(bench.coins.state())
  await bench.timer.pass(3_000)
  expect(await payOut(200)).toEqual({ kind: 'paid', paid: 200 })
})

test('what its lower sensor says makes a tube low, whatever was counted', async () => {
  const { bench, bus } = await started({ tubes: [{ value: 100, count: 30, capacity: 100 }] })
  const level = async () => (await bench.till(bench.coins.state())).tubes.map(tube => [tube.count, tube.level])
  expect(await level()).toEqual([[30, 'enough']])
  bus.till.fill(100, 3)
  await bench.timer.pass(70_000)
  expect(await level()).toEqual([[30, 'low']])
  bus.till.fill(100, 30)
  await bench.timer.pass(70_000)
  expect(await level()).toEqual([[30, 'enough']])
})

test.each(['lost', 'checksum'] as const)('an order whose answer is %s is not given again', async mishap => {
  const { bus, counts, payOut } = await started()
  bus.faults.plan(mishap, 1, { header: 167 })
  expect(await payOut(300)).toEqual({ kind: 'paid', paid: 300 })
  expect([counts(), bus.till.state.paidOut]).toEqual([[20, 4, 3, 2], 300])
})

test('a tube that falls silent in the middle may have paid all: nobody pays that a second time', async () => {
  const { bench, bus } = await started({ coinMs: 200 })
  const paying = bench.coins.payOut(390, 'a')
  await bench.timer.pass(400)
  bus.faults.mute([5])
  const outcome = await bench.till(paying)
  expect(outcome).toMatchObject({ kind: 'stuck' })
  bus.run()
  expect(bus.till.state.paidOut, 'all of it is out').toBe(390)
  expect(outcome.paid).toBeLessThan(390)
  bus.faults.mute([])
  await bench.timer.pass(5_000)
  expect(await bench.till(bench.coins.recall('a')), 'once it answers, it is known').toEqual({ kind: 'paid', paid: 390 })
  expect(bench.counted).toBe(bus.till.inTubes)
})

test('while the disk refuses the count no change is promised; it ends by itself', async () => {
  const { bench } = await started()
  const promised = async () => (await bench.till(bench.coins.state())).tubes.length
  bench.levels.full = true
  await bench.till(bench.coins.accept([100]))
  bench.bus.insert(100)
  await bench.timer.pass(300)
  expect(await promised()).toBe(0)
  bench.levels.full = false
  await bench.timer.pass(3_000)
  expect([await promised(), bench.counted]).toEqual([4, bench.bus.till.inTubes])
})

test('nothing is paid that could not be written down before', async () => {
  const { bench, bus, payOut } = await started()
  bench.levels.full = true
  expect(await payOut(100)).toEqual({ kind: 'stuck', paid: 0, owed: 100 })
  expect(bus.till.state.paidOut).toBe(0)
})

test('a hopper that does not answer is no tube, and that is told; it is one again when it answers', async () => {
  const { bench, bus, payOut } = await started()
  bus.unplug([3, 4, 5, 6])
  await bench.timer.pass(12_000)
  expect([bench.told, (await bench.till(bench.coins.state())).tubes]).toEqual([[{ kind: 'fault', fault: 'payoutStuck' }], []])
  expect(await payOut(100)).toEqual({ kind: 'stuck', paid: 0, owed: 100 })
  bus.plug()
  await bench.timer.pass(5_000)
  expect(bench.told.at(-1)).toEqual({ kind: 'cleared', fault: 'payoutStuck' })
  expect(await payOut(100, 'b')).toEqual({ kind: 'paid', paid: 100 })
})

test('a line that is cut is no fault of the tubes: nothing can be paid, and once it is back everything can', async () => {
  const { bench, payOut } = await started()
  bench.line.plugged = false
  await bench.timer.pass(15_000)
  expect([bench.told, (await bench.till(bench.coins.state())).tubes]).toEqual([[{ kind: 'fault', fault: 'offline' }], []])
  bench.line.plugged = true
  await bench.timer.pass(6_000)
  expect(bench.told.slice(1)).toEqual([{ kind: 'cleared', fault: 'offline' }])
  expect(await payOut(100)).toEqual({ kind: 'paid', paid: 100 })
})

test.each([-10, 0.5, Number.NaN, Infinity])('%d yen are no amount', async yen => {
  const { bench } = await started()
  await expect(bench.till(bench.coins.payOut(yen, 'a'))).rejects.toThrow(RangeError)
})
