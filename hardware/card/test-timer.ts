import type { Timer } from './timer.ts'

/** Time that passes only when the test says so. */
export class TestTimer {
  #now = 0
  #due: { readonly at: number; readonly run: () => void }[] = []

  readonly timer: Timer = (ms, run) => {
    const entry = { at: this.#now + ms, run }
    this.#due.push(entry)
    return () => { this.#due = this.#due.filter((other) => other !== entry) }
  }

  /** Delays that are running now, ms. */
  get waiting(): readonly number[] {
    return this.#due.map(({ at }) => at - this.#now)
  }

  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).toSorted((left, right) => left.at - right.at)[0]
      if (next === undefined) break
      this.#now = next.at
      this.#due = this.#due.filter((other) => other !== next)
      next.run()
    }
    this.#now = end
  }
}
