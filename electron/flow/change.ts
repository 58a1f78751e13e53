import type { Yen } from './yen.ts'

/** Coins of one value, in yen, that can be paid out, and how many there is room for. A coin taken in falls to the others while there is room. */
export interface Tube { readonly value: Yen; readonly count: number; readonly capacity: number }

/**
 * Whether these tubes can pay this amount to the yen. The largest coin first is enough of a trial, for each coin's value divides that of
 * the next larger one: whatever smaller coins could pay in its place, they can pay after it as well.
 */
export function canReturn(tubes: readonly Tube[], yen: Yen): boolean {
  let open = yen
  for (const { value, count } of tubes.toSorted((one, other) => other.value - one.value)) {
    const wanted = (open - open % value) / value
    open -= value * (count < wanted ? count : wanted)
  }
  return open === 0
}

/** The tubes once a coin of this value has been taken in; a note, and what finds no room, lies where nothing can be paid from. */
export function afterTaking(tubes: readonly Tube[], value: Yen): readonly Tube[] {
  const room = tubes.findIndex((tube) => tube.value === value && tube.count < tube.capacity)
  return tubes.map((tube, place) => (place === room ? { ...tube, count: tube.count + 1 } : tube))
}

/** Every amount that may have to come back of `inserted` yen, whichever of the certificates with these dues are printed and whichever fail. */
export function possibleReturns(inserted: Yen, dues: readonly Yen[]): readonly Yen[] {
  const kept = dues.reduce<readonly Yen[]>((sums, due) => [...new Set([...sums, ...sums.map((sum) => sum + due)])], [0])
  return kept.filter((sum) => sum <= inserted).map((sum) => inserted - sum)
}
