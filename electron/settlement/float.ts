import { beginOf } from '../../center/japan-time.ts'
import { untilEndOf, within } from './period.ts'
import type { Yen } from '../flow/yen.ts'
import type { JournalRow } from './fates.ts'
import type { Period } from './period.ts'

/** What lies in tubes and cash box by the device's own count, yen: `opening` + `in` - `out` + `adjusted` = `closing`. */
export interface Float {
  readonly opening: Yen
  readonly in: Yen
  readonly out: Yen
  /** Sum of the adjustments. */
  readonly adjusted: Yen
  readonly closing: Yen
  readonly adjustments: readonly Adjustment[]
}

/** 補充・回収: the count changed by more than customers put in and got back; less than nothing for what was taken out. */
export interface Adjustment {
  /** Of the count that shows it, ms since 1970. */
  readonly at: number
  readonly yen: Yen
}

interface Change extends Adjustment { readonly kind: 'in' | 'out' | 'adjusted' }

/** Null where the device has not been counted by the end of the period. */
export function floatOf(rows: readonly JournalRow[], period: Period): Float | null {
  const counted = changesOf(rows)
  if (counted === null || !untilEndOf(period)(counted.at)) return null
  const { yen, changes } = counted
  const begin = beginOf(period.from)
  const isIn = within(period)
  const during = changes.filter((change) => isIn(change.at))
  const by = (kind: Change['kind']): Yen => total(during.filter((change) => change.kind === kind))
  const opening = yen + total(changes.filter((change) => change.at < begin))
  return {
    opening, in: by('in'), out: Math.abs(by('out')), adjusted: by('adjusted'), closing: opening + total(during),
    adjustments: during.filter(({ kind }) => kind === 'adjusted').map((change) => ({ at: change.at, yen: change.yen })),
  }
}

/** The first count, and all that has changed it since; what a later count shows beyond that is an adjustment. */
function changesOf(rows: readonly JournalRow[]): { readonly at: number; readonly yen: Yen; readonly changes: readonly Change[] } | null {
  const first = rows.findIndex(({ entry }) => entry.kind === 'float')
  const counted = rows[first]
  if (counted?.entry.kind !== 'float') return null
  const yen = counted.entry.tubes + counted.entry.cashbox
  const changes: Change[] = []
  let held = yen
  for (const { at, entry } of rows.slice(first + 1)) {
    const change = changeBy(entry, at, held)
    if (change === null) continue
    changes.push(change)
    held += change.yen
  }
  return { at: counted.at, yen, changes }
}

function changeBy(entry: JournalRow['entry'], at: number, held: Yen): Change | null {
  if (entry.kind === 'credited') return { kind: 'in', at, yen: entry.yen }
  if (entry.kind === 'payOutEnded' || entry.kind === 'payOutRecalled') return { kind: 'out', at, yen: -entry.paid }
  const beyond = entry.kind === 'float' ? entry.tubes + entry.cashbox - held : 0
  return beyond === 0 ? null : { kind: 'adjusted', at, yen: beyond }
}

function total(changes: readonly Adjustment[]): Yen {
  return changes.reduce((sum, { yen }) => sum + yen, 0)
}
