import type { Yen } from '../flow/yen.ts'
import type { Entry } from './entry.ts'

/** What the acceptor itself says: its event counter, and the sum it has credited since it was made, yen. */
export interface Acceptor {
  readonly counter: number
  readonly creditedTotal: Yen
}

/** What the acceptor's own sum should be by the journal, and whose money a difference would be. */
export interface Expected {
  /** Null until a sum has been adopted. */
  readonly creditedTotal: Yen | null
  /** The visit for which the inlet was opened last. */
  readonly payer: string | null
}

/**
 * The adopted sum and every journaled credit since. The credits are added up rather than the last sum believed: two coins
 * in quick succession would let the first one's record carry the sum of both, and a crash before the second would lose it.
 */
export function expectedOf(entries: Iterable<Entry>): Expected {
  let creditedTotal: Yen | null = null
  let payer: string | null = null
  for (const entry of entries) {
    if (entry.kind === 'acceptorAdopted') creditedTotal = entry.creditedTotal
    else if (entry.kind === 'credited' && creditedTotal !== null) creditedTotal += entry.yen
    else if (entry.kind === 'inletOpened') payer = entry.transaction
  }
  return { creditedTotal, payer }
}

/** More than anybody puts in while a terminal starts anew (20 of each coin and note are 33,200): another acceptor, not coins. Yen. */
export const mostCredited = 50_000

export type Compared =
  | { readonly kind: 'agrees' }
  /** Coins went in that the journal does not know. */
  | { readonly kind: 'credited'; readonly yen: Yen }
  /** Never seen before, or it has forgotten its sum or been exchanged: what it credited meanwhile can't be told. */
  | { readonly kind: 'adopt'; readonly why: 'first' | 'reset' }

/** Compares the acceptor with the journal. */
export function compare(acceptor: Acceptor, expected: Expected): Compared {
  if (expected.creditedTotal === null) return { kind: 'adopt', why: 'first' }
  const yen = acceptor.creditedTotal - expected.creditedTotal
  if (yen === 0) return { kind: 'agrees' }
  return yen > 0 && yen <= mostCredited ? { kind: 'credited', yen } : { kind: 'adopt', why: 'reset' }
}
