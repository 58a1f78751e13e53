import type { Clock } from './clock.ts'

/** A clock whose timers stop all at once, so that a terminal that has been stopped leaves nothing ringing. None starts after that. */
export class StoppableClock implements Clock {
  readonly #clock: Clock
  readonly #running = new Set<() => void>()
  #stopped = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  wall(): number {
    return this.#clock.wall()
  }

  monotonic(): number {
    return this.#clock.monotonic()
  }

  after(ms: number, ring: () => void): () => void {
    if (this.#stopped) return () => undefined
    const stop = this.#clock.after(ms, () => {
      this.#running.delete(stop)
      ring()
    })
    this.#running.add(stop)
    return () => {
      this.#running.delete(stop)
      stop()
    }
  }

  stopAll(): void {
    this.#stopped = true
    for (const stop of this.#running) stop()
    this.#running.clear()
  }
}
