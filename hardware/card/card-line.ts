import { isExtended } from './apdu.ts'
import { gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import type { Reach } from './reach.ts'
import { saidOf } from './said.ts'
import type { Said } from './said.ts'

/** Carries a command to the card, or tells what trouble it met. */
export type Carry = (command: Uint8Array) => Promise<Uint8Array | Trouble>

export interface LineOptions {
  readonly reach: Reach
  /** Told of every command before it goes to the card. */
  readonly onSending: (extended: boolean) => void
  /** Told of every exchange, the one that broke the line included. */
  readonly onSaid: (said: Said) => void
  /** Time that never jumps, ms. */
  readonly elapsed: () => number
}

const nothing = new Uint8Array(0)
const wrongLength = Uint8Array.of(0x67, 0x00)

/** The line to one card for one conversation. Once broken it stays broken: nothing more is sent, every answer is empty. */
export class CardLine {
  readonly #carry: Carry
  readonly #options: LineOptions
  #broken: Trouble | null = null

  constructor(carry: Carry, options: LineOptions) {
    this.#carry = carry
    this.#options = options
  }

  get broken(): Trouble | null {
    return this.#broken
  }

  readonly transmit: Transmit = async (command) => {
    if (this.#broken !== null) return nothing
    const { reach, onSending, onSaid, elapsed } = this.#options
    const extended = isExtended(command)
    // As a card answers that knows no extended commands: the reader would not carry it there.
    if (extended && !reach.extended) return wrongLength.slice()
    onSending(extended)
    const began = elapsed()
    const answer = await this.#carry(command)
    const bytes = answer instanceof Uint8Array ? answer : nothing
    onSaid(saidOf(command, bytes, elapsed() - began))
    if (bytes.length < 2) this.#broken = answer instanceof Uint8Array ? gone : answer
    if (extended && this.#broken === null) reach.carried()
    if (extended && this.#broken !== null) reach.broke()
    return bytes
  }
}
