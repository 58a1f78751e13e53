import { knownOf, learntOf } from './acceptor.ts'
import { insideOf, keepBooks, moneyOf } from './bookkeeping.ts'
import { setAsideIn, unsettledOf } from './cashless.ts'
import type { Unsettled } from './cashless.ts'
import { issueOf, itemOf } from './certificate.ts'
import { referenceOf } from './entry.ts'
import { visitsOf } from './visit.ts'
import type { FaultCode } from '../flow/fault.ts'
import type { IssueOutcome, Item, Money } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'
import type { Credit, Known, Mark, Remembered } from './acceptor.ts'
import type { Certificate } from './certificate.ts'
import type { Entry, OwedReason } from './entry.ts'
import type { Row } from './journal.ts'
import type { Visit } from './visit.ts'

/**
 * One thing the terminal has to do before anybody is served again, in this order. There is no word for printing among
 * them: printing is never resumed (I-24). Nor for paying out again what was being paid out: the device says what came of it, or it is owed.
 */
export type Obligation =
  /** Coins went in that the journal does not know: write `credited`. */
  | { readonly kind: 'credit'; readonly transaction: string } & Credit
  /** Write `acceptorAdopted`. */
  | { readonly kind: 'adoptAcceptor'; readonly why: 'first' | 'reset' | 'overrun' } & Mark
  /** Write `coinsPassed`. */
  | { readonly kind: 'passCoins' } & Mark
  /** Inhibit the acceptor (again), write `inletClosed`. */
  | { readonly kind: 'closeInlet'; readonly transaction: string }
  /** Write `printEnded` as unknown, with `terminal.restarted`. */
  | { readonly kind: 'endPrinting'; readonly transaction: string; readonly certificate: string }
  /** Write `owed`: staff has to look and to pay. */
  | { readonly kind: 'recordOwed'; readonly transaction: string; readonly yen: Yen; readonly reference: string; readonly why: OwedReason }
  /** Ask the coin device what came of it, and write that as `payOutRecalled`, or as `owed` where it can't tell. */
  | { readonly kind: 'recallPayOut'; readonly transaction: string; readonly yen: Yen; readonly order: string; readonly reference: string }
  /** `payOutBegun`, pay out once, `payOutEnded` with what did not come out as owed. */
  | { readonly kind: 'returnMoney'; readonly transaction: string; readonly yen: Yen; readonly reference: string }
  /** Write `outOfService`: staff has to look before anybody is served. */
  | { readonly kind: 'takeOutOfService'; readonly code: FaultCode }
  /** What any of its vaults may have left has been swept: write `swept`. */
  | { readonly kind: 'sweep'; readonly transaction: string }
  /** Write `reported` as not acknowledged, and only then tell the center: what it was told once must stand in the next start. */
  | { readonly kind: 'report'; readonly transaction: string; readonly certificate: string; readonly outcome: IssueOutcome }
  /** Write `visitClosed` as recovered. */
  | { readonly kind: 'closeVisit'; readonly transaction: string }

export type Recovery =
  /** Nothing is open; the terminal may serve unless `outOfService` names something. */
  | { readonly kind: 'clean'; readonly outOfService: readonly FaultCode[]; readonly unreported: readonly Unreported[]; readonly unsettled: readonly Unsettled[] }
  /** Carry these out one after the other, then classify again: what a pay-out brings decides what is reported. */
  | { readonly kind: 'open'; readonly visits: readonly OpenVisit[]; readonly obligations: readonly Obligation[] }

/** What was interrupted, for the log and for staff; `money` as the journal has it. */
export interface OpenVisit {
  readonly transaction: string
  readonly certificates: readonly { readonly certificate: string; readonly issue: Item['issue'] }[]
  readonly money: Money
  readonly inside: Yen
}

/** The center has not acknowledged this certificate's outcome yet: to be told again, at leisure. */
export interface Unreported { readonly transaction: string; readonly certificate: string; readonly outcome: IssueOutcome }

export interface Situation {
  /** What the coin device remembers after the journal's marks, with the inlet shut; null when it does not answer. */
  readonly remembered: Remembered | null
  /** Wall clock, ms. */
  readonly now: number
  /** Whether the hoppers can be told to pay out. */
  readonly canReturn: boolean
  /** Whether what a crash may have left could be swept. While it can't, the rest is put in order all the same. */
  readonly canSweep: boolean
  /** A fresh transaction id, for coins that belong to no visit. */
  readonly fresh: string
  /** The flow's rule for the one outcome of a certificate, by its own fate and its visit's money (I-22). */
  readonly outcomeOf: (item: Pick<Item, 'issue' | 'failed'>, money: Money) => IssueOutcome | null
}

/** Up to here after the interruption the customer is taken to be there still; later the coins would go to a stranger. Ms. */
export const customerWaits = 10 * 60_000

/**
 * Says what a start finds open and what has to be done about it. Pure: the same journal gives the same answer, and if only
 * some obligations are carried out before the next crash, exactly the others are left. Call it after `terminalStarted`
 * was written, and again, with nobody being served, when a coin device comes back that did not answer.
 */
export function classify(rows: readonly Pick<Row, 'at' | 'entry'>[], situation: Situation): Recovery {
  const entries = rows.map(row => row.entry)
  const books = keepBooks(entries)
  const beside = setAsideIn(entries)
  const visits = [...visitsOf(rows).values()].map(visit => ({ ...visit, money: moneyOf(books, visit.transaction), besides: beside.has(visit.transaction) }))
  const outOfService = standingFaults(entries)
  const stages = [
    () => aboutInlet(visits, knownOf(entries), situation),
    () => visits.flatMap(visit => aboutVisit(visit, situation, outOfService)),
    () => visits.flatMap(visit => aboutReports(visit, situation)),
    () => visits.filter(visit => visit.open).map(({ transaction }) => ({ kind: 'closeVisit', transaction }) as const),
  ]
  for (const stage of stages) {
    const obligations = stage().filter(due => due.kind !== 'takeOutOfService' || !outOfService.includes(due.code))
    if (obligations.length > 0) return { kind: 'open', visits: visits.filter(isOpen).map(describe), obligations }
  }
  return { kind: 'clean', outOfService, unreported: visits.flatMap(unacknowledged), unsettled: unsettledOf(entries) }
}

/** `besides`: something was set aside for it by the cashless terminal. */
type Account = Visit & { readonly money: Money; readonly besides: boolean }

/** The inlet may have been closed on paper only, so the device's own memory decides what went in. */
function aboutInlet(visits: readonly Account[], known: Known, { remembered, fresh }: Situation): readonly Obligation[] {
  if (remembered === null) return []
  const open = visits.filter(visit => visit.inlet === 'open')
  const learnt = learntOf(remembered, known, open.length > 0).map((each): Obligation => {
    switch (each.kind) {
      case 'alarm': return { kind: 'takeOutOfService', code: `coins.${each.fault}` }
      case 'credit': return { kind: 'credit', transaction: known.payer ?? fresh, ...each.credit }
      case 'adopt': return { kind: 'adoptAcceptor', why: each.why, ...each.mark }
      case 'pass': return { kind: 'passCoins', ...each.mark }
    }
  })
  return [...learnt, ...open.map(({ transaction }) => ({ kind: 'closeInlet', transaction }) as const)]
}

function aboutVisit(visit: Account, situation: Situation, outOfService: readonly FaultCode[]): readonly Obligation[] {
  const { transaction } = visit
  const obligations: Obligation[] = visit.certificates.filter(({ printing }) => printing === 'begun')
    .map(({ certificate }) => ({ kind: 'endPrinting', transaction, certificate }))
  obligations.push(...aboutMoney(visit, situation, outOfService))
  if (visit.open && unclearIn(visit).length > 0) obligations.push({ kind: 'takeOutOfService', code: 'printer.unknownResult' })
  // Written down together with the certificate, and yet apart: the power may have gone in between.
  const isMismatch = visit.certificates.some(({ mismatch }) => mismatch)
  if (visit.open && isMismatch) obligations.push({ kind: 'takeOutOfService', code: 'certificate.mismatch' })
  if (situation.canSweep && visit.certificates.some(({ data }) => data === 'possible')) obligations.push({ kind: 'sweep', transaction })
  return obligations
}

/**
 * What was printed is kept already. What is in doubt is written down, for staff to decide with the paper in hand; the rest is
 * paid out only where it is sure that none of it came out before, that it is the customer's, and that the customer is there.
 */
function aboutMoney(visit: Account, situation: Situation, outOfService: readonly FaultCode[]): readonly Obligation[] {
  const { transaction } = visit
  const reference = referenceOf(transaction)
  const { payingOut } = visit
  // What is left is known only afterwards.
  if (payingOut !== null && situation.remembered !== null) return [{ kind: 'recallPayOut', transaction, ...payingOut, reference }]
  const obligations: Obligation[] = []
  const doubtful = doubtfulIn(visit)
  if (doubtful > 0) obligations.push({ kind: 'recordOwed', transaction, yen: doubtful, reference, why: 'printUnknown' })
  const yen = insideOf(visit.money) - doubtful
  if (yen <= 0) return obligations
  const why = whyNotReturned(visit, situation, outOfService)
  const rest = { transaction, yen, reference }
  if (why === null) return [...obligations, { kind: 'returnMoney', ...rest }]
  if (why === 'payOutUnknown') obligations.push({ kind: 'takeOutOfService', code: 'coins.payoutStuck' })
  return [...obligations, { kind: 'recordOwed', ...rest, why }]
}

/** The dues of certificates of which nobody knows whether they were printed, as far as they have not been written down. Yen. */
function doubtfulIn(visit: Account): Yen {
  // Paid beside, a sheet in doubt is not charged, and what lies in the machine is no fee for it.
  if (visit.besides) return 0
  const due = unclearIn(visit).reduce((sum, certificate) => sum + certificate.due, 0)
  return Math.max(0, Math.min(due - visit.printUnknown, insideOf(visit.money)))
}

function unclearIn({ certificates }: Visit): readonly Certificate[] {
  return certificates.filter((certificate) => issueOf(certificate) === 'unclear')
}

function whyNotReturned(visit: Account, { now, canReturn }: Situation, outOfService: readonly FaultCode[]): OwedReason | null {
  // A coin on a string would be paid back as a real one.
  if (outOfService.includes('coins.fraud')) return 'fraud'
  if (isPayOutUnknown(visit)) return 'payOutUnknown'
  const away = now - visit.seenAt
  // A clock that went backwards says nothing about how long the customer has been waiting.
  if (!visit.open || away < 0 || away > customerWaits) return 'customerGone'
  return canReturn ? null : 'coinsSilent'
}

function aboutReports(visit: Account, { outcomeOf }: Situation): readonly Obligation[] {
  const { transaction, open, certificates } = visit
  if (!open) return []
  // What is owed over a sheet in doubt says nothing of the visit's other certificates.
  const doubted = unclearIn(visit).reduce((sum, { due }) => sum + due, 0)
  const money = { ...visit.money, owed: Math.max(0, visit.money.owed - doubted) }
  return certificates.filter(({ reported }) => reported === null).flatMap((certificate): readonly Obligation[] => {
    const outcome = outcomeOf(itemOf(certificate), money)
    return outcome === null ? [] : [{ kind: 'report', transaction, certificate: certificate.certificate, outcome }]
  })
}

function isPayOutUnknown(visit: Visit): boolean {
  return visit.payingOut !== null || visit.payOutUnknown
}

function isOpen(visit: Account): boolean {
  return visit.open || insideOf(visit.money) > 0
}

function describe({ transaction, certificates, money }: Account): OpenVisit {
  const fates = certificates.map((each) => ({ certificate: each.certificate, issue: issueOf(each) }))
  return { transaction, certificates: fates, money, inside: insideOf(money) }
}

function unacknowledged({ transaction, certificates }: Visit): readonly Unreported[] {
  return certificates.flatMap(({ certificate, reported }) =>
    reported === null || reported.acknowledged ? [] : [{ transaction, certificate, outcome: reported.outcome }])
}

/** Out of service since staff last said otherwise: a restart puts nothing in order. */
function standingFaults(entries: readonly Entry[]): readonly FaultCode[] {
  const codes = new Set<FaultCode>()
  for (const entry of entries) {
    if (entry.kind === 'inService') codes.clear()
    else if (entry.kind === 'outOfService') codes.add(entry.code)
  }
  return [...codes]
}
