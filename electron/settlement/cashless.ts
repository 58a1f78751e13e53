import { paymentReference } from '../journal/cashless.ts'
import { referenceOf } from '../journal/entry.ts'
import { untilEndOf, within } from './period.ts'
import type { Yen } from '../flow/yen.ts'
import type { JournalRow } from './fates.ts'
import type { Period } from './period.ts'

/** What the terminal beside for e-money, cards and codes has taken. Yen. */
export interface Cashless {
  /** Of what was printed in the period. */
  readonly charged: Yen
  /** What it said in the period to have taken. */
  readonly captured: Yen
  /** Visits up to the end of the period of which it has not yet taken what was charged. */
  readonly pending: readonly { readonly reference: string; readonly yen: Yen }[]
}

export function cashlessOf(rows: readonly JournalRow[], period: Period): Cashless {
  const [isIn, toEnd] = [within(period), untilEndOf(period)]
  const moves = movesOf(rows.filter(({ at }) => toEnd(at)))
  const during = moves.filter(({ at }) => isIn(at))
  const open = [...Map.groupBy(moves, ({ transaction }) => transaction)]
    .map(([transaction, own]) => ({ reference: referenceOf(transaction), yen: sum(own, 'charged') - sum(own, 'captured') }))
  return { charged: sum(during, 'charged'), captured: sum(during, 'captured'), pending: open.filter(({ yen }) => yen !== 0) }
}

interface Move {
  readonly kind: 'charged' | 'captured'
  readonly at: number
  readonly transaction: string
  readonly yen: Yen
}

/** Whatever is asked for again under one reference is taken once. */
function movesOf(rows: readonly JournalRow[]): readonly Move[] {
  const taken = new Set<string>()
  return rows.flatMap(({ at, entry }): readonly Move[] => {
    if (entry.kind === 'printEnded' && entry.outcome === 'printed' && entry.charged > 0)
      return [{ kind: 'charged', at, transaction: entry.transaction, yen: entry.charged }]
    if (entry.kind !== 'captureEnded' || entry.outcome !== 'done') return []
    const reference = paymentReference(entry.transaction, entry.attempt)
    if (taken.has(reference)) return []
    taken.add(reference)
    return [{ kind: 'captured', at, transaction: entry.transaction, yen: entry.yen }]
  })
}

function sum(moves: readonly Move[], wanted: Move['kind']): Yen {
  return moves.filter(({ kind }) => kind === wanted).reduce((total, { yen }) => total + yen, 0)
}
