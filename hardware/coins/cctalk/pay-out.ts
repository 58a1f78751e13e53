import { isStuck } from './hopper-flags.ts'
import { outcomeOf, unheardMs } from './order-outcome.ts'
import { wait } from '../timer.ts'
import type { Hopper, HopperStatus } from './hopper.ts'
import type { Done, Told } from './peer.ts'
import type { Timer } from '../timer.ts'

/**
 * What came out of a hopper. `empty`: no more coins came; `stuck`: it does not do as it is told; `still`: it had to be stopped, and may not know
 * of anything wrong; `silent`: it does not answer. `sure`: `paid` is what it counted; if not, `paid` did come out, and up to `unpaid` more
 * may have.
 */
export interface HopperPaid {
  readonly paid: number
  readonly unpaid: number
  readonly why: 'done' | 'empty' | 'stuck' | 'still' | 'silent'
  readonly sure: boolean
}

/** The parts of a hopper that paying needs. */
export type Payer = Pick<Hopper, 'status' | 'enable' | 'serial' | 'dispense' | 'flags' | 'stop'>

/** Between two looks at a hopper that pays. */
const pollMs = 100
/** Longer than hoppers try by themselves to get a coin out, which is 10 s and more. */
const stillMs = 30_000
/** Longer than from one coin to the next while all is well. */
const pausesMs = 5_000
/** How long it may not answer: a line that was unplugged is back after a second. */
const silentMs = 10_000
/** How long the coin that is on its way may take once it was told to stop. */
const stopMs = 3000

/** Pays coins out; see `Hopper.payOut`. */
export async function payOutOf(hopper: Payer, count: number, timer: Timer, until: number): Promise<HopperPaid> {
  const enabled = await hopper.enable()
  if (enabled !== 'done') return nothing(count, { kind: enabled })
  const serial = await hopper.serial()
  if (serial.kind !== 'told') return nothing(count, serial)
  // Last before the order: one that is reset after it was enabled does not pay, so this is the counter that the order moves.
  const before = await hopper.status()
  if (before.kind !== 'told') return nothing(count, before)
  // An order of somebody who did not see its end: this one would be mixed up with it.
  if (before.value.remaining > 0) return { paid: 0, unpaid: count, why: 'stuck', sure: true }
  const ordered = await hopper.dispense(serial.value, count)
  return await new Payment(hopper, count, timer, before.value, ordered).end(until)
}

function nothing(count: number, { kind }: Exclude<Told<unknown>, { kind: 'told' }>): HopperPaid {
  return { paid: 0, unpaid: count, why: kind === 'silent' ? 'silent' : 'stuck', sure: true }
}

/** One order, watched from its counter until it is over. */
class Payment {
  readonly #hopper: Payer
  readonly #count: number
  readonly #timer: Timer
  readonly #before: HopperStatus
  readonly #ordered: Done
  /** Coins that came out for certain. */
  #paid = 0
  /** It was seen to pay. */
  #ran = false

  constructor(hopper: Payer, count: number, timer: Timer, before: HopperStatus, ordered: Done) {
    this.#hopper = hopper
    this.#count = count
    this.#timer = timer
    this.#before = before
    this.#ordered = ordered
  }

  /** @param until by the timer: what it still pays then is stopped. */
  async end(until: number): Promise<HopperPaid> {
    const begun = this.#timer.now()
    let heardAt = begun
    let movedAt = begun
    let left = -1
    for (;;) {
      const status = await this.#hopper.status()
      const now = this.#timer.now()
      if (status.kind === 'told') {
        heardAt = now
        const over = await this.#judge(status.value, now - begun)
        if (over !== null) return over
        if (status.value.remaining !== left) movedAt = now
        left = status.value.remaining
        if (now - movedAt >= stillMs) return await this.#stop('still')
      } else if (now - heardAt >= silentMs) return this.#ended('silent', false)
      if (now >= until) return await this.#stop(now - movedAt >= pausesMs ? 'still' : 'stuck')
      await wait(this.#timer, pollMs)
    }
  }

  /** Whether it is over; null: it goes on. @param waited since the order, ms. */
  async #judge(status: HopperStatus, waited: number): Promise<HopperPaid | null> {
    if (status.counter === 0 && (this.#before.counter !== 0 || this.#ran)) return this.#afterReset(status)
    if (status.counter === this.#before.counter) {
      // Where it said that it would begin, it may yet; where nobody knows whether it has heard, it may have, and begin late.
      if (this.#ordered === 'done' || (this.#ordered === 'silent' && waited < unheardMs)) return null
      return this.#ended('stuck', await this.#notBegun(status))
    }
    if (status.remaining > 0) {
      this.#ran = true
      this.#paid = Math.max(this.#paid, status.paid)
      return null
    }
    // Some hoppers count an order that they refuse, and what they say of the last one is of the one before.
    if (!this.#ran && this.#ordered === 'refused') return this.#ended('stuck', true)
    const unseen = !this.#ran && this.#ordered === 'silent'
    if (unseen && outcomeOf({ before: this.#before.counter, coins: this.#count }, status) === null) return this.#ended('stuck', false)
    this.#paid = Math.max(this.#paid, status.paid)
    return this.#ended(this.#paid >= this.#count ? 'done' : await this.#whyNot(), true)
  }

  /** Whether its counter stands because nothing began: 0 may also come of a reset after the order, but then it is not enabled any more. */
  async #notBegun({ counter }: HopperStatus): Promise<boolean> {
    if (counter !== 0 || this.#ordered === 'refused') return true
    const flags = await this.#hopper.flags()
    return flags.kind === 'told' && !flags.value.has('disabled')
  }

  /** Power failed, or somebody reset it: what it still says of the last order counts if it can be of this one. */
  #afterReset(status: HopperStatus): HopperPaid {
    const known = this.#ran && status.paid >= this.#paid && status.paid + status.unpaid === this.#count
    if (known) this.#paid = status.paid
    return this.#ended('stuck', known)
  }

  async #whyNot(): Promise<'empty' | 'stuck'> {
    const flags = await this.#hopper.flags()
    return flags.kind === 'told' && !isStuck(flags.value) ? 'empty' : 'stuck'
  }

  /** It stands still, or takes too long: what has come out until it has stopped is all. */
  async #stop(why: 'still' | 'stuck'): Promise<HopperPaid> {
    await this.#hopper.stop()
    const begun = this.#timer.now()
    for (;;) {
      const status = await this.#hopper.status()
      if (status.kind === 'told' && status.value.remaining === 0) {
        const counted = this.#ran && status.value.counter !== 0 && status.value.counter !== this.#before.counter
        if (counted) this.#paid = Math.max(this.#paid, status.value.paid)
        return this.#ended(why, counted)
      }
      if (this.#timer.now() - begun >= stopMs) return this.#ended(why, false)
      await wait(this.#timer, pollMs)
    }
  }

  #ended(why: HopperPaid['why'], sure: boolean): HopperPaid {
    return { paid: this.#paid, unpaid: Math.max(0, this.#count - this.#paid), why, sure }
  }
}
