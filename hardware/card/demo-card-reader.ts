import type { CardChange, CardReader, FactsRead, Identified, Proved } from './card.ts'
import type { Chip } from './chip.ts'
import { Conversations } from './conversations.ts'
import type { ConversationOptions } from './conversations.ts'
import { failed, gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { Presence } from './presence.ts'

interface Placed {
  readonly chip: Chip
  readonly faceDown: boolean
}

export interface DemoCardOptions extends ConversationOptions {
  /** Passes before each answer: a real card takes its time, and whoever stands before the screen sees ②. */
  readonly pace: () => Promise<void>
}

/** A reader in software and the hand that lays cards on it. The conversation is the same as with real readers. */
export class DemoCardReader implements CardReader {
  readonly #options: DemoCardOptions
  readonly #presence = new Presence()
  readonly #talk: Conversations
  #placed: Placed | null = null
  #pullAfter = Infinity

  constructor(options: DemoCardOptions) {
    this.#options = options
    this.#talk = new Conversations((converse) => this.#burst(converse), options)
    this.plug()
  }

  /** The hand: lays a card on the reader; one that lies there is taken away first. */
  place(chip: Chip, { faceDown = false }: { readonly faceDown?: boolean } = {}): void {
    this.remove()
    this.#placed = { chip, faceDown }
    this.#presence.apply({ kind: 'placed' })
  }

  /** The hand: takes the card away, also in the middle of a conversation. */
  remove(): void {
    this.#placed?.chip.powerOff()
    this.#placed = null
    this.#pullAfter = Infinity
    this.#presence.apply({ kind: 'removed' })
  }

  /** The hand: pulls the card that lies there once it has answered so many more commands, while the next one is under way. */
  removeAfter(commands: number): void {
    this.#pullAfter = commands
  }

  /** The hand: pulls the reader's cable. A card may stay lying on it. */
  unplug(): void {
    this.#placed?.chip.powerOff()
    this.#presence.apply({ kind: 'readerLost' })
  }

  plug(): void {
    this.#presence.apply({ kind: 'readerFound' })
    if (this.#placed !== null) this.#presence.apply({ kind: 'placed' })
  }

  watch(listener: (change: CardChange) => void): () => void {
    return this.#presence.watch(listener)
  }

  identify(): Promise<Identified> {
    return this.#talk.identify()
  }

  prove(challenge: Uint8Array, pin: Uint8Array | null, expected: string | null): Promise<Proved> {
    return this.#talk.prove(challenge, pin, expected)
  }

  readFacts(number: Uint8Array, expected: string): Promise<FactsRead> {
    return this.#talk.readFacts(number, expected)
  }

  async close(): Promise<void> {
    await this.#talk.turn(async () => this.unplug())
  }

  async #burst<T>(converse: (transmit: Transmit) => Promise<T>): Promise<T | Trouble | { readonly kind: 'mute' }> {
    if (!this.#presence.reader) return failed('no reader')
    const placed = this.#placed
    if (placed === null) return gone
    if (placed.faceDown) return { kind: 'mute' }
    placed.chip.powerOn()
    try {
      return await converse((command) => this.#carry(placed, command))
    } finally {
      placed.chip.powerOff()
    }
  }

  async #carry(placed: Placed, command: Uint8Array): Promise<Uint8Array> {
    await this.#options.pace()
    if (this.#pullAfter === 0) this.remove()
    if (this.#placed !== placed || !this.#presence.reader) return new Uint8Array(0)
    this.#pullAfter -= 1
    return placed.chip.respond(command)
  }
}
