import { createHash } from 'node:crypto'
import type { Center } from '../../center/center.ts'
import type { Coins } from '../../hardware/coins/coins.ts'
import type { Wipe } from '../../hardware/wipe/wipe.ts'
import type { FaultCode } from '../flow/fault.ts'
import { outcomeOf } from '../flow/holding.ts'
import type { IssueOutcome } from '../flow/holding.ts'
import type { Acceptor } from '../journal/acceptor.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { classify } from '../journal/recovery.ts'
import type { Obligation } from '../journal/recovery.ts'
import type { Clock } from './clock.ts'
import type { Settings } from './settings.ts'

export interface RecoveryParts {
  readonly journal: Journal
  readonly coins: Coins
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
 * residues are swept, outcomes reported. Printing is never resumed (I-24). Returns what keeps the terminal closed.
 */
export async function recover(parts: RecoveryParts): Promise<readonly FaultCode[]> {
  const { journal, settings, clock, random } = parts
  journal.write({ kind: 'terminalStarted', build: settings.build, terminal: createHash('sha256').update(settings.terminal).digest('hex'), demo: settings.demo })
  for (let done = 0; ; ) {
    const acceptor = await readAcceptor(parts)
    const fresh = Buffer.from(random(16)).toString('hex')
    const found = classify(journal.read(), { acceptor, now: clock.wall(), canReturn: acceptor !== null, fresh, outcomeOf })
    if (found.kind === 'clean') {
      journal.write({ kind: 'terminalRecovered', obligations: done })
      for (const { transaction, outcome } of found.unreported) await report(parts, transaction, outcome)
      return found.outOfService
    }
    for (const obligation of found.obligations) for (const entry of await carryOut(parts, obligation)) journal.write(entry)
    done += found.obligations.length
  }
}

/** Says for each obligation what is to be written once it has been carried out. */
async function carryOut(parts: RecoveryParts, obligation: Obligation): Promise<readonly Entry[]> {
  switch (obligation.kind) {
    case 'credit': return [{ kind: 'credited', transaction: obligation.transaction, yen: obligation.yen, counter: obligation.counter }]
    case 'adoptAcceptor': return [{ kind: 'acceptorAdopted', why: obligation.why, ...obligation.acceptor }]
    case 'closeInlet': return [{ kind: 'inletClosed', transaction: obligation.transaction }]
    case 'endPrinting': return [{ kind: 'printEnded', outcome: 'unknown', transaction: obligation.transaction, sheets: 0, fault: 'terminal.restarted' }]
    case 'recordOwed': return [{ kind: 'owed', transaction: obligation.transaction, yen: obligation.yen, reference: obligation.reference, why: obligation.why }]
    case 'returnMoney': return returnMoney(parts, obligation)
    case 'takeOutOfService': return [{ kind: 'outOfService', code: obligation.code }]
    case 'sweep': return [{ kind: 'swept', transaction: obligation.transaction, files: await parts.wipe.sweep(parts.sweepFolders) }]
    case 'report':
      await report(parts, obligation.transaction, obligation.outcome)
      return []
    case 'closeVisit': return [{ kind: 'visitClosed', transaction: obligation.transaction, outcome: 'recovered' }]
  }
}

async function returnMoney({ journal, coins }: RecoveryParts, { transaction, yen, reference }: Extract<Obligation, { kind: 'returnMoney' }>): Promise<readonly Entry[]> {
  journal.write({ kind: 'payOutBegun', transaction, yen })
  const result = await coins.payOut(yen)
  if (result.kind === 'paid') return [{ kind: 'payOutEnded', outcome: 'paid', transaction, paid: result.paid }]
  return [
    { kind: 'payOutEnded', outcome: result.kind, transaction, paid: result.paid, owed: result.owed, reference },
    { kind: 'outOfService', code: result.kind === 'short' ? 'coins.short' : 'coins.payoutStuck' },
  ]
}

async function report({ center, journal, settings }: RecoveryParts, transaction: string, outcome: IssueOutcome): Promise<void> {
  const opened = await center.openSession({ terminal: settings.terminal, build: settings.build })
  const noted = opened.kind === 'ok' && (await center.report(opened.value.session, transaction, outcome)).kind === 'ok'
  journal.write({ kind: 'reported', transaction, outcome, acknowledged: noted })
}

/** Null when the coin device does not answer; it is looked at again when it comes back. */
async function readAcceptor({ coins }: RecoveryParts): Promise<Acceptor | null> {
  await coins.inhibit()
  const { faults, counter, creditedTotal } = await coins.state()
  return faults.includes('offline') ? null : { counter, creditedTotal }
}
