import { beginOf } from '../../center/japan-time.ts'
import { insideOf, keepBooks } from '../journal/bookkeeping.ts'
import { untilEndOf, within } from './period.ts'
import type { Money } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'
import type { OwedReason } from '../journal/entry.ts'
import type { JournalRow } from './fates.ts'
import type { Period } from './period.ts'

/** The money of customers in a period, yen: `opening` + `inserted` = `kept` + `returned` + `owed` + `closing`. */
export interface Cash extends Money {
  /** Inside the machine at the beginning, of visits under way: neither earned, nor given back, nor written down as owed. */
  readonly opening: Yen
  /** The same at the end. */
  readonly closing: Yen
}

/** Money that staff has to pay to whoever shows the reference. */
export interface OwedItem {
  readonly at: number
  readonly reference: string
  readonly yen: Yen
  /** `payOut`: less came out than had to. */
  readonly why: OwedReason | 'payOut'
}

export function cashOf(rows: readonly JournalRow[], period: Period): Cash {
  const begin = beginOf(period.from)
  const toEnd = untilEndOf(period)
  const before = keepBooks(entriesOf(rows.filter(({ at }) => at < begin))).total
  const until = keepBooks(entriesOf(rows.filter(({ at }) => toEnd(at)))).total
  return {
    opening: insideOf(before),
    inserted: until.inserted - before.inserted,
    kept: until.kept - before.kept,
    returned: until.returned - before.returned,
    owed: until.owed - before.owed,
    closing: insideOf(until),
  }
}

/** What was written down as owed in a period, oldest first. */
export function owedOf(rows: readonly JournalRow[], period: Period): readonly OwedItem[] {
  const during = within(period)
  return rows.filter(({ at }) => during(at)).flatMap(({ at, entry }): readonly OwedItem[] => {
    if (entry.kind === 'owed') return [{ at, reference: entry.reference, yen: entry.yen, why: entry.why }]
    if (entry.kind !== 'payOutEnded' || entry.outcome === 'paid' || entry.owed === 0) return []
    return [{ at, reference: entry.reference, yen: entry.owed, why: 'payOut' }]
  })
}

const entriesOf = (rows: readonly JournalRow[]) => rows.map(({ entry }) => entry)
