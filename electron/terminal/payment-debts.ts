import { unsettledOf } from '../journal/cashless.ts'
import { settlePayment } from './settle-payment.ts'
import type { PaymentParts } from './settle-payment.ts'

/** How long it is left in peace after it has not answered, ms. */
const pause = 60_000

/** Reminds the cashless terminal, while nobody is served, of what it was told to take or to let go and has not answered. */
export class PaymentDebts {
  readonly #parts: PaymentParts
  /** Since when, by the monotonic clock, it may be asked; null: nothing is open. */
  #due: number | null
  #asking = false

  /** @param open whether recovery has left any. */
  constructor(parts: PaymentParts, open: boolean) {
    this.#parts = parts
    this.#due = null
    if (open) this.unanswered()
  }

  /** It has just not answered. */
  unanswered(): void {
    this.#due = this.#parts.clock.monotonic() + pause
  }

  /** Nobody is being served: the time for it. Settles once it has answered or its deadline is over. */
  async look(): Promise<void> {
    if (this.#due === null || this.#asking || this.#parts.clock.monotonic() < this.#due) return
    this.#due = null
    this.#asking = true
    try {
      for (const due of unsettledOf(this.#parts.journal.read().map(({ entry }) => entry))) {
        if (await settlePayment(this.#parts, due) === 'unknown') this.unanswered()
      }
    } finally {
      this.#asking = false
    }
  }
}
