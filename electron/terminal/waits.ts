import type { WaitName } from '../flow/event.ts'
import type { Clock } from './clock.ts'

/** The flow's clocks: one of each name runs at most; one that was stopped never rings, even if it was about to. */
export class Waits {
  readonly #clock: Clock
  readonly #elapsed: (name: WaitName) => void
  readonly #running = new Map<WaitName, { readonly until: number; readonly stop: () => void }>()

  constructor(clock: Clock, elapsed: (name: WaitName) => void) {
    this.#clock = clock
    this.#elapsed = elapsed
  }

  /** Starts, or starts again. */
  start(name: WaitName, ms: number): void {
    this.stop(name)
    const stop = this.#clock.after(ms, () => {
      this.#running.delete(name)
      this.#elapsed(name)
    })
    this.#running.set(name, { until: this.#clock.monotonic() + ms, stop })
  }

  stop(name: WaitName): void {
    this.#running.get(name)?.stop()
    this.#running.delete(name)
  }

  /** Milliseconds until it rings; 0 when it does not run. */
  left(name: WaitName): number {
    const running = this.#running.get(name)
    return running === undefined ? 0 : Math.max(0, Math.round(running.until - this.#clock.monotonic()))
  }
}
