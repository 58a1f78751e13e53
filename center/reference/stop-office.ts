import { signStops } from '../stops.ts'
import type { CryptoKey } from 'jose'
import type { Stop, StopNotice } from '../stops.ts'

/** I-19: so many mismatches, wherever they were seen, and the service stops as a whole. */
const tolerated = 3

/**
 * The stops in force and the notices that tell of them (I-17). The first version is the moment of opening in seconds, so that a center
 * that was started again goes on from where it was.
 */
export class StopOffice {
  readonly #now: () => number
  readonly #key: CryptoKey
  /** All of them, so that one told again after the service was resumed does not count anew. */
  readonly #mismatched = new Set<string>()
  #counted = 0
  #notice: StopNotice
  #before: StopNotice

  constructor(now: () => number, key: CryptoKey) {
    this.#now = now
    this.#key = key
    const issuedAt = Math.floor(now() / 1000)
    this.#notice = { version: issuedAt, issuedAt, stops: [], text: null }
    this.#before = { ...this.#notice, version: issuedAt - 1 }
  }

  get stops(): readonly Stop[] {
    return this.#notice.stops
  }

  /** Puts these in the place of all that were in force, and begins to count mismatches anew. Returns the notice's version. */
  set(stops: readonly Stop[]): number {
    this.#counted = 0
    return this.#announce(stops)
  }

  /** Compact JWS of the notice in force. */
  notice(): Promise<string> {
    return signStops(this.#notice, this.#key)
  }

  /** Of the one before it, for the fault that replays it. */
  noticeBefore(): Promise<string> {
    return signStops(this.#before, this.#key)
  }

  /** Takes note of a document that was not whose it should have been; one transaction counts once. */
  mismatched(transaction: string): void {
    if (this.#mismatched.has(transaction)) return
    this.#mismatched.add(transaction)
    this.#counted += 1
    if (this.#counted >= tolerated && !this.stops.some(({ scope }) => scope === 'all')) {
      this.#announce([...this.stops, { scope: 'all' }])
    }
  }

  #announce(stops: readonly Stop[]): number {
    const issuedAt = Math.floor(this.#now() / 1000)
    this.#before = this.#notice
    this.#notice = { version: Math.max(issuedAt, this.#notice.version + 1), issuedAt, stops: [...stops], text: null }
    return this.#notice.version
  }
}
