/** Time, handed in: tests turn it by hand, the machine's own stands in `machine-clock.ts`. */
export interface Clock {
  /** Wall clock, ms since 1970. */
  wall(): number
  /** Monotonic clock, ms. */
  monotonic(): number
  /** Rings once after `ms` unless the returned function is called first. */
  after(ms: number, ring: () => void): () => void
}

/** Further apart than this, one of two clocks is wrong, and hours and signatures mean nothing (I-18). Ms. */
const tolerance = 60_000

/** Whether the center's clock and our own are too far apart; both ms since 1970. */
export function isSkewed(theirs: number, ours: number): boolean {
  return Math.abs(theirs - ours) > tolerance
}
