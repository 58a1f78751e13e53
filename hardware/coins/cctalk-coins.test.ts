import { describe, expect, test } from 'vitest'
import { CcTalkBench, openBench, startedBench } from './cctalk-bench.fixture.ts'
import type { CoinHappening } from './coins.ts'

const all = [10, 50, 100, 500, 1_000]
const credited = (yen: number, counter: number, inlet: 'coins' | 'notes' = 'coins'): CoinHappening => ({ kind: 'credited', credit: { inlet, yen, counter } })
const passed = (counter: number, inlet: 'coins' | 'notes' = 'coins'): CoinHappening => ({ kind: 'passed', mark: { inlet, counter } })
const fault = (fault: 'jam' | 'offline' | 'fraud' | 'uncounted' | 'broken' | 'payoutStuck'): CoinHappening => ({ kind: 'fault', fault })
const cleared = (fault: 'jam' | 'offline' | 'broken' | 'payoutStuck'): CoinHappening => ({ kind: 'cleared', fault })

describe('taking money', () => {
  test('each coin is told with the counter at it, of a poll in their order; old and new 500 yen are worth the same', async () => {
    const { bus, timer, told } = await openBench()
    for (const what of [10, 500, 'JP500B']) bus.insert(what)
    await timer.pass(250)
    expect(told).toEqual([credited(10, 1), credited(500, 2), credited(500, 3)])
  })

  test('only what is asked for is let in, and only what the configuration names', async () => {
    const bench = await openBench({ takes: ['JP100A', 'JP500B'] })
    expect([bench.bus.acceptor.takes, bench.bus.notes?.takes]).toEqual([[100, 500], []])
    expect([bench.bus.insert('JP500A'), bench.bus.insert('JP500B')]).toEqual(['returned', 'credited'])
    expect((await bench.till(bench.coins.state())).values).toEqual([100, 500])
    await bench.till(bench.coins.accept([100, 1_000]))
    expect([bench.bus.acceptor.takes, bench.bus.notes?.takes]).toEqual([[100], []])
    await bench.till(bench.coins.inhibit())
    expect(bench.bus.acceptor.takes).toEqual([])
  })

  test('an inhibit that comes while an inlet is being opened is the last word to both', async () => {
    const bench = await startedBench()
    for (let ms = 0; ms < 200; ms += 10) {
      const accepting = bench.coins.accept(all)
      await bench.timer.pass(ms)
      await bench.till(Promise.all([accepting, bench.coins.inhibit()]))
      expect([bench.bus.acceptor.takes, bench.bus.notes?.takes], `after ${ms} ms`).toEqual([[], []])
    }
  })

  test('what was refused is passed, once a poll, and only after the last credit', async () => {
    const { bus, timer, told } = await openBench({}, [100])
    for (const yen of [50, 100, 50, 50]) bus.insert(yen)
    await timer.pass(250)
    expect(told).toEqual([credited(100, 2), passed(4)])
  })

  test('it is polled within 200 ms, and within 100 ms while open', async () => {
    const bench = await startedBench()
    const since = async (): Promise<number> => {
      const before = bench.told.length
      const begun = bench.timer.now()
      bench.bus.acceptor.happen(1)
      while (bench.told.length === before) await bench.timer.pass(5)
      return bench.timer.now() - begun
    }
    for (let time = 0; time < 20; time += 1) {
      await bench.timer.pass(37)
      expect(await since()).toBeLessThanOrEqual(200)
    }
    await bench.till(bench.coins.accept(all))
    for (let time = 0; time < 20; time += 1) {
      await bench.timer.pass(37)
      expect(await since()).toBeLessThanOrEqual(130)
    }
  })

  test('a coin is counted to its tube before anybody is told of it, and to the cash box when the tube is full', async () => {
    const bench = await openBench({ tubes: [{ value: 100, count: 1, capacity: 2 }] })
    const seen: unknown[] = []
    bench.coins.watch(happening => {
      if (happening.kind === 'credited') seen.push([happening.credit.counter, bench.levels.money.tubes[0]?.count, bench.levels.money.cashbox])
    })
    bench.bus.insert(100)
    bench.bus.insert(100)
    await bench.timer.pass(250)
    // Both are of one poll.
    expect(seen).toEqual([[1, 2, 100], [2, 2, 100]])
    expect(await bench.till(bench.coins.state())).toMatchObject({ tubes: [{ value: 100, count: 2, capacity: 2, level: 'full' }], cashbox: 100 })
  })

  test('what happened while nobody watched is told to the next who does', async () => {
    const bench = new CcTalkBench()
    await bench.till(bench.coins.since([]))
    await bench.till(bench.coins.accept(all))
    bench.bus.insert(100)
    bench.bus.acceptor.jam(14)
    await bench.timer.pass(500)
    expect(bench.watch()).toEqual([credited(100, 1), fault('jam'), passed(2)])
  })
})

describe('notes', () => {
  test('a note is stacked where its value is accepted, and credited only when it is in the cash box', async () => {
    const { bus, timer, told } = await openBench()
    expect(bus.insert(1_000)).toBe('held')
    await timer.pass(300)
    expect([told, bus.till.state.held]).toEqual([[passed(1, 'notes')], 1_000])
    await timer.pass(600)
    expect([told, bus.till.state.cashBox]).toEqual([[passed(1, 'notes'), credited(1_000, 2, 'notes')], 1_000])
  })

  test('one that came just before the inlet closed goes back, and is never credited', async () => {
    const bench = await openBench()
    const { bus, timer, told } = bench
    bus.insert(1_000)
    await bench.till(bench.coins.inhibit())
    await timer.pass(2_000)
    expect([bus.till.state.held, bus.till.state.returned]).toEqual([0, 1_000])
    expect(told.filter(({ kind }) => kind === 'credited')).toEqual([])
  })

  test.each([100, 300, 600])('one that is on its way as the inlet closes, %d ms after it came, is credited before anybody is told that it is closed, or goes back', async ms => {
    const bench = await openBench()
    const { bus, timer, told } = bench
    bus.insert(1_000)
    await timer.pass(ms)
    await bench.till(bench.coins.inhibit())
    const known = told.length
    await timer.pass(5_000)
    expect(told.slice(known).filter(({ kind }) => kind === 'credited')).toEqual([])
    expect([told.filter(({ kind }) => kind === 'credited').length * 1_000, bus.till.state.held]).toEqual([bus.till.state.cashBox, 0])
  })

  test('one that a killed terminal left in escrow goes back at the next start', async () => {
    const bench = await openBench()
    bench.bus.insert(1_000)
    bench.restart()
    await bench.till(bench.coins.state())
    await bench.timer.pass(500)
    expect([bench.bus.till.state.held, bench.bus.till.state.returned]).toEqual([0, 1_000])
  })

  test('a note acceptor that is full or silent takes its value away, and is no fault', async () => {
    const bench = await startedBench()
    const values = async () => (await bench.till(bench.coins.state())).values
    bench.bus.notes?.fail('stackerFull')
    await bench.timer.pass(500)
    expect(await values()).toEqual([10, 50, 100, 500])
    bench.bus.notes?.fail(null)
    await bench.timer.pass(3_000)
    expect(await values()).toEqual(all)
    bench.bus.unplug([40])
    await bench.timer.pass(5_000)
    expect(await values()).toEqual([10, 50, 100, 500])
    bench.bus.plug()
    await bench.timer.pass(12_000)
    expect(await values()).toEqual(all)
    expect(bench.told.filter(({ kind }) => kind === 'fault')).toEqual([])
  })
})

describe('what goes wrong', () => {
  test('a jam is raised, and over with the next coin or when the self check finds nothing', async () => {
    const { bus, timer, told } = await openBench()
    bus.acceptor.happen(6)
    await timer.pass(250)
    bus.insert(100)
    await timer.pass(250)
    expect(told).toEqual([fault('jam'), passed(1), credited(100, 2), cleared('jam')])
    bus.acceptor.jam(14)
    await timer.pass(3_000)
    expect(told.slice(4)).toEqual([fault('jam'), passed(3)])
    bus.acceptor.jam(null)
    await timer.pass(3_000)
    expect(told.slice(6)).toEqual([cleared('jam')])
  })

  test('fraud is told each time, and never stands', async () => {
    const bench = await openBench()
    bench.bus.insertOnString(100)
    await bench.timer.pass(250)
    expect(bench.told).toEqual([fault('fraud'), credited(100, 1), passed(2)])
    expect((await bench.till(bench.coins.state())).faults).toEqual([])
  })

  test('what the self check finds when it begins is broken, until it finds nothing', async () => {
    const bench = new CcTalkBench()
    bench.bus.acceptor.break(2)
    expect(await bench.till(bench.coins.state())).toMatchObject({ faults: ['broken'], values: [1_000] })
    bench.bus.acceptor.break(null)
    await bench.timer.pass(3_000)
    expect(await bench.till(bench.coins.state())).toMatchObject({ faults: [], values: all })
  })

  test.each([true, false])('a reset in mid-session: what was open is open again, and that nobody knows what went in is told (a coin was on its way: %s)', async coin => {
    const { bus, timer, told } = await openBench()
    if (coin) bus.insert(100)
    bus.reset([2])
    expect(bus.acceptor.takes).toEqual([])
    await timer.pass(1_000)
    expect(told.filter(({ kind }) => kind === 'fault')).toEqual([fault('uncounted')])
    expect(bus.acceptor.takes).toEqual([10, 50, 100, 500])
    bus.insert(500)
    await timer.pass(250)
    expect(told.at(-1)).toEqual(credited(500, 1))
  })

  test('a reset behind a counter that looks as if nothing had happened is found, also when the inlet is closed just then', async () => {
    const bench = await openBench()
    const { bus, timer, told, coins } = bench
    bus.insert(10)
    await timer.pass(250)
    bus.insert(500)
    bus.reset([2])
    bus.acceptor.happen(1)
    await bench.till(coins.inhibit())
    expect(told.filter(({ kind }) => kind === 'fault')).toEqual([fault('uncounted')])
    expect(bus.acceptor.takes).toEqual([])
  })

  test('a coin that nobody has heard of when the inlet closed is not forgotten over a reset, however late that is', async () => {
    const bench = await openBench()
    const { bus, timer, told } = bench
    bus.faults.plan('busy', 3, { header: 229 })
    bus.insert(100)
    await bench.till(bench.coins.inhibit())
    bus.faults.mute([2])
    await timer.pass(60_000)
    bus.reset([2])
    bus.faults.mute([])
    await timer.pass(3_000)
    expect(told).toContainEqual(fault('uncounted'))
  })

  test('a reset of a closed inlet harms nobody: its new counter is passed, and nothing else told', async () => {
    const { bus, timer, told } = await startedBench()
    bus.acceptor.happen(1)
    await timer.pass(2_000)
    bus.reset([2])
    await timer.pass(1_000)
    expect(told).toEqual([passed(1), passed(0)])
  })

  test('more events than the inlet remembers: what it does remember is credited, the rest is told as uncounted', async () => {
    const { bus, timer, told } = await openBench()
    for (let coin = 0; coin < 7; coin += 1) bus.insert(10)
    await timer.pass(250)
    expect(told).toEqual([fault('uncounted'), credited(10, 3), credited(10, 4), credited(10, 5), credited(10, 6), credited(10, 7)])
  })

  test('three polls without an answer: offline; back: cleared, closed until accepted again, and nothing is forgotten', async () => {
    const bench = await openBench()
    const { bus, timer, told } = bench
    bus.faults.mute([2])
    await timer.pass(700)
    expect(told).toEqual([])
    // Nobody hears of it yet.
    bus.insert(100)
    await timer.pass(4_000)
    expect(told).toEqual([fault('offline')])
    expect(await bench.till(bench.coins.state())).toMatchObject({ faults: ['offline'], values: [1_000] })
    await bench.till(bench.coins.accept(all))
    bus.faults.mute([])
    await timer.pass(3_000)
    expect(told).toEqual([fault('offline'), credited(100, 1), cleared('offline')])
    expect(bus.acceptor.takes).toEqual([])
    await bench.till(bench.coins.accept(all))
    expect(bus.acceptor.takes).toEqual([10, 50, 100, 500])
  })

  test('a cable that was pulled and a bus without power: the same', async () => {
    const bench = await openBench()
    bench.line.plugged = false
    await bench.timer.pass(2_000)
    expect(bench.told).toEqual([fault('offline')])
    bench.bus.unplug()
    bench.line.plugged = true
    bench.bus.plug()
    await bench.timer.pass(4_000)
    expect(bench.told).toContainEqual(cleared('offline'))
    expect(bench.told).toContainEqual(fault('uncounted'))
    expect(bench.bus.acceptor.takes).toEqual([])
  })

  test('busy, lost and spoiled answers are asked for again and change nothing', async () => {
    const { bus, timer, told } = await openBench()
    bus.faults.plan('busy', 2, { header: 229 })
    bus.insert(100)
    await timer.pass(1_000)
    bus.faults.plan('lost', 2, { header: 229 })
    bus.insert(50)
    await timer.pass(2_000)
    bus.faults.plan('checksum', 2, { header: 229 })
    bus.insert(10)
    await timer.pass(2_000)
    expect(told).toEqual([credited(100, 1), credited(50, 2), credited(10, 3)])
  })
})
