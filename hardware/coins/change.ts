/** Coins of one value that can be paid out. `value` in yen; `count` and `capacity` in coins. */
export interface ChangeTube {
  readonly value: number
  readonly count: number
  readonly capacity: number
}

/** `paid`: what these coins together are worth, yen. `counts`: how many each tube pays, in the order of the tubes. */
export interface Change {
  readonly paid: number
  readonly counts: readonly number[]
}

/**
 * The largest amount up to `yen` that these tubes can pay, in the fewest coins; it is `yen` itself wherever they can pay that at all.
 *
 * The largest coin first, as far as it lasts, is right because each value divides the next larger one, as it is with all coins of yen (1, 5, 10,
 * 50, 100, 500); other values are a bug and throw. Why: of coins that together make a multiple of a larger one, some make exactly that larger
 * one, for added up from the largest on, every sum on the way is a multiple of the coin added last. So whoever pays with smaller coins
 * what a larger one in the tubes could pay, can take some of them back for it, and pays the same with fewer. There is thus only one choice of
 * fewest coins by value, and it keeps the float best: what is left after any other choice is this rest with smaller coins merged into
 * larger ones, so nothing can be paid from that which can't be paid from this. Where several tubes hold one value, each coin comes from the tube that
 * is fuller for its size.
 * @param yen whole, not negative
 */
export function planChange(tubes: readonly ChangeTube[], yen: number): Change {
  if (!Number.isSafeInteger(yen) || yen < 0) throw new RangeError('an amount to pay out is whole yen')
  const values = [...new Set(tubes.map(({ value }) => value))].toSorted((one, other) => other - one)
  if (!isChain(values)) throw new RangeError(`tubes of ${values.join(', ')} yen: each value has to divide the next larger one`)
  const counts = tubes.map(() => 0)
  let open = yen
  for (const value of values) {
    while (open >= value) {
      const fullest = fullestOf(tubes, value, counts)
      if (fullest === null) break
      counts[fullest] = (counts[fullest] ?? 0) + 1
      open -= value
    }
  }
  return { paid: yen - open, counts }
}

/** Whether each value divides the one before it. @param values in yen, the largest first */
function isChain(values: readonly number[]): boolean {
  return values.every((value, at) => Number.isSafeInteger(value) && value > 0 && (at === 0 || (values[at - 1] ?? 0) % value === 0))
}

/** Of the tubes of this value, the one fullest for its size once these coins have left it; the first of equals; null when all are empty. */
function fullestOf(tubes: readonly ChangeTube[], value: number, coins: readonly number[]): number | null {
  let fullest: { readonly at: number; readonly left: number; readonly capacity: number } | null = null
  for (const [at, tube] of tubes.entries()) {
    const left = tube.count - (coins[at] ?? 0)
    if (tube.value !== value || left <= 0) continue
    if (fullest === null || left * fullest.capacity > fullest.left * tube.capacity) fullest = { at, left, capacity: tube.capacity }
  }
  return fullest?.at ?? null
}
