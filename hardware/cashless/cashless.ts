/**
 * A terminal for e-money, cards or codes beside the money (キャッシュレス決済端末). Money is only set aside until the paper is out
 * (`authorise`), taken afterwards (`capture`), or let go (`release`). All amounts in whole yen.
 */
export interface Cashless {
  /** Whether it can be offered now. */
  available(): Promise<boolean>
  /**
   * Asks whoever stands there to pay; answered when they have, or will not. `reference`: ours, never used twice; by it `capture` and
   * `release` find the payment again, also after a restart.
   */
  authorise(yen: number, reference: string): Promise<Authorised>
  /** Ends an asking that is under way: its `authorise` then answers `cancelled`, or `authorised` where the customer was quicker. */
  cancel(): Promise<void>
  /** Takes `yen`, at most what was set aside; the rest is let go. Idempotent by reference and amount. */
  capture(reference: string, yen: number): Promise<Settled>
  /** Lets all of it go; also what was never set aside, so that a lost answer can be made harmless. Idempotent. */
  release(reference: string): Promise<Settled>
  close(): Promise<void>
}

/** `unknown`: no answer; it may or may not have been set aside, so it has to be released. */
export type Authorised = { readonly kind: 'authorised' } | { readonly kind: 'declined' | 'cancelled' | 'unknown' }

/** `unknown`: to be asked again, at leisure. `refused`: another amount was captured, or it is released already: staff looks. */
export type Settled = 'done' | 'unknown' | 'refused'
