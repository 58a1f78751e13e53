/** The money side of the terminal: coin acceptor, tubes (hoppers) that pay out, and a note acceptor where fitted. All amounts in whole yen. */
export interface Coins {
  /**
   * Every credited coin or note and every change of fault, until the returned function is called. What happens while nobody watches is
   * kept, and told to the next who does: nothing falls in unseen.
   */
  watch(listener: (happening: CoinHappening) => void): () => void
  state(): Promise<CoinState>
  /**
   * What was credited after these marks, by the inlets' own memories; asked at a start, with the inlets closed. From the marks it answers with,
   * `watch` goes on. An inlet without a mark was never seen before: nothing is said to be missing of it. After `silent`, or where no answer was
   * waited for, it is asked again before anybody watches: what an inlet remembers belongs to who was there before.
   */
  since(marks: readonly Mark[]): Promise<Since>
  /** Opens the inlets for these values only. */
  accept(values: readonly number[]): Promise<void>
  /** Closes the inlets; a coin already inside may still be credited, a note in escrow goes back. */
  inhibit(): Promise<void>
  /**
   * Pays out in the fewest coins the tubes have; never repeated by the driver. `paid` is what the tubes really counted. `order`: 32 hex digits,
   * ours for this one pay-out.
   */
  payOut(yen: number, order: string): Promise<PaidOut>
  /** What came of a pay-out that nobody saw end, after a restart of either; waits for one that still runs. Pays nothing. Only the last order is remembered. */
  recall(order: string): Promise<Recalled>
  close(): Promise<void>
}

/** What takes money in, each with an event counter of its own. */
export type Inlet = 'coins' | 'notes'

/** How far an inlet's events are known: its counter, 0 just after it was switched on, then 1 to 255 and 1 again (ccTalk 229, 159). */
export interface Mark { readonly inlet: Inlet; readonly counter: number }

/** One coin or note that is in the machine to stay. `counter`: of its inlet, at this event. */
export interface Credit extends Mark { readonly yen: number }

export type CoinHappening =
  | { readonly kind: 'credited'; readonly credit: Credit }
  /** The counter has gone on without a credit: a coin was refused. Written down, so that a restart does not take it for money. */
  | { readonly kind: 'passed'; readonly mark: Mark }
  | { readonly kind: 'fault'; readonly fault: CoinFault }
  | { readonly kind: 'cleared'; readonly fault: CoinFault }

/**
 * `offline`: no coins can be taken, for the acceptor does not answer. `jam`: something is stuck on the way in. `payoutStuck`: a tube does not
 * do as it is told. `broken`: self check or optical sensor say so. The last two are never cleared by the device: `fraud`: somebody pulled a
 * coin back or worse; `uncounted`: the inlet was open, and it has lost events or was reset, so that nobody knows what went in.
 */
export const coinFaults = ['offline', 'jam', 'payoutStuck', 'broken', 'fraud', 'uncounted'] as const
export type CoinFault = (typeof coinFaults)[number]

export interface CoinState {
  /** Those that stand: without `fraud` and `uncounted`, which are told once. */
  readonly faults: readonly CoinFault[]
  /** What can be taken in at all now; a note acceptor that is full or silent takes its value away and is no fault. */
  readonly values: readonly number[]
  /** What can be paid out from now. One that is silent or stuck is not among them. */
  readonly tubes: readonly Tube[]
  /** What lies in all tubes together, also in those that nothing can be paid from now; yen, own count. */
  readonly inTubes: number
  /** What lies in the cash box, where nothing can be paid out from; yen, own count. */
  readonly cashbox: number
}

/** Coins of one value, own count. An accepted coin of that value falls in while there is room, else into the cash box. */
export interface Tube {
  readonly value: number
  readonly count: number
  readonly capacity: number
  /** `low` and `empty` by the thresholds of the configuration. */
  readonly level: 'empty' | 'low' | 'enough' | 'full'
}

export type Since =
  /** All of it, oldest first. */
  | { readonly kind: 'told' } & Remembered
  /** An inlet was reset (`reset`) or has forgotten older events (`overrun`): `credits` is what can still be told, more may have gone in. */
  | { readonly kind: 'lost'; readonly inlet: Inlet; readonly why: 'reset' | 'overrun' } & Remembered
  /** The coin acceptor does not answer. */
  | { readonly kind: 'silent' }

export type PaidOut =
  | { readonly kind: 'paid'; readonly paid: number }
  | { readonly kind: 'short'; readonly paid: number; readonly owed: number }
  | { readonly kind: 'stuck'; readonly paid: number; readonly owed: number }

/** `faults`: what was among the events and is told once: a coin pulled back, or one that has no name. */
interface Remembered {
  readonly credits: readonly Credit[]
  readonly faults: readonly ('fraud' | 'uncounted')[]
  readonly marks: readonly Mark[]
}

/** `never`: the order did not reach the tubes, nothing came out. `unknown`: nobody can tell. */
export type Recalled = PaidOut | { readonly kind: 'never' | 'unknown' }
