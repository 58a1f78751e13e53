import { CardLine } from './card-line.ts'
import type { Carry } from './card-line.ts'
import type { ConversationOptions } from './conversations.ts'
import { gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import type { Presence } from './presence.ts'
import type { Reach } from './reach.ts'

/** A card that was got hold of: it has power, and nobody else talks with it. */
export interface HeldCard {
  readonly carry: Carry
  readonly reach: Reach
  /** Ends it. @param powered the card may keep its power: nothing secret is open. */
  letGo(powered: boolean): Promise<void>
}

/** Lends a card for one conversation, whatever reader it lies on. A card whose line broke is not talked to again until it was taken away. */
export class Holding {
  readonly #presence: Presence
  readonly #options: ConversationOptions
  #trouble: Trouble = gone

  constructor(presence: Presence, options: ConversationOptions) {
    this.#presence = presence
    this.#options = options
  }

  /** What broke the line to the card that lies there, which must be taken away first; null: it may be talked to. */
  get trouble(): Trouble | null {
    return this.#presence.state === 'mustRemove' ? this.#trouble : null
  }

  /** @param stays whether the card keeps its power after such an outcome; after a broken line it never does. */
  async lend<T>(card: HeldCard, converse: (transmit: Transmit) => Promise<T>, stays: (outcome: T) => boolean): Promise<T | Trouble> {
    const { onSending = () => {}, onSaid = () => {}, elapsed = () => performance.now() } = this.#options
    const line = new CardLine(card.carry, { reach: card.reach, onSending, onSaid, elapsed })
    let powered = false
    this.#presence.apply({ kind: 'sessionBegun' })
    try {
      const outcome = await converse(line.transmit)
      if (line.broken !== null) {
        this.#trouble = line.broken
        this.#presence.apply({ kind: 'lineBroken' })
        return line.broken
      }
      powered = stays(outcome)
      return outcome
    } finally {
      await card.letGo(powered)
      this.#presence.apply({ kind: 'sessionEnded' })
    }
  }
}
