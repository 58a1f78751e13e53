import type { Center } from '../../center/center.ts'
import { sha256 } from '../../center/digests.ts'
import type { Cashless } from '../../hardware/cashless/cashless.ts'
import type { Coins } from '../../hardware/coins/coins.ts'
import type { Wipe } from '../../hardware/wipe/wipe.ts'
import type { FaultCode } from '../flow/fault.ts'
import { outcomeOf } from '../flow/holding.ts'
import { knownOf } from '../journal/acceptor.ts'
import type { Remembered } from '../journal/acceptor.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal, Row } from '../journal/journal.ts'
import type { Unsettled } from '../journal/cashless.ts'
import { classify } from '../journal/recovery.ts'
import type { Obligation, Recovery, Unreported } from '../journal/recovery.ts'
import type { Clock } from './clock.ts'
import { inTime } from './patience.ts'
import { recallPayOut, returnMoney } from './recover-money.ts'
import { settlePayment } from './settle-payment.ts'
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

/** What a start has found and put in order. */
export interface Recovered {
  /** What keeps the terminal closed until staff says otherwise. */
  readonly locked: readonly FaultCode[]
  /**
   * Null: the coin device has said what it remembers. Else it has not answered, and has to be asked before anything it tells is believed: its
   * memory is of who was there before. Answers with what keeps the terminal closed then; null: still no answer.
   */
  readonly askCoinsAgain: (() => Promise<readonly FaultCode[] | null>) | null
  /** The cashless terminal has not answered what it was told to take or to let go. */
  readonly paymentsOpen: boolean
}

/**
 * Puts in order what an interrupted run has left, before anybody is served: money is returned or written down as owed,
 * residues are swept (at every start, for a journal that knows of no open visit proves nothing about a folder), outcomes reported.
 * Printing is never resumed (I-24). Residues that can't be swept keep the terminal closed.
 * A neighbour that is silent or throws holds it up for its deadline and no longer; the sweep, which is the disk's, takes as long as it takes,
 * with the inlet closed.
 */
export async function recover(parts: RecoveryParts): Promise<Recovered> {
  const { journal, settings } = parts
  const { identity: { terminal, build, configuration }, demo } = settings
  journal.write({ kind: 'terminalStarted', build, configuration, terminal: sha256(terminal), demo })
  await within(parts, 'inlet', parts.coins.inhibit())
  const residues = await sweep(parts)
  const { found, coinsHeard } = await putInOrder(parts, residues)
  await reportAgain(parts, found.unreported)
  const paymentsOpen = !await settlePayments(parts, found.unsettled)
  const locked = residues.kind === 'failed' ? [...new Set([...found.outOfService, 'wipe.failed'] as const)] : found.outOfService
  if (coinsHeard) return { locked, askCoinsAgain: null, paymentsOpen }
  const askCoinsAgain = async (): Promise<readonly FaultCode[] | null> => {
    const again = await putInOrder(parts, residues)
    return again.coinsHeard ? again.found.outOfService : null
  }
  return { locked, askCoinsAgain, paymentsOpen }
}

/** Whether nothing is left open: the first that is not answered ends it, and the rest is told in the terminal's rest. */
async function settlePayments(parts: RecoveryParts, unsettled: readonly Unsettled[]): Promise<boolean> {
  for (const due of unsettled) if (await settlePayment({ ...parts, alive: () => true }, due) === 'unknown') return parts.cashless === null
  return true
}

interface InOrder {
  readonly found: Extract<Recovery, { kind: 'clean' }>
  /** Whether the coin device has said what it remembers. */
  readonly coinsHeard: boolean
}

/** Carries out what is owed and looks again, until nothing is open. */
async function putInOrder(parts: RecoveryParts, residues: Residues): Promise<InOrder> {
  const { journal, clock, random } = parts
  const returned: string[] = []
  for (let done = 0; ; ) {
    const rows = journal.read()
    const remembered = await remember(parts, rows)
    const fresh = Buffer.from(random(16)).toString('hex')
    const situation = { remembered, now: clock.wall(), canReturn: remembered !== null, canSweep: residues.kind === 'swept', fresh, outcomeOf }
    const found = classify(rows, situation)
    if (found.kind === 'clean') {
      for (const entry of aboutResidues(residues, found.outOfService)) journal.write(entry)
      journal.write({ kind: 'terminalRecovered', obligations: done })
      return { found, coinsHeard: remembered !== null }
    }
    for (const obligation of found.obligations) for (const entry of await carryOut(parts, insisted(obligation, returned), residues)) journal.write(entry)
    done += found.obligations.length
  }
}

/** Twice in a start the tubes are told to pay what they say afterwards they never did; then it is owed. */
function insisted(due: Obligation, returned: string[]): Obligation {
  if (due.kind !== 'returnMoney') return due
  returned.push(due.transaction)
  return returned.filter((transaction) => transaction === due.transaction).length > 2 ? { ...due, kind: 'recordOwed', why: 'coinsSilent' } : due
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

/** What the center has not acknowledged is told again; if it is not to be reached, the next start tells it. */
async function reportAgain(parts: RecoveryParts, unreported: readonly Unreported[]): Promise<void> {
  const session = unreported.length > 0 ? await openSession(parts) : null
  if (session === null) return
  for (const due of unreported) {
    const acknowledged = await report(parts, session, due)
    if (acknowledged) parts.journal.write({ kind: 'reported', ...due, acknowledged })
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
