import type { CardReader, FactsRead, Identified, Proved, ReaderState } from './card.ts'
import type { CardApProfile } from './card-ap.ts'
import type { CardCertificate } from './certificate.ts'
import { gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { readFacts } from './facts.ts'
import { identify } from './identify.ts'
import type { PinCounter } from './pin-file.ts'
import { prepare, prove, provePrepared } from './prove.ts'
import type { Said } from './said.ts'
import { inTurn } from './turn.ts'

export type Mute = { readonly kind: 'mute' }

/**
 * Lends the card that lies there for one conversation: power on, talk, power off.
 * @param stays whether the card keeps its power after such an outcome; without it, never. After a broken line it does not either.
 */
export type Burst = <T>(converse: (transmit: Transmit) => Promise<T>, stays?: (outcome: T) => boolean) => Promise<T | Trouble | Mute>

export interface ConversationOptions {
  readonly profiles: readonly CardApProfile[]
  readonly now: () => Date
  /** Time that never jumps, ms; the process's own where none is given. */
  readonly elapsed?: () => number
  /** Told of every command before it goes to the card. */
  readonly onSending?: (extended: boolean) => void
  /** Told of every command and its answer, without their bodies. */
  readonly onSaid?: (said: Said) => void
  /** Told of every state that the reader comes to. */
  readonly onState?: (state: ReaderState) => void
}

/** What was read of the card that lies there. */
interface Known {
  readonly certificate: CardCertificate
  /** Its tries, and when they were asked for: as long as the card keeps its power its application is open. */
  prepared: { readonly counter: PinCounter; readonly at: number } | null
}

/** What was prepared holds so long, ms: a PC/SC service powers an idle card off after 5 s. */
const preparedFor = 4000
/** So soon it is not prepared again, ms: the last two digits are typed at one go. */
const justPrepared = 2000

/**
 * What is talked about with a card, one conversation at a time, whoever carries it. What one conversation has read of the card
 * shortens the next, until `forget`. Secrets are overwritten however it ends.
 */
export class Conversations implements Pick<CardReader, 'identify' | 'prepare' | 'prove' | 'readFacts'> {
  /** Runs what must not happen while somebody talks. */
  readonly turn = inTurn()
  readonly #burst: Burst
  readonly #options: ConversationOptions
  /** Counts cards: what is read of one must not be kept for the next. */
  #placement = 0
  #known: Known | null = null

  constructor(burst: Burst, options: ConversationOptions) {
    this.#burst = burst
    this.#options = options
  }

  identify(): Promise<Identified> {
    const { profiles, now } = this.#options
    return this.turn(() => {
      this.#takeCounter()
      const keep = this.#keeper()
      return this.#burst((transmit) => identify(transmit, profiles, now(), keep))
    })
  }

  prepare(expected: string): Promise<void> {
    return this.turn(async () => {
      if (this.#isPrepared(expected)) return
      this.#takeCounter()
      const keep = this.#keeper()
      const outcome = await this.#lend((known) => this.#burst((transmit) => prepare(transmit, expected, known), isPrepared))
      if (outcome.kind !== 'prepared') return
      if (this.#known?.certificate.digest !== expected) keep(outcome.certificate)
      // Nothing is known of a card that went in the midst.
      if (this.#known !== null) this.#known.prepared = { counter: outcome.counter, at: this.#elapsed() }
    })
  }

  #isPrepared(expected: string): boolean {
    const prepared = this.#known?.certificate.digest === expected ? this.#known.prepared : null
    return prepared !== null && this.#elapsed() - prepared.at <= justPrepared
  }

  prove(challenge: Uint8Array, pin: Uint8Array | null, expected: string | null): Promise<Proved> {
    return this.#withSecret(pin, (transmit, known, counter) => {
      if (pin === null || known === null || known.digest !== expected || counter === null) return prove(transmit, challenge, pin, expected, known)
      return provePrepared(transmit, challenge, pin, { kind: 'prepared', certificate: known, counter })
    })
  }

  readFacts(number: Uint8Array, expected: string): Promise<FactsRead> {
    return this.#withSecret(number, (transmit, known) => readFacts(transmit, number, expected, known))
  }

  /** The card is away, or may be: nothing that was read of it holds any more, and nothing of it stays. */
  forget(): void {
    this.#placement += 1
    this.#known?.certificate.der.fill(0)
    this.#known = null
  }

  /** A card that has answered before and now says nothing is gone. */
  async #withSecret<T extends { readonly kind: string }>(
    secret: Uint8Array | null,
    converse: (transmit: Transmit, known: CardCertificate | null, counter: PinCounter | null) => Promise<T>,
  ): Promise<T | Trouble> {
    try {
      return await this.turn(async () => {
        const counter = this.#takeCounter()
        const outcome = await this.#lend((known) => this.#burst((transmit) => converse(transmit, known, counter)))
        return isMute(outcome) ? gone : outcome
      })
    } finally {
      secret?.fill(0)
    }
  }

  /** What was prepared, if it still holds. It is used once, whatever comes of it. */
  #takeCounter(): PinCounter | null {
    const prepared = this.#known?.prepared ?? null
    if (this.#known !== null) this.#known.prepared = null
    return prepared !== null && this.#elapsed() - prepared.at <= preparedFor ? prepared.counter : null
  }

  /** Lends a copy of the certificate that is known: `forget` may come in the midst. Only a proof that hands it on leaves it. */
  async #lend<T extends object>(converse: (known: CardCertificate | null) => Promise<T>): Promise<T> {
    const certificate = this.#known?.certificate
    const copy = certificate === undefined ? null : { ...certificate, der: certificate.der.slice() }
    const outcome = await converse(copy)
    if (!('certificate' in outcome) || outcome.certificate !== copy?.der) copy?.der.fill(0)
    return outcome
  }

  /** Keeps a certificate for the card of now, and for no later one. */
  #keeper(): (certificate: CardCertificate) => void {
    const placement = this.#placement
    return (certificate) => {
      if (placement !== this.#placement) return void certificate.der.fill(0)
      this.#known?.certificate.der.fill(0)
      this.#known = { certificate, prepared: null }
    }
  }

  #elapsed(): number {
    return this.#options.elapsed?.() ?? performance.now()
  }
}

function isPrepared({ kind }: { readonly kind: string }): boolean {
  return kind === 'prepared'
}

function isMute(outcome: { readonly kind: string }): outcome is Mute {
  return outcome.kind === 'mute'
}
