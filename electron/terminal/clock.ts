/** Time, handed in: tests turn it by hand, the machine's own stands in `machine-clock.ts`. */
export interface Clock {
  /** Wall clock, ms since 1970. */
  wall(): number
  /** Monotonic clock, ms. */
  monotonic(): number
  /** Rings once after `ms` unless the returned function is called first. */
  after(ms: number, ring: () => void): () => void
}
