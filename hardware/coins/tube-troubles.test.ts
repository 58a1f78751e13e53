import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { longTestLimit } from '../../build/patience.ts'
import { started } from './tube-bench.fixture.ts'

const tubes = [
  { value: 10, count: 150, capacity: 400 }, { value: 50, count: 40, capacity: 50 }, { value: 100, count: 16, capacity: 50 }, { value: 500, count: 2, capacity: 50 },
]

/** What goes wrong with hoppers and line in the middle of a pay-out; times in ms. */
const troubles = fc.record({
  coinMs: fc.constantFrom(60, 200, 600),
  hopperTimeoutMs: fc.constantFrom(300, 10_000, 600_000),
  jams: fc.array(fc.record({ value: fc.constantFrom(10, 50, 100, 500), after: fc.nat(4) }), { maxLength: 4 }),
  silences: fc.array(fc.record({ at: fc.nat(60_000), ms: fc.constantFrom(500, 5_000, 30_000, 200_000), of: fc.subarray([2, 3, 4, 5, 6, 40]) }), { maxLength: 4 }),
  spoiled: fc.array(fc.record({
    header: fc.constantFrom(166, 167, 172, 163, 164, 242), mishap: fc.constantFrom('lost', 'busy', 'nack', 'checksum'), times: fc.integer({ min: 1, max: 9 }),
  }), { maxLength: 3 }),
})

test('whatever goes wrong, a pay-out is over in 75 s; nobody is paid twice, and what recall knows is what came out', async () => {
  const yen = fc.nat(200).map(tens => tens * 10)
  await fc.assert(fc.asyncProperty(troubles, yen, async ({ coinMs, hopperTimeoutMs, jams, silences, spoiled }, yen) => {
    const { bench, bus, payOut } = await started({ coinMs, hopperTimeoutMs, tubes })
    // As of a machine that is long in use: no counter is 0.
    await payOut(660, '0')
    for (const { value, after } of jams) bus.hopper(value).jamAfter(after)
    for (const { at, ms, of } of silences) {
      bench.timer.after(at, () => {
        bus.faults.mute(of)
        bench.timer.after(ms, () => bus.faults.mute([]))
      })
    }
    for (const { mishap, times, header } of spoiled) bus.faults.plan(mishap, times, { header })
    const before = bus.till.state.paidOut
    const begun = bench.timer.now()
    const outcome = await payOut(yen)
    expect(bench.timer.now() - begun).toBeLessThan(75_000)
    await bench.timer.pass(200_000)
    bus.run()
    const out = bus.till.state.paidOut - before
    expect(out).toBeLessThanOrEqual(yen)
    expect(out).toBeGreaterThanOrEqual(outcome.paid)
    if (outcome.kind !== 'stuck') expect(out).toBe(outcome.paid)
    const recalled = await bench.till(bench.coins.recall('a'))
    if (recalled.kind === 'never') expect(out).toBe(0)
    else if ('paid' in recalled) expect(recalled.paid).toBe(out)
    bench.kill()
  }), { numRuns: Number(process.env['RUNS'] ?? 60) })
}, longTestLimit)
