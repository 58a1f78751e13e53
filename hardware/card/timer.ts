/** Runs `run` once after `ms` milliseconds; the returned function calls it off. */
export type Timer = (ms: number, run: () => void) => () => void

export const systemTimer: Timer = (ms, run) => {
  const timeout = setTimeout(run, ms)
  return () => clearTimeout(timeout)
}

const first = 500
const last = 5000

/** Pauses before the next attempt: 0.5 s, doubling up to 5 s, until an attempt was good. */
export class BackOff {
  #pause = first

  next(): number {
    const pause = this.#pause
    this.#pause = Math.min(pause * 2, last)
    return pause
  }

  reset(): void {
    this.#pause = first
  }
}
