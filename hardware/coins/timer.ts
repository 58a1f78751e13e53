/** Time as the drivers of this room see it: handed in, so that a test decides how fast it passes. */
export interface Timer {
  /** A clock that never goes back, ms. */
  now(): number
  /** Runs `run` once after `ms` milliseconds; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}

export const systemTimer: Timer = {
  now: () => performance.now(),
  after(ms, run) {
    const timeout = setTimeout(run, ms)
    return () => clearTimeout(timeout)
  },
}

/** Comes back after `ms` milliseconds. */
export async function wait(timer: Timer, ms: number): Promise<void> {
  await new Promise<void>(resolve => void timer.after(ms, resolve))
}
