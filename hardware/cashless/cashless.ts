/**
 * A terminal for e-money, cards or codes beside the money (キャッシュレス決済端末). Money is only set aside until the paper is out
 * (`authorise`), taken afterwards (`capture`), or let go (`release`). All amounts in whole yen, at least 1.
 */
export interface Cashless {
  /** Whether it can be offered now. */
  available(): Promise<boolean>
  /**
   * Asks whoever stands there to pay; answered when they have, or will not, at the latest when the terminal gives up by itself. One asking
   * at a time: another one meanwhile is `declined`. `reference`: ours; by it `capture` and `release` find the payment again, also after
   * a restart. Whoever uses one twice has a bug, and it throws: what was let go must never be set aside by an asking that comes late.
   */
  authorise(yen: number, reference: string): Promise<Authorised>
  /** Ends an asking that is under way: its `authorise` then answers `cancelled`, or `authorised` where the customer was quicker. */
  cancel(): Promise<void>
  /** Takes `yen`, at most what was set aside; the rest is let go. Idempotent by reference and amount. */
  capture(reference: string, yen: number): Promise<Settled>
  /**
   * Lets all of it go, and ends the asking for it; also what was never set aside, so that a lost answer can be made harmless.
   * Idempotent.
   */
  release(reference: string): Promise<Settled>
  /** An asking that is under way is answered `unknown`: the terminal may go on asking without us. What is set aside stays so. */
  close(): Promise<void>
}

/**
 * `declined`: they will not or can not pay so, or nobody came; nothing is set aside. `cancelled`: by our `cancel` or `release`; nothing is
 * set aside. `unknown`: no answer; it may or may not have been set aside, now or later, so it has to be released.
 */
export type Authorised = { readonly kind: 'authorised' } | { readonly kind: 'declined' | 'cancelled' | 'unknown' }

/**
 * `unknown`: no answer, it may or may not have happened; to be asked again, at leisure. `refused`: nothing has happened now, for another
 * amount was captured, or it is released already, or so much was never set aside; staff looks.
 */
export type Settled = 'done' | 'unknown' | 'refused'
