import { transactionOf } from './entry.ts'
import type { Holding, IssueOutcome } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'
import type { Entry } from './entry.ts'
import type { Row } from './journal.ts'

/** How far one visit got, read off the journal alone. */
export interface Visit {
  readonly transaction: string
  /** False for a visit that ended, and for one that never began: a coin credited between visits. */
  readonly open: boolean
  /** Wall clock of the last thing that happened while the customer could be there, ms. */
  readonly seenAt: number
  /** The terminal has been started anew since. */
  readonly interrupted: boolean
  readonly inlet: 'closed' | 'open'
  readonly applied: boolean
  /** `begun`: nobody saw the printing end. */
  readonly printing: 'none' | 'begun' | 'printed' | 'nothingOut' | 'unknown'
  /** Yen of a pay-out that nobody saw end; 0 when there is none. */
  readonly payingOut: Yen
  /** Money was written down as owed because nobody saw its pay-out end. */
  readonly payOutUnknown: boolean
  readonly data: 'none' | 'possible' | 'gone'
  readonly reported: { readonly outcome: IssueOutcome; readonly acknowledged: boolean } | null
}

/** All visits in the order in which they first appear: a pure fold over the journal. */
export function visitsOf(rows: Iterable<Pick<Row, 'at' | 'entry'>>): ReadonlyMap<string, Visit> {
  const visits = new Map<string, Visit>()
  // Kept apart, for a journal holds years of visits, and a start has to look at the open ones only.
  const open = new Set<string>()
  for (const { at, entry } of rows) {
    if (entry.kind === 'terminalStarted') {
      for (const transaction of open) interrupt(visits, transaction)
    }
    const transaction = transactionOf(entry)
    if (transaction === null) continue
    const before = visits.get(transaction) ?? unseen(transaction)
    const visit = { ...before, seenAt: before.interrupted ? before.seenAt : at, ...change(entry, before) }
    visits.set(transaction, visit)
    if (visit.open) open.add(transaction)
    else open.delete(transaction)
  }
  return visits
}

/** What has become of the application, in the flow's words. */
export function issueOf(visit: Visit): Holding['issue'] {
  switch (visit.printing) {
    case 'none': case 'nothingOut': return visit.applied ? 'applied' : 'none'
    case 'printed': return 'printed'
    case 'begun': case 'unknown': return 'unclear'
  }
}

function unseen(transaction: string): Visit {
  return {
    transaction, open: false, seenAt: 0, interrupted: false, inlet: 'closed', applied: false, printing: 'none',
    payingOut: 0, payOutUnknown: false, data: 'none', reported: null,
  }
}

function interrupt(visits: Map<string, Visit>, transaction: string): void {
  const visit = visits.get(transaction)
  if (visit !== undefined) visits.set(transaction, { ...visit, interrupted: true })
}

function change(entry: Entry, before: Visit): Partial<Visit> {
  switch (entry.kind) {
    case 'visitOpened': return { open: true }
    case 'applied': return { applied: true, data: 'possible' }
    case 'inletOpened': return { inlet: 'open' }
    case 'inletClosed': return { inlet: 'closed' }
    case 'printBegun': return { printing: 'begun' }
    case 'printEnded': return { printing: entry.outcome }
    case 'payOutBegun': return { payingOut: entry.yen }
    case 'payOutEnded': return { payingOut: 0 }
    case 'owed': return entry.why === 'payOutUnknown' ? { payingOut: 0, payOutUnknown: true } : {}
    case 'erased': return { data: entry.processGone ? 'gone' : before.data }
    case 'swept': return { data: 'gone' }
    case 'reported': return { reported: { outcome: entry.outcome, acknowledged: entry.acknowledged } }
    case 'visitClosed': return { open: false }
    case 'terminalStarted': case 'terminalRecovered': case 'outOfService': case 'inService': case 'fault': case 'faultCleared':
    case 'acceptorAdopted': case 'ignored': case 'refused': case 'pinTried': case 'authenticated': case 'held': case 'credited':
    case 'eraseBegun':
      return {}
  }
}
