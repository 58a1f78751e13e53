import type { CoinFault, CoinHappening, Inlet } from './coins.ts'

/** Tells what happens to whoever watches, and keeps it while nobody does. A fault stands until everything that raised it has cleared it. */
export class Announcer {
  readonly #watchers = new Set<(happening: CoinHappening) => void>()
  readonly #standing = new Map<CoinFault, Set<string>>()
  #untold: CoinHappening[] = []
  #closed = false

  watch(listener: (happening: CoinHappening) => void): () => void {
    this.#watchers.add(listener)
    const kept = this.#untold
    this.#untold = []
    for (const happening of kept) listener(happening)
    return () => { this.#watchers.delete(listener) }
  }

  /** Whether what happens is heard, and so written down, at once. */
  get watched(): boolean {
    return this.#watchers.size > 0
  }

  tell(happening: CoinHappening): void {
    if (this.#closed) return
    if (!this.watched) this.#untold.push(happening)
    for (const watcher of this.#watchers) watcher(happening)
  }

  raise(fault: CoinFault, by: string): void {
    const raisers = this.#standing.get(fault) ?? new Set()
    const stood = raisers.size > 0
    this.#standing.set(fault, raisers.add(by))
    if (!stood) this.tell({ kind: 'fault', fault })
  }

  clear(fault: CoinFault, by: string): void {
    const raisers = this.#standing.get(fault)
    if (raisers?.delete(by) !== true || raisers.size > 0) return
    this.#standing.delete(fault)
    this.tell({ kind: 'cleared', fault })
  }

  /** Those that stand now. */
  faults(): readonly CoinFault[] {
    return [...this.#standing.keys()]
  }

  /** What was kept of this inlet's events is told in another way. */
  forgetEventsOf(inlet: Inlet): void {
    this.#untold = this.#untold.filter(happening => {
      switch (happening.kind) {
        case 'credited': return happening.credit.inlet !== inlet
        case 'passed': return happening.mark.inlet !== inlet
        case 'fault': case 'cleared': return true
      }
    })
  }

  close(): void {
    this.#closed = true
    this.#untold = []
    this.#watchers.clear()
  }
}
