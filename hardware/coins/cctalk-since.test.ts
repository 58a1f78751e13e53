import { expect, test } from 'vitest'
import { CcTalkBench, openBench } from './cctalk-bench.fixture.ts'

test('since tells what was credited meanwhile, over the wrap, and watch goes on from there', async () => {
  const bench = await openBench()
  bench.bus.acceptor.events.windTo(253)
  await bench.timer.pass(600)
  bench.restart()
  for (const yen of [10, 5, 100, 500]) bench.bus.insert(yen)
  // 5 yen is no coin it knows: it fell through unseen.
  expect(await bench.till(bench.coins.since([{ inlet: 'coins', counter: 253 }, { inlet: 'notes', counter: 0 }]))).toEqual({
    kind: 'told', credits: [10, 100, 500].map((yen, at) => ({ inlet: 'coins', yen, counter: [254, 255, 1][at] })),
    faults: [], marks: [{ inlet: 'coins', counter: 1 }, { inlet: 'notes', counter: 0 }],
  })
  expect(bench.watch()).toEqual([])
  expect(bench.counted, 'counted as well').toBe(bench.bus.till.inTubes)
  expect(bench.bus.acceptor.takes, 'closed').toEqual([])
})

test.each([['reset', (bench: CcTalkBench) => bench.bus.reset()], ['overrun', (bench: CcTalkBench) => {
  for (let coin = 0; coin < 6; coin += 1) bench.bus.insert(10)
}]] as const)('a lost event is said: %s', async (why, lose) => {
  const bench = await openBench()
  bench.bus.insert(500)
  await bench.timer.pass(200)
  lose(bench)
  bench.restart()
  expect(await bench.till(bench.coins.since([{ inlet: 'coins', counter: 1 }]))).toMatchObject({ kind: 'lost', inlet: 'coins', why })
})

test.each([0, 1, 2])('a reset behind a counter that looks plausible is said, %d events later', async events => {
  const bench = await openBench()
  bench.bus.insert(500)
  bench.bus.reset()
  for (let event = 0; event < events; event += 1) bench.bus.acceptor.happen(1)
  bench.restart()
  expect(await bench.till(bench.coins.since([{ inlet: 'coins', counter: 0 }]))).toMatchObject({ kind: 'lost', inlet: 'coins', why: 'reset', credits: [] })
})

test('nobody there: silent; what happened since is told as soon as somebody is', async () => {
  const bench = await openBench()
  bench.bus.insert(100)
  bench.bus.faults.mute('all')
  bench.restart()
  expect(await bench.till(bench.coins.since([{ inlet: 'coins', counter: 0 }]))).toEqual({ kind: 'silent' })
  bench.watch()
  await bench.timer.pass(5_000)
  bench.bus.faults.mute([])
  await bench.timer.pass(5_000)
  expect(bench.told.filter(({ kind }) => kind === 'credited')).toEqual([{ kind: 'credited', credit: { inlet: 'coins', yen: 100, counter: 1 } }])
})

test('an inlet that was never seen lacks nothing', async () => {
  const bench = new CcTalkBench()
  bench.bus.acceptor.events.windTo(77)
  expect(await bench.till(bench.coins.since([]))).toEqual({ kind: 'told', credits: [], faults: [], marks: [{ inlet: 'coins', counter: 77 }, { inlet: 'notes', counter: 0 }] })
})

test('a note that was on its way, and arrived before anybody asked, is told once', async () => {
  const bench = await openBench()
  bench.bus.insert(1_000)
  await bench.timer.pass(300)
  bench.restart()
  await bench.timer.pass(2_000)
  expect(await bench.till(bench.coins.since([{ inlet: 'notes', counter: 1 }]))).toMatchObject({ kind: 'told', credits: [{ inlet: 'notes', yen: 1_000, counter: 2 }] })
  expect(bench.watch()).toEqual([])
})

test.each([100, 300, 500])('a note that was on its way when the driver was killed, after %d ms, belongs to who was there: since waits for it', async ms => {
  const bench = await openBench()
  bench.bus.insert(1_000)
  await bench.timer.pass(ms)
  bench.restart()
  const since = await bench.till(bench.coins.since([{ inlet: 'notes', counter: 1 }]))
  bench.watch()
  await bench.timer.pass(5_000)
  expect(bench.told.filter(({ kind }) => kind === 'credited')).toEqual([])
  const { cashBox, returned, held } = bench.bus.till.state
  expect([since.kind === 'silent' ? null : since.credits.map(({ yen }) => yen), held, cashBox + returned]).toEqual([cashBox > 0 ? [1_000] : [], 0, 1_000])
})

test('a coin that was pulled back meanwhile is said', async () => {
  const bench = await openBench()
  bench.bus.insertOnString(500)
  bench.restart()
  expect(await bench.till(bench.coins.since([{ inlet: 'coins', counter: 0 }]))).toMatchObject({ kind: 'told', credits: [{ yen: 500, counter: 1 }], faults: ['fraud'] })
})
