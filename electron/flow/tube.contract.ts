import * as fc from 'fast-check'
import type { Tube } from './change.ts'
import type { Yen } from './yen.ts'

/** The coins of yen that a tube can hold. */
const values = [10, 50, 100, 500] as const

/** Tubes as they may stand: none of a value, or two of one; empty, with room, and full. */
export const someTubes: fc.Arbitrary<readonly Tube[]> = fc.array(
  fc.record({ value: fc.constantFrom(...values), count: fc.nat(6), room: fc.nat(3) }).map(({ value, count, room }) => ({ value, count, capacity: count + room })),
  { maxLength: 5 },
)

export const emptyTubes: readonly Tube[] = values.map((value) => ({ value, count: 0, capacity: 50 }))

/** Every amount that these tubes can pay, by trying each number of coins of each. */
export function payable(tubes: readonly Tube[]): ReadonlySet<Yen> {
  return tubes.reduce<ReadonlySet<Yen>>((sums, { value, count }) =>
    new Set([...sums].flatMap((sum) => Array.from({ length: count + 1 }, (_, coins) => sum + coins * value))), new Set([0]))
}
