import { startedBench } from './cctalk-bench.fixture.ts'
import type { BenchWish } from './cctalk-bench.fixture.ts'

const tubes = [{ value: 10, count: 20, capacity: 50 }, { value: 50, count: 4, capacity: 50 }, { value: 100, count: 6, capacity: 50 }, { value: 500, count: 2, capacity: 50 }]

/** A bench with little change in its tubes, and quick hoppers. */
export async function started(wish: BenchWish = {}) {
  const bench = await startedBench({ tubes, coinMs: 60, hopperTimeoutMs: 300, ...wish })
  const counts = () => bench.bus.till.state.tubes.map(({ count }) => count)
  const own = () => bench.levels.money.tubes.map(({ count }) => count)
  return { bench, bus: bench.bus, coins: bench.coins, counts, own, payOut: (yen: number, order = 'a') => bench.till(bench.coins.payOut(yen, order)) }
}
