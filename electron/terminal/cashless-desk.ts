import type { Authorised, Cashless, Settled } from '../../hardware/cashless/cashless.ts'
import type { FlowEvent } from '../flow/event.ts'
import { paymentReference } from '../journal/cashless.ts'
import type { Loop } from './loop.ts'
import type { Waiting, Watchdogs } from './watchdogs.ts'

/** Deals with the cashless terminal beside, one asking of one visit at a time. It is known there by visit and attempt. */
export class CashlessDesk {
  readonly #cashless: Cashless | null
  readonly #loop: Loop
  readonly #watchdogs: Watchdogs
  #asking: Waiting | null = null

  /** @param cashless null: there is none, and it is never offered. */
  constructor(cashless: Cashless | null, loop: Loop, watchdogs: Watchdogs) {
    this.#cashless = cashless
    this.#loop = loop
    this.#watchdogs = watchdogs
  }

  /** One that does not say so is not offered, and nobody waits for it. */
  see(visit: string): void {
    if (this.#cashless === null) return
    this.#watchdogs.watch('cashless', this.#cashless.available(), {
      hear: (available) => ({ kind: 'cashlessSeen', visit, available }), late: { kind: 'cashlessSeen', visit, available: false },
    })
  }

  /** Whoever stands there may take their time: no deadline runs until they, or the flow, give it up. */
  authorise(visit: string, yen: number, attempt: number): void {
    const asked = this.#terminal.authorise(yen, paymentReference(visit, attempt))
    this.#asking = this.#watchdogs.watch('authorise', asked, {
      hear: (answer) => heard(visit, answer), late: { kind: 'notAuthorised', visit, why: 'unknown' },
    })
  }

  /** From now on the answer is due. A cancelling that fails is an answer that does not come. */
  cancel(): void {
    this.#asking?.hurry('settle')
    this.#terminal.cancel().catch(() => undefined)
  }

  capture(visit: string, yen: number): void {
    const { attempt } = this.#loop.flow.holding.cashless
    this.#settle('captured', visit, this.#terminal.capture(paymentReference(visit, attempt), yen))
  }

  release(visit: string): void {
    const { attempt } = this.#loop.flow.holding.cashless
    this.#settle('released', visit, this.#terminal.release(paymentReference(visit, attempt)))
  }

  /** Nobody hears any more what comes of an asking; the next start lets it go. */
  stop(): void {
    this.#cashless?.cancel().catch(() => undefined)
  }

  #settle(kind: 'captured' | 'released', visit: string, answer: Promise<Settled>): void {
    this.#watchdogs.watch(kind === 'captured' ? 'capture' : 'release', answer, {
      hear: (result) => ({ kind, visit, result }), late: { kind, visit, result: 'unknown' },
    })
  }

  get #terminal(): Cashless {
    if (this.#cashless === null) throw new Error('there is no cashless terminal')
    return this.#cashless
  }
}

function heard(visit: string, { kind }: Authorised): FlowEvent {
  return kind === 'authorised' ? { kind, visit } : { kind: 'notAuthorised', visit, why: kind }
}
