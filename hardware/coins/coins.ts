/** The money side of the terminal: acceptor and hoppers (and a note acceptor where fitted). All amounts in whole yen. */
export interface Coins {
  /** Every credited coin or note, and every change of fault, until the returned function is called. */
  watch(listener: (happening: CoinHappening) => void): () => void
  state(): Promise<CoinState>
  /** Opens the inlet for these values only. */
  accept(values: readonly number[]): Promise<void>
  /** Closes the inlet; a coin already inside may still be credited. */
  inhibit(): Promise<void>
  /** Pays out; never repeated by the driver. `paid` is what the hoppers really counted. */
  payOut(yen: number): Promise<PaidOut>
  close(): Promise<void>
}

export type CoinHappening =
  /** `counter` is the acceptor's own event counter, so that a restart can tell what was credited meanwhile. */
  | { readonly kind: 'credited'; readonly yen: number; readonly counter: number }
  | { readonly kind: 'fault'; readonly fault: CoinFault }
  | { readonly kind: 'cleared'; readonly fault: CoinFault }

export type CoinFault = 'offline' | 'jam' | 'payoutStuck'

export interface CoinState {
  readonly faults: readonly CoinFault[]
  readonly values: readonly number[]
  /** The largest amount that can surely be paid out now, yen. */
  readonly canPayOut: number
  /** The acceptor's event counter and the sum credited since it was made, yen: what recovery compares the journal with. */
  readonly counter: number
  readonly creditedTotal: number
}

export type PaidOut =
  | { readonly kind: 'paid'; readonly paid: number }
  | { readonly kind: 'short'; readonly paid: number; readonly owed: number }
  | { readonly kind: 'stuck'; readonly paid: number; readonly owed: number }
