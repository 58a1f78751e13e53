import { dayOf, daysFrom } from '../../center/japan-time.ts'
import { tallyOf } from './figures.ts'
import { within } from './period.ts'
import type { LedgerEntry } from '../../center/protocol.ts'
import type { Fate } from './fates.ts'
import type { Tally } from './figures.ts'
import type { Period } from './period.ts'

/**
 * 不整合情報: how terminal and center differ about one certificate. `onlyHere`, `onlyThere`: the other has never heard of it. `unacknowledged`:
 * the center has not yet taken note of its outcome. `otherPeriod`: each dates it into another period. The rest name what is not the same.
 */
export const differenceKinds = [
  'onlyHere', 'onlyThere', 'unacknowledged', 'otherOutcome', 'otherMunicipality', 'otherType', 'otherCopies', 'otherFee', 'otherPeriod',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export interface Difference {
  readonly kind: DifferenceKind
  /** Its transaction id at the center. */
  readonly certificate: string
  /** What each has in the place that differs; null: nothing. */
  readonly here: string | number | null
  readonly there: string | number | null
}

export interface Reconciliation {
  readonly differences: readonly Difference[]
  /** 交付済 of the period, as each dates it. */
  readonly here: Tally
  readonly there: Tally
  readonly equal: boolean
}

/** Days of the center's ledger in which the period's certificates can be: it dates them by when it heard of them. `now`: ms since 1970. */
export function ledgerDays(fates: readonly Fate[], period: Period, now: number): { readonly from: string; readonly to: string } {
  const during = within(period)
  const heard = fates.reduce((latest, { at, acknowledgedAt }) => (during(at) ? Math.max(latest, acknowledgedAt ?? now) : latest), 0)
  const last = dayOf(heard) > period.to ? dayOf(heard) : period.to
  return { from: daysFrom(period.from, -1), to: daysFrom(last, 1) }
}

/** @param fates all of the journal; @param lines the center's, of `ledgerDays` */
export function reconcile(fates: readonly Fate[], lines: readonly LedgerEntry[], period: Period): Reconciliation {
  const theirs = new Map(lines.map((line) => [line.transaction, line]))
  const known = new Set(fates.map(({ certificate }) => certificate))
  const during = within(period)
  const ours = fates.filter((fate) => during(fate.at))
  const dated = lines.filter((line) => during(line.at))
  const differences = [
    ...fates.flatMap((fate) => differencesOf(fate, theirs.get(fate.certificate) ?? null, during)),
    ...dated.filter(({ transaction }) => !known.has(transaction)).map((line) => difference('onlyThere', line.transaction, null, line.outcome)),
  ]
  const here = tallyOf(ours.filter(({ standing }) => standing === '交付済').map(({ copies, kept, charged }) => ({ applications: 1, copies, yen: kept + charged })))
  const there = tallyOf(dated.flatMap(({ outcome, accepted }) =>
    (outcome === '交付済' && accepted !== null ? [{ applications: 1, copies: accepted.copies, yen: accepted.fee }] : [])))
  return { differences, here, there, equal: differences.length === 0 && here.yen === there.yen && here.copies === there.copies }
}

/** In a period that neither dates it into there is nothing to say of it. */
function differencesOf(fate: Fate, line: LedgerEntry | null, during: (at: number) => boolean): readonly Difference[] {
  if (!during(fate.at)) return line !== null && during(line.at) ? [otherPeriod(fate, line)] : []
  if (line === null || line.outcome === null) {
    if (fate.acknowledgedAt === null) return [difference('unacknowledged', fate.certificate, fate.standing, null)]
    return [difference(line === null ? 'onlyHere' : 'otherOutcome', fate.certificate, fate.standing, null)]
  }
  return [
    ...contents(fate, line),
    ...(during(line.at) ? [] : [otherPeriod(fate, line)]),
  ]
}

function contents(fate: Fate, { outcome, accepted }: LedgerEntry): readonly Difference[] {
  const { certificate, standing, municipality, type, copies } = fate
  const fee = standing === '交付済' ? fate.kept + fate.charged : fate.due
  // Given up before the center had it: nothing to compare, as long as there is no money in it.
  const compared = [
    ['otherOutcome', standing, outcome], ...(accepted === null ? [['otherFee', fate.kept + fate.charged, 0] as const] : [
      ['otherMunicipality', municipality, accepted.municipality], ['otherType', type, accepted.kind], ['otherCopies', copies, accepted.copies],
      ['otherFee', fee, accepted.fee],
    ] as const),
  ] as const
  return compared.filter(([, here, there]) => here !== there).map(([kind, here, there]) => difference(kind, certificate, here, there))
}

const otherPeriod = ({ certificate, at }: Fate, line: LedgerEntry) => difference('otherPeriod', certificate, dayOf(at), dayOf(line.at))

function difference(kind: DifferenceKind, certificate: string, here: Difference['here'], there: Difference['there']): Difference {
  return { kind, certificate, here, there }
}
