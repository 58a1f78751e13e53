/** How many wrong numbers one peer may name within that time (ms). Twelve characters of thirty: at this pace nobody finds any. */
export const mostAttempts = 5
export const attemptTime = 10 * 60 * 1000
/** Peers remembered at once; of more, the one that has been known longest is forgotten. */
const mostPeers = 10_000

interface Count { readonly wrong: number; readonly until: number }

/** Wrong numbers by peer, in memory only, each forgotten when its time is over. No number is kept. */
export class Attempts {
  readonly #now: () => number
  readonly #counts = new Map<string, Count>()

  /** @param now ms since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** ms until this peer is answered again; 0: it is now. */
  wait(peer: string): number {
    const count = this.#current(peer)
    return count === null || count.wrong < mostAttempts ? 0 : count.until - this.#now()
  }

  /** This peer has named a number that nobody has. The time runs from the first. */
  wrong(peer: string): void {
    this.#forget()
    const count = this.#current(peer) ?? { wrong: 0, until: this.#now() + attemptTime }
    this.#counts.set(peer, { ...count, wrong: count.wrong + 1 })
  }

  /** Peers that are remembered. */
  get peers(): number {
    return this.#counts.size
  }

  #current(peer: string): Count | null {
    const count = this.#counts.get(peer)
    return count === undefined || count.until <= this.#now() ? null : count
  }

  /** They stand in the order in which their times end. */
  #forget(): void {
    for (const [peer, { until }] of this.#counts) {
      if (until > this.#now() && this.#counts.size < mostPeers) return
      this.#counts.delete(peer)
    }
  }
}
