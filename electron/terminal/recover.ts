import type { Center } from '../../center/center.ts'
import { sha256 } from '../../center/digests.ts'
import type { Cashless } from '../../hardware/cashless/cashless.ts'
import type { Coins, PaidOut } from '../../hardware/coins/coins.ts'
import type { Wipe } from '../../hardware/wipe/wipe.ts'
import type { FaultCode } from '../flow/fault.ts'
import { outcomeOf } from '../flow/holding.ts'
import { knownOf } from '../journal/acceptor.ts'
import type { Remembered } from '../journal/acceptor.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal, Row } from '../journal/journal.ts'
import { paymentReference } from '../journal/cashless.ts'
import type { Unsettled } from '../journal/cashless.ts'
import { classify } from '../journal/recovery.ts'
import type { Obligation, Unreported } from '../journal/recovery.ts'
import type { Clock } from './clock.ts'
import { inTime } from './patience.ts'
import { paidOutOf, stuck } from './pay-out.ts'
import type { Deadlines, Settings } from './settings.ts'

export interface RecoveryParts {
  readonly journal: Journal
  readonly coins: Coins
  /** Null: there is none. */
  readonly cashless: Cashless | null
  readonly wipe: Wipe
  readonly center: Center
  readonly clock: Clock
  readonly random: (bytes: number) => Uint8Array
  readonly settings: Settings
  /** Where a crash may have left something of a certificate. */
  readonly sweepFolders: readonly string[]
}

/**
 * Puts in order what an interrupted run has left, before anybody is served: money is returned or written down as owed,
 * residues are swept (at every start, for a journal that knows of no open visit proves nothing about a folder), outcomes reported.
 * Printing is never resumed (I-24). Returns what keeps the terminal closed; residues that can't be swept do.
 * A neighbour that is silent or throws holds it up for its deadline and no longer; the sweep, which is the disk's, takes as long as it takes,
 * with the inlet closed.
 */
export async function recover(parts: RecoveryParts): Promise<readonly FaultCode[]> {
  const { journal, settings, clock, random } = parts
  const { identity: { terminal, build, configuration }, demo } = settings
  journal.write({ kind: 'terminalStarted', build, configuration, terminal: sha256(terminal), demo })
  await within(parts, 'inlet', parts.coins.inhibit())
  const residues = await sweep(parts)
  for (let done = 0; ; ) {
    const rows = journal.read()
    const remembered = await remember(parts, rows)
    const fresh = Buffer.from(random(16)).toString('hex')
    const situation = { remembered, now: clock.wall(), canReturn: remembered !== null, canSweep: residues.kind === 'swept', fresh, outcomeOf }
    const found = classify(rows, situation)
    if (found.kind === 'clean') {
      for (const entry of aboutResidues(residues, found.outOfService)) journal.write(entry)
      journal.write({ kind: 'terminalRecovered', obligations: done })
      await reportAgain(parts, found.unreported)
      for (const due of found.unsettled) await settle(parts, due)
      return residues.kind === 'failed' ? [...new Set([...found.outOfService, 'wipe.failed'] as const)] : found.outOfService
    }
    for (const obligation of found.obligations) for (const entry of await carryOut(parts, obligation, residues)) journal.write(entry)
    done += found.obligations.length
  }
}

/** `untold`: files that were overwritten and removed, and of which the journal does not tell yet. */
type Residues = { readonly kind: 'swept'; untold: number } | { readonly kind: 'failed' }

async function sweep({ wipe, sweepFolders }: RecoveryParts): Promise<Residues> {
  try {
    return { kind: 'swept', untold: await wipe.sweep(sweepFolders) }
  } catch {
    // A folder that can't be read or written, or a file that somebody still has open: staff has to look.
    return { kind: 'failed' }
  }
}

/** What no visit has taken upon itself. */
function aboutResidues(residues: Residues, outOfService: readonly FaultCode[]): readonly Entry[] {
  if (residues.kind === 'failed') return outOfService.includes('wipe.failed') ? [] : [{ kind: 'outOfService', code: 'wipe.failed' }]
  return residues.untold === 0 ? [] : [{ kind: 'swept', transaction: null, files: residues.untold }]
}

/** Told once, of the first visit that may have left them. */
function tellOf(residues: Residues): number {
  if (residues.kind === 'failed') throw new Error('nothing was swept')
  const { untold } = residues
  residues.untold = 0
  return untold
}

/** Carries an obligation out and says what is to be written of it. */
async function carryOut(parts: RecoveryParts, due: Obligation, residues: Residues): Promise<readonly Entry[]> {
  switch (due.kind) {
    case 'credit': return [{ ...due, kind: 'credited' }]
    case 'adoptAcceptor': return [{ ...due, kind: 'acceptorAdopted' }]
    case 'passCoins': return [{ ...due, kind: 'coinsPassed' }]
    case 'closeInlet': return [{ kind: 'inletClosed', transaction: due.transaction }]
    case 'endPrinting':
      return [{
        kind: 'printEnded', outcome: 'unknown', transaction: due.transaction, certificate: due.certificate, sheets: 0, fault: 'terminal.restarted',
      }]
    case 'recordOwed': return [{ ...due, kind: 'owed' }]
    case 'recallPayOut': return await recallPayOut(parts, due)
    case 'returnMoney': return await returnMoney(parts, due)
    case 'takeOutOfService': return [{ kind: 'outOfService', code: due.code }]
    case 'sweep': return [{ kind: 'swept', transaction: due.transaction, files: tellOf(residues) }]
    case 'report': {
      // Before the center is told: what it was told once must stand in the next start.
      parts.journal.write({ ...due, kind: 'reported', acknowledged: false })
      const session = await openSession(parts)
      const acknowledged = session !== null && await report(parts, session, due)
      return acknowledged ? [{ ...due, kind: 'reported', acknowledged }] : []
    }
    case 'closeVisit': return [{ kind: 'visitClosed', transaction: due.transaction, outcome: 'recovered' }]
  }
}

type ReturnMoney = Extract<Obligation, { kind: 'returnMoney' }>

async function returnMoney(parts: RecoveryParts, { transaction, yen, reference }: ReturnMoney): Promise<readonly Entry[]> {
  const order = Buffer.from(parts.random(16)).toString('hex')
  parts.journal.write({ kind: 'payOutBegun', transaction, yen, order })
  const answer = await within(parts, 'payOut', parts.coins.payOut(yen, order))
  return ended(transaction, reference, answer === null ? stuck(yen) : paidOutOf(yen, answer))
}

type RecallPayOut = Extract<Obligation, { kind: 'recallPayOut' }>

/** Nobody saw it end; the tubes have counted all the same. Where they can't tell either, all of it is owed, and staff counts. */
async function recallPayOut(parts: RecoveryParts, { transaction, yen, order, reference }: RecallPayOut): Promise<readonly Entry[]> {
  const answer = await within(parts, 'payOut', parts.coins.recall(order))
  switch (answer?.kind) {
    case 'never': return [{ kind: 'payOutNever', transaction }]
    case 'paid': case 'short': case 'stuck': return ended(transaction, reference, paidOutOf(yen, answer))
    case 'unknown': case undefined: return [{ kind: 'owed', transaction, yen, reference, why: 'payOutUnknown' }]
  }
}

function ended(transaction: string, reference: string, result: PaidOut): readonly Entry[] {
  if (result.kind === 'paid') return [{ kind: 'payOutEnded', outcome: 'paid', transaction, paid: result.paid }]
  return [
    { kind: 'payOutEnded', outcome: result.kind, transaction, paid: result.paid, owed: result.owed, reference },
    { kind: 'outOfService', code: result.kind === 'short' ? 'coins.short' : 'coins.payoutStuck' },
  ]
}

/** What the center has not acknowledged is told again; if it is not to be reached, the next start tells it. */
async function reportAgain(parts: RecoveryParts, unreported: readonly Unreported[]): Promise<void> {
  const session = unreported.length > 0 ? await openSession(parts) : null
  if (session === null) return
  for (const due of unreported) {
    const acknowledged = await report(parts, session, due)
    if (acknowledged) parts.journal.write({ kind: 'reported', ...due, acknowledged })
  }
}

/** What was set aside is taken or let go, as the paper says; if the cashless terminal is silent, the next start tells it. */
async function settle(parts: RecoveryParts, due: Unsettled): Promise<void> {
  const { cashless, journal } = parts
  if (cashless === null) return
  const { transaction, attempt } = due
  const reference = paymentReference(transaction, attempt)
  switch (due.kind) {
    case 'capture': {
      journal.write({ kind: 'captureBegun', transaction, attempt, yen: due.yen })
      const outcome = await within(parts, 'settle', cashless.capture(reference, due.yen)) ?? 'unknown'
      return void journal.write({ kind: 'captureEnded', transaction, attempt, yen: due.yen, outcome })
    }
    case 'release': {
      journal.write({ kind: 'releaseBegun', transaction, attempt })
      const outcome = await within(parts, 'settle', cashless.release(reference)) ?? 'unknown'
      return void journal.write({ kind: 'releaseEnded', transaction, attempt, outcome })
    }
  }
}

/** With nobody before the machine: nothing is presented. */
async function openSession(parts: RecoveryParts): Promise<string | null> {
  const opened = await within(parts, 'session', parts.center.openSession(parts.settings.identity, { medium: 'card', municipality: null }))
  return opened?.kind === 'ok' ? opened.value.session : null
}

/** Whether the center has taken note. */
async function report(parts: RecoveryParts, session: string, { certificate, outcome }: Unreported): Promise<boolean> {
  const answer = await within(parts, 'session', parts.center.report(session, certificate, outcome))
  return answer?.kind === 'ok'
}

/** Null when the coin device does not answer. */
async function remember(parts: RecoveryParts, rows: readonly Row[]): Promise<Remembered | null> {
  const closed = await within(parts, 'inlet', parts.coins.inhibit().then(() => true))
  const { marks } = knownOf(rows.map(({ entry }) => entry))
  const since = closed === null ? null : await within(parts, 'coins', parts.coins.since(marks))
  return since === null || since.kind === 'silent' ? null : since
}

function within<Answer>({ clock, settings }: RecoveryParts, deadline: keyof Deadlines, asked: Promise<Answer>): Promise<Answer | null> {
  return inTime(clock, settings.times.deadlines[deadline], asked)
}
