import type { CardChange, CardReader, FactsRead, Identified, Proved, ReaderState } from './card.ts'
import type { LateChip } from './chip.ts'
import { Conversations } from './conversations.ts'
import type { ConversationOptions, Mute } from './conversations.ts'
import { failed, gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { Holding } from './holding.ts'
import { Presence } from './presence.ts'
import { Reach } from './reach.ts'

interface Placed {
  readonly chip: LateChip
  readonly faceDown: boolean
}

export interface DemoCardOptions extends ConversationOptions {
  /** Passes before each answer: a real card takes its time, and whoever stands before the screen sees ②. */
  readonly pace: () => Promise<void>
}

/** A reader in software and the hand that lays cards on it. The conversation is the same as with real readers. */
export class DemoCardReader implements CardReader {
  readonly #options: DemoCardOptions
  readonly #presence: Presence
  readonly #holding: Holding
  readonly #talk: Conversations
  readonly #reach = new Reach()
  #placed: Placed | null = null
  /** The chip of the card that lies there was left with its power. */
  #powered = false
  #pullAfter = Infinity

  constructor(options: DemoCardOptions) {
    this.#options = options
    this.#presence = new Presence(options.onState)
    this.#holding = new Holding(this.#presence, options)
    this.#talk = new Conversations((converse, stays) => this.#burst(converse, stays), options)
    // A reader in software carries everything: a card pulled in the midst says nothing about it.
    this.#reach.carried()
    this.plug()
  }

  get state(): ReaderState {
    return this.#presence.state
  }

  /** The hand: lays a card on the reader; one that lies there is taken away first. */
  place(chip: LateChip, { faceDown = false }: { readonly faceDown?: boolean } = {}): void {
    this.remove()
    this.#placed = { chip, faceDown }
    this.#presence.apply({ kind: 'placed' })
  }

  /** The hand: takes the card away, also in the middle of a conversation. */
  remove(): void {
    this.#letGo()
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
    this.#letGo()
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

  prepare(expected: string): Promise<void> {
    return this.#talk.prepare(expected)
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

  async #burst<T>(converse: (transmit: Transmit) => Promise<T>, stays: (outcome: T) => boolean = () => false): Promise<T | Trouble | Mute> {
    if (!this.#presence.reader) return failed('no reader')
    const placed = this.#placed
    if (placed === null) return gone
    const { trouble } = this.#holding
    if (trouble !== null) return trouble
    if (placed.faceDown) return { kind: 'mute' }
    return this.#hold(placed, converse, stays)
  }

  #hold<T>(placed: Placed, converse: (transmit: Transmit) => Promise<T>, stays: (outcome: T) => boolean): Promise<T | Trouble> {
    if (!this.#powered) placed.chip.powerOn()
    this.#powered = false
    return this.#holding.lend({
      carry: (command) => this.#carry(placed, command),
      reach: this.#reach,
      letGo: async (powered) => {
        // A card that was taken away in the midst, or lies on a reader without its cable, keeps none.
        this.#powered = powered && this.#placed === placed && this.#presence.reader
        if (!this.#powered) placed.chip.powerOff()
      },
    }, converse, stays)
  }

  async #carry(placed: Placed, command: Uint8Array): Promise<Uint8Array> {
    await this.#options.pace()
    if (this.#pullAfter === 0) this.remove()
    if (this.#placed !== placed || !this.#presence.reader) return new Uint8Array(0)
    this.#pullAfter -= 1
    const answer = await placed.chip.respond(command)
    return this.#placed === placed && this.#presence.reader ? answer : new Uint8Array(0)
  }

  #letGo(): void {
    this.#placed?.chip.powerOff()
    this.#powered = false
    this.#talk.forget()
  }
}
