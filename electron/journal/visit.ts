import { followed } from './certificate.ts'
import { transactionOf } from './entry.ts'
import type { Yen } from '../flow/yen.ts'
import type { Certificate } from './certificate.ts'
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
  /** In the order of their applications. */
  readonly certificates: readonly Certificate[]
  /** A pay-out that nobody saw end; null when there is none. */
  readonly payingOut: { readonly yen: Yen; readonly order: string } | null
  /** Money was written down as owed because nobody saw its pay-out end. */
  readonly payOutUnknown: boolean
  /** Written down as owed because nobody knows what was printed, yen. */
  readonly printUnknown: Yen
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

function unseen(transaction: string): Visit {
  return {
    transaction, open: false, seenAt: 0, interrupted: false, inlet: 'closed', certificates: [],
    payingOut: null, payOutUnknown: false, printUnknown: 0,
  }
}

function interrupt(visits: Map<string, Visit>, transaction: string): void {
  const visit = visits.get(transaction)
  if (visit !== undefined) visits.set(transaction, { ...visit, interrupted: true })
}

function change(entry: Entry, before: Visit): Partial<Visit> {
  switch (entry.kind) {
    case 'visitOpened': return { open: true }
    case 'applied': case 'held': case 'printBegun': case 'printEnded': case 'eraseBegun': case 'erased': case 'reported':
      return { certificates: followed(before.certificates, entry) }
    case 'dropped':
      return entry.certificate === null ? {} : { certificates: followed(before.certificates, { ...entry, certificate: entry.certificate }) }
    case 'inletOpened': return { inlet: 'open' }
    case 'inletClosed': return { inlet: 'closed' }
    case 'payOutBegun': return { payingOut: { yen: entry.yen, order: entry.order } }
    case 'payOutEnded': case 'payOutRecalled': return { payingOut: null }
    case 'owed': return owed(entry, before)
    case 'swept': return { certificates: before.certificates.map((each) => ({ ...each, data: 'gone' })) }
    case 'visitClosed': return { open: false }
    case 'terminalStarted': case 'terminalRecovered': case 'outOfService': case 'inService': case 'standing': case 'stopsSeen':
    case 'fault': case 'faultCleared': case 'acceptorAdopted': case 'coinsPassed': case 'float':
    case 'authorisationBegun': case 'authorisationEnded': case 'captureBegun': case 'captureEnded': case 'releaseBegun': case 'releaseEnded': case 'ignored': case 'refused': case 'pinTried': case 'authenticated':
    case 'registered': case 'credited': case 'staffCalled': case 'staffCallEnded': case 'staffSignalFailed':
      return {}
  }
}

function owed({ why, yen }: Extract<Entry, { kind: 'owed' }>, before: Visit): Partial<Visit> {
  switch (why) {
    case 'payOutUnknown': return { payingOut: null, payOutUnknown: true }
    case 'printUnknown': return { printUnknown: before.printUnknown + yen }
    case 'customerGone': case 'coinsSilent': case 'fraud': return {}
  }
}
