import { systemTimer } from '../timer.ts'
import type { OpenLine } from './line.ts'
import type { Timer } from '../timer.ts'

/** One request to one device. */
export interface Request {
  readonly to: number
  readonly header: number
  readonly data?: readonly number[]
  /** Whether the device may be asked again when nothing is heard; never where a second time does something a second time (167). */
  readonly repeatable: boolean
  /** How many bytes of data its answer may have, ACK being none: another is a late one to an earlier question, and dropped. */
  readonly answers: readonly number[] | 'any'
}

/** `nack`, `busy`: the device will not, or not now. `silent`: no answer, in none of the tries; or there is no line. */
export type Answer = { readonly kind: 'data'; readonly bytes: Uint8Array } | { readonly kind: 'ack' | 'nack' | 'busy' | 'silent' }

export interface BusOptions {
  readonly open: OpenLine
  readonly timer?: Timer
}

/**
 * The ccTalk bus as its host (address 1): one request at a time, in their order. A line that can't be opened, or was unplugged, is tried again
 * every second; until it is back everything is `silent`.
 */
export class Bus {
  readonly #options: Required<BusOptions>

  constructor(options: BusOptions) {
    this.#options = { timer: systemTimer, ...options }
  }

  /** Whether there is a line now; says nothing of who listens at its other end. */
  get connected(): boolean {
    return this.#options.timer.now() < 0
  }

  async request(request: Request): Promise<Answer> {
    throw new Error(`Not written yet: ${request.header}`)
  }

  /** Ends the line; everything is `silent` from now on. */
  async close(): Promise<void> {
    throw new Error('Not written yet')
  }
}
