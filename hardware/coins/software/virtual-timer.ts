import type { Timer } from '../timer.ts'

interface Bell { readonly at: number; readonly run: () => void }

/** Time that passes only when it is told to, and then as fast as the machine can. */
export class VirtualTimer implements Timer {
  #now = 0
  #bells: readonly Bell[] = []

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const bell = { at: this.#now + ms, run }
    this.#bells = [...this.#bells, bell]
    return () => { this.#bells = this.#bells.filter((other) => other !== bell) }
  }

  /** Lets so much time pass, ms; who waited does what it has to do at its moment. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    while (await this.#ring(end));
    this.#now = end
  }

  /** Lets time pass until that is settled, at most so much of it, ms; throws where it is not. */
  async until<T>(promise: Promise<T>, mostMs = 600_000): Promise<T> {
    let settled = false
    const mark = (): void => { settled = true }
    promise.then(mark, mark)
    const end = this.#now + mostMs
    for (;;) {
      const rang = settled || await this.#ring(end)
      if (settled) return promise
      if (!rang) throw new Error(`not settled in ${mostMs} ms of virtual time`)
    }
  }

  /** The next bell not after `end`; false: there is none. */
  async #ring(end: number): Promise<boolean> {
    // Whoever goes on because of the last one, sets its next bell first.
    await new Promise<void>((resolve) => setImmediate(resolve))
    const next = this.#bells.reduce<Bell | null>((first, bell) => (first === null || bell.at < first.at ? bell : first), null)
    if (next === null || next.at > end) return false
    this.#bells = this.#bells.filter((bell) => bell !== next)
    this.#now = next.at
    next.run()
    return true
  }
}
