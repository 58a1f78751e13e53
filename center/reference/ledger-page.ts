import { beginOf, endOf } from '../japan-time.ts'
import { mostLedgerLines } from '../protocol.ts'
import type { LedgerEntry, LedgerPage, LedgerSpan } from '../protocol.ts'
import type { LedgerLine } from './ledger.ts'

/** The lines of these days that come after `after`, as many as a page may hold. */
export function pageOf(lines: readonly LedgerLine[], { from, to, after }: LedgerSpan): LedgerPage {
  const [begin, end] = [beginOf(from), endOf(to)]
  const due = lines.filter((line) => line.at >= begin && line.at < end && (after === null || inOrder(after, line) < 0)).toSorted(inOrder)
  return { lines: due.slice(0, mostLedgerLines).map(entryOf), more: due.length > mostLedgerLines }
}

type Place = Pick<LedgerLine, 'at' | 'transaction'>

function inOrder(a: Place, b: Place): number {
  return a.at === b.at ? (a.transaction < b.transaction ? -1 : Number(a.transaction > b.transaction)) : a.at - b.at
}

/** A line as a terminal is told it. */
export function entryOf({ transaction, accepted, outcome, at }: LedgerLine): LedgerEntry {
  return { transaction, accepted: accepted === null ? null : acceptedOf(accepted), outcome, at }
}

function acceptedOf({ issuer: municipality, kind, copies, fee }: NonNullable<LedgerLine['accepted']>): LedgerEntry['accepted'] {
  return { municipality, kind, copies, fee }
}
