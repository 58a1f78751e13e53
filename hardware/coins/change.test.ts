import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { planChange } from './change.ts'
import type { ChangeTube } from './change.ts'

/** Chains of values, those of the yen and one of no country; several tubes of one value, empty ones, and more counted than fit. */
const chains = fc.constantFrom([10, 50, 100, 500], [1, 5, 10, 50, 100, 500], [3, 6, 24])
const someTubes = chains.chain(values => fc.array(fc.record({ value: fc.constantFrom(...values), count: fc.nat(4), capacity: fc.integer({ min: 1, max: 5 }) }), { maxLength: 5 }))
const amount = fc.oneof(fc.nat(60), fc.nat(150).map(tens => tens * 10), fc.nat(2_600))

/** Every way to take coins out of these tubes, by trying each. */
function choices(tubes: readonly ChangeTube[]): readonly (readonly number[])[] {
  return tubes.reduce<readonly (readonly number[])[]>(
    (all, { count }) => all.flatMap(coins => Array.from({ length: count + 1 }, (_, taken) => [...coins, taken])), [[]])
}

const worth = (tubes: readonly ChangeTube[], coins: readonly number[]): number => coins.reduce((sum, taken, at) => sum + taken * (tubes[at]?.value ?? 0), 0)
const number = (coins: readonly number[]): number => coins.reduce((sum, taken) => sum + taken, 0)
const without = (tubes: readonly ChangeTube[], coins: readonly number[]): ChangeTube[] => tubes.map((tube, at) => ({ ...tube, count: tube.count - (coins[at] ?? 0) }))
const byValue = (tubes: readonly ChangeTube[], coins: readonly number[]): string =>
  JSON.stringify([...new Set(tubes.map(({ value }) => value))].map(value => number(coins.filter((_, at) => tubes[at]?.value === value))))

test('nobody finds more that can be paid, or fewer coins for it, or the same number in other coins', () => {
  fc.assert(fc.property(someTubes, amount, (tubes, yen) => {
    const { paid, counts } = planChange(tubes, yen)
    const possible = choices(tubes).filter(choice => worth(tubes, choice) <= yen)
    expect(counts).toHaveLength(tubes.length)
    expect(counts.every((taken, at) => taken <= (tubes[at]?.count ?? 0))).toBe(true)
    expect(worth(tubes, counts)).toBe(paid)
    expect(paid).toBe(possible.reduce((most, choice) => Math.max(most, worth(tubes, choice)), 0))
    const exact = possible.filter(choice => worth(tubes, choice) === paid)
    expect(number(counts)).toBe(exact.reduce((fewest, choice) => Math.min(fewest, number(choice)), Infinity))
    expect([...new Set(exact.filter(choice => number(choice) === number(counts)).map(choice => byValue(tubes, choice)))]).toEqual([byValue(tubes, counts)])
  }), { numRuns: 3_000 })
})

test('what is left can pay all that any other choice would have left to be paid', () => {
  fc.assert(fc.property(someTubes.map(tubes => tubes.slice(0, 4)), amount, (tubes, yen) => {
    const { paid, counts } = planChange(tubes, yen)
    const sums = (left: readonly ChangeTube[]) => new Set(choices(left).map(choice => worth(left, choice)))
    const ours = sums(without(tubes, counts))
    const others = new Map(choices(tubes).filter(choice => worth(tubes, choice) === paid).map(choice => [byValue(tubes, choice), choice]))
    for (const other of others.values()) expect([...sums(without(tubes, other))].filter(sum => !ours.has(sum))).toEqual([])
  }), { numRuns: 1_000 })
})

test('of tubes of one value the fuller one for its size pays first, coin by coin', () => {
  const tubes = [{ value: 100, count: 10, capacity: 40 }, { value: 100, count: 8, capacity: 10 }]
  expect(planChange(tubes, 500).counts).toEqual([0, 5])
  expect(planChange(tubes, 1_000).counts, 'until they are as full').toEqual([3, 7])
  fc.assert(fc.property(someTubes, amount, (tubes, yen) => {
    const { counts } = planChange(tubes, yen)
    const left = without(tubes, counts)
    for (const [at, payer] of tubes.entries()) {
      if ((counts[at] ?? 0) === 0) continue
      const last = ((left[at]?.count ?? 0) + 1) / payer.capacity
      for (const [beside, other] of left.entries())
        if (beside !== at && other.value === payer.value) expect(other.count / other.capacity).toBeLessThanOrEqual(last)
    }
  }))
})

test.each([-10, 0.5, Number.NaN, Infinity])('%d yen are no amount', yen => {
  expect(() => planChange([{ value: 10, count: 1, capacity: 1 }], yen)).toThrow('an amount to pay out is whole yen')
})

test.each([[[2_000, 5_000]], [[10, 25]], [[0, 10]], [[0.5, 1]]])('%j are no values of coins', values => {
  expect(() => planChange(values.map(value => ({ value, count: 1, capacity: 1 })), 10)).toThrow('each value has to divide the next larger one')
})
