import { unsettledOf } from '../journal/cashless.ts'
import { settlePayment } from './settle-payment.ts'
import type { PaymentParts } from './settle-payment.ts'

/** How long it is left in peace after it has not answered: longer each time, ms. */
const pauses = { first: 60_000, longest: 3_600_000 } as const

/** Reminds the cashless terminal, while nobody is served, of what it was told to take or to let go and has not answered. */
export class PaymentDebts {
  readonly #parts: PaymentParts
  /** Since when, by the monotonic clock, it may be asked; null: nothing is open. */
  #due: number | null = null
  #pause: number = pauses.first
  #asking = false

  /** @param open whether recovery has left any. */
  constructor(parts: PaymentParts, open: boolean) {
    this.#parts = parts
    if (open) this.unanswered()
  }

  /** It has just not answered. */
  unanswered(): void {
    this.#due = this.#parts.clock.monotonic() + this.#pause
  }

  /** @param resting whether nobody is being served, asked anew before each payment. Ends with the first that is not answered. */
  async look(resting: () => boolean): Promise<void> {
    if (this.#due === null || this.#asking || this.#parts.clock.monotonic() < this.#due) return
    this.#asking = true
    try {
      this.#due = await this.#settle(resting) ? null : this.#parts.clock.monotonic() + this.#pause
    } finally {
      this.#asking = false
    }
  }

  /** Whether nothing is left open. */
  async #settle(resting: () => boolean): Promise<boolean> {
    for (const due of unsettledOf(this.#parts.journal.read().map(({ entry }) => entry))) {
      if (!resting()) return false
      if (await settlePayment(this.#parts, due) === 'unknown') {
        this.#pause = Math.min(this.#pause * 2, pauses.longest)
        return false
      }
    }
    this.#pause = pauses.first
    return true
  }
}
