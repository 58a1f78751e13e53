import type { CardReader, FactsRead, Identified, Proved } from './card.ts'
import type { CardApProfile } from './card-ap.ts'
import { gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { readFacts } from './facts.ts'
import { identify } from './identify.ts'
import { prove } from './prove.ts'
import { inTurn } from './turn.ts'

/** Lends the card that lies there for one conversation: power on, talk, power off. */
export type Burst = <T>(converse: (transmit: Transmit) => Promise<T>) => Promise<T | Trouble | { readonly kind: 'mute' }>

export interface ConversationOptions {
  readonly profiles: readonly CardApProfile[]
  readonly now: () => Date
}

/** What is talked about with a card, one conversation at a time, whoever carries it. Secrets are overwritten however it ends. */
export class Conversations implements Pick<CardReader, 'identify' | 'prove' | 'readFacts'> {
  /** Runs what must not happen while somebody talks. */
  readonly turn = inTurn()
  readonly #burst: Burst
  readonly #options: ConversationOptions

  constructor(burst: Burst, options: ConversationOptions) {
    this.#burst = burst
    this.#options = options
  }

  identify(): Promise<Identified> {
    const { profiles, now } = this.#options
    return this.turn(() => this.#burst((transmit) => identify(transmit, profiles, now())))
  }

  prove(challenge: Uint8Array, pin: Uint8Array | null, expected: string | null): Promise<Proved> {
    return this.#withSecret(pin, (transmit) => prove(transmit, challenge, pin, expected))
  }

  readFacts(number: Uint8Array, expected: string): Promise<FactsRead> {
    return this.#withSecret(number, (transmit) => readFacts(transmit, number, expected))
  }

  /** A card that has answered before and now says nothing is gone. */
  async #withSecret<T>(secret: Uint8Array | null, converse: (transmit: Transmit) => Promise<T>): Promise<T | Trouble> {
    try {
      const outcome = await this.turn(() => this.#burst(converse))
      return isMute(outcome) ? gone : outcome
    } finally {
      secret?.fill(0)
    }
  }
}

function isMute(outcome: unknown): outcome is { readonly kind: 'mute' } {
  return typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'mute'
}
