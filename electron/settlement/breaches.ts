import { insideOf, keepBooks } from '../journal/bookkeeping.ts'
import { referenceOf, transactionOf } from '../journal/entry.ts'
import { untilEndOf, within } from './period.ts'
import type { Yen } from '../flow/yen.ts'
import type { Entry } from '../journal/entry.ts'
import type { JournalRow } from './fates.ts'
import type { Period } from './period.ts'

/**
 * How a visit breaks promise 2, inserted = kept + returned + owed + inside.
 * `overdrawn`: at some instant more had gone out than was in. `leftInside`: it is closed, and not all of its money has gone anywhere.
 * `payOutDiffers`: what was paid out and owed is not what was to be paid out. `feeDiffers`: what became ours is not the fee of what was
 * printed. `printedTwice`: a certificate, charged twice. `unknownCertificate`: something was printed that nobody had applied for.
 * `notPrinted`: the center was told 交付済, and nobody saw it printed.
 */
type BreachKind = 'overdrawn' | 'leftInside' | 'payOutDiffers' | 'feeDiffers' | 'printedTwice' | 'unknownCertificate' | 'notPrinted'

export interface Breach {
  readonly kind: BreachKind
  /** The visit's own id, and the number under which its customer asks. */
  readonly transaction: string
  readonly reference: string
  /** How much it is about, yen. */
  readonly yen: Yen
}

/** The visits with money in the period that break the promise, as they stand at its end; there must be none. */
export function breachesOf(rows: readonly JournalRow[], period: Period): readonly Breach[] {
  const [during, before] = [within(period), untilEndOf(period)]
  const touched = new Set(rows.filter(({ at }) => during(at)).map(({ entry }) => transactionOf(entry)))
  const until = rows.filter(({ at, entry }) => before(at) && touched.has(transactionOf(entry)))
  return [...Map.groupBy(until, ({ entry }) => transactionOf(entry))].flatMap(([transaction, own]) =>
    transaction === null ? [] : breachesIn(own.map(({ entry }) => entry)).map((breach) => ({ ...breach, transaction, reference: referenceOf(transaction) })))
}

type Found = Pick<Breach, 'kind' | 'yen'>

function breachesIn(entries: readonly Entry[]): readonly Found[] {
  return [...drawnFrom(entries), ...payOutsOf(entries), ...feesOf(entries)]
}

function drawnFrom(entries: readonly Entry[]): readonly Found[] {
  let closed = false
  let inside: Yen = 0
  let lowest: Yen = 0
  for (const entry of entries) {
    inside += insideOf(keepBooks([entry]).total)
    lowest = Math.min(lowest, inside)
    // A coin that falls behind a visit waits inside for the next start.
    if (entry.kind === 'visitClosed') closed = true
    else if (entry.kind === 'credited') closed = false
  }
  const left: readonly Found[] = closed && inside > 0 ? [{ kind: 'leftInside', yen: inside }] : []
  return lowest < 0 ? [{ kind: 'overdrawn', yen: -lowest }, ...left] : left
}

function payOutsOf(entries: readonly Entry[]): readonly Found[] {
  const found: Found[] = []
  let begun: Yen = 0
  for (const entry of entries) {
    if (entry.kind === 'payOutBegun') begun = entry.yen
    if (entry.kind !== 'payOutEnded') continue
    const differs = begun - entry.paid - (entry.outcome === 'paid' ? 0 : entry.owed)
    if (differs !== 0) found.push({ kind: 'payOutDiffers', yen: Math.abs(differs) })
  }
  return found
}

function feesOf(entries: readonly Entry[]): readonly Found[] {
  const found: Found[] = []
  const dues = new Map<string, Yen>()
  const printed = new Set<string>()
  for (const entry of entries) {
    if (entry.kind === 'applied') dues.set(entry.certificate, entry.due)
    if (entry.kind === 'reported' && entry.outcome === '交付済' && !entry.acknowledged && !printed.has(entry.certificate))
      found.push({ kind: 'notPrinted', yen: dues.get(entry.certificate) ?? 0 })
    if (entry.kind !== 'printEnded' || entry.outcome !== 'printed') continue
    const yen = entry.kept + entry.charged
    const due = dues.get(entry.certificate)
    if (printed.has(entry.certificate)) found.push({ kind: 'printedTwice', yen })
    else if (due === undefined) found.push({ kind: 'unknownCertificate', yen })
    else if (due !== yen) found.push({ kind: 'feeDiffers', yen: Math.abs(due - yen) })
    printed.add(entry.certificate)
  }
  return found
}
