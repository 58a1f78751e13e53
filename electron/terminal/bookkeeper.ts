import { createHash } from 'node:crypto'
import { referenceOf } from '../journal/entry.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { Effect } from '../flow/effect.ts'
import type { Flow } from '../flow/flow.ts'
import { inside } from '../flow/holding.ts'
import type { Papers } from './papers.ts'

/** Writes the ledger: before each irreversible effect, and after each outcome. Throws when the disk refuses; then nothing goes on. */
export class Bookkeeper {
  readonly #journal: Journal

  constructor(journal: Journal) {
    this.#journal = journal
  }

  write(...entries: readonly Entry[]): void {
    for (const entry of entries) this.#journal.write(entry)
  }

  /** Nothing is dropped without a trace. */
  ignored(flow: Flow, event: FlowEvent['kind']): void {
    this.write({ kind: 'ignored', transaction: flow.visit, event, step: flow.step.kind })
  }

  /** What has happened. `transaction`: the visit's, or the one made for a coin that belongs to none. */
  happened(before: Flow, event: FlowEvent, after: Flow, papers: Papers | null, transaction: string): void {
    this.write(...outcomeEntries(before, event, after, papers, transaction), ...passages(before, after, transaction))
  }

  /** What is about to be done. */
  intends(flow: Flow, effect: Effect, papers: Papers | null, requestDigest: string | null, transaction: string): void {
    this.write(...intentionEntries(flow, effect, papers, requestDigest, transaction))
  }
}

function outcomeEntries(before: Flow, event: FlowEvent, after: Flow, papers: Papers | null, transaction: string): readonly Entry[] {
  switch (event.kind) {
    case 'cardPlaced': return before.visit === null && after.visit !== null ? [{ kind: 'visitOpened', transaction }] : []
    case 'proved': {
      const triesLeft = event.proof.kind === 'wrong' ? event.proof.triesLeft : null
      return [{ kind: 'pinTried', transaction, outcome: event.proof.kind, triesLeft }]
    }
    case 'menuArrived': return papers?.holder ? [{ kind: 'authenticated', transaction, holderDigest: digestOf(transaction, papers) }] : []
    case 'credited': return [{ kind: 'credited', transaction, yen: event.yen, counter: event.counter }]
    case 'inletClosed': return [{ kind: 'inletClosed', transaction }]
    case 'printed': return [{ kind: 'printEnded', outcome: 'printed', transaction, sheets: sheetsOf(before), kept: after.holding.money.kept }]
    case 'nothingOut': return [{ kind: 'printEnded', outcome: 'nothingOut', transaction, fault: event.fault }]
    case 'printUnclear': case 'vaultEnded': return endOfVault(before, event, after, transaction)
    case 'paidOut': return [payOutEnded(before, event, transaction)]
    case 'faultRaised': return [{ kind: 'fault', code: event.code }]
    case 'faultCleared': return [{ kind: 'faultCleared', code: event.code }]
    case 'serviced': return [{ kind: 'inService' }]
    case 'touched': case 'pinTyped': case 'cardRemoved': case 'outlet': case 'receiptTaken': case 'elapsed': case 'identified': case 'sessionOpened':
    case 'refused': case 'centerFailed': case 'progress': case 'held': case 'mismatch': case 'vaultFailed': case 'coinsRead': case 'sheetOut':
    case 'receiptPrinted':
      return []
  }
}

function endOfVault(before: Flow, event: Extract<FlowEvent, { kind: 'printUnclear' | 'vaultEnded' }>, after: Flow, transaction: string): readonly Entry[] {
  const entries: Entry[] = []
  if (after.holding.issue === 'unclear' && before.holding.issue !== 'unclear') {
    const fault = event.kind === 'printUnclear' ? event.fault : 'vault.died'
    entries.push({ kind: 'printEnded', outcome: 'unknown', transaction, sheets: before.step.kind === 'printing' ? before.step.done : 0, fault })
    const yen = inside(before.holding.money)
    if (yen > 0) entries.push({ kind: 'owed', transaction, yen, reference: referenceOf(transaction), why: 'printUnknown' })
  }
  if (event.kind === 'vaultEnded') entries.push({ kind: 'erased', transaction, bytes: event.bytes, processGone: event.gone, killed: event.killed })
  return entries
}

function payOutEnded(before: Flow, event: Extract<FlowEvent, { kind: 'paidOut' }>, transaction: string): Entry {
  const owed = before.holding.payingOut - event.paid
  if (owed === 0) return { kind: 'payOutEnded', outcome: 'paid', transaction, paid: event.paid }
  const outcome = event.result === 'stuck' ? 'stuck' : 'short'
  return { kind: 'payOutEnded', outcome, transaction, paid: event.paid, owed, reference: referenceOf(transaction) }
}

/** Refusals, troubles and locks, whichever event brought them. */
function passages(before: Flow, after: Flow, transaction: string): readonly Entry[] {
  const entries: Entry[] = []
  if (after.step.kind === 'settling' && before.step.kind !== 'settling') {
    const { why } = after.step
    if (why.kind === 'refused') entries.push({ kind: 'refused', transaction, reason: why.reason })
    if (why.kind === 'trouble') entries.push({ kind: 'fault', code: why.fault })
  }
  const locked = after.machine.locked.filter((code) => !before.machine.locked.includes(code))
  return [...entries, ...locked.map((code): Entry => ({ kind: 'outOfService', code }))]
}

function intentionEntries(flow: Flow, effect: Effect, papers: Papers | null, requestDigest: string | null, transaction: string): readonly Entry[] {
  switch (effect.kind) {
    case 'openVault': return requestDigest === null ? [] : [{ kind: 'applied', transaction, requestDigest }]
    // Opened once in a visit; every coin makes the terminal think again about which to take.
    case 'accept': return flow.step.kind === 'paying' && flow.holding.money.inserted === 0 ? [{ kind: 'inletOpened', transaction, due: flow.step.order.due }] : []
    case 'payOut': return [{ kind: 'payOutBegun', transaction, yen: effect.yen }]
    case 'print': {
      if (flow.step.kind !== 'printing' || papers?.document == null) throw new Error('nothing is held that could be printed')
      return [{ kind: 'printBegun', transaction, document: papers.document, copies: flow.step.order.copies, sheets: flow.step.sheets }]
    }
    case 'erase': return [{ kind: 'eraseBegun', transaction }]
    // Written before it is sent: a crash in between leaves a report that is told again, never one that is forgotten.
    case 'report': return [{ kind: 'reported', transaction, outcome: effect.outcome, acknowledged: false }]
    // A coin that belonged to no visit opened none.
    case 'endVisit': return papers === null ? [] : [{ kind: 'visitClosed', transaction, outcome: effect.why }]
    case 'identifyCard': case 'openSession': case 'provePin': case 'forgetPin': case 'authenticate': case 'readCoins': case 'closeInlet':
    case 'keepFee': case 'printReceipt': case 'freshScreen': case 'wait': case 'unwait':
      return []
  }
}

function sheetsOf(flow: Flow): number {
  return flow.step.kind === 'printing' ? flow.step.sheets : 0
}

/** The holder as the journal may know it: bound to this one visit, so that two visits of a person can't be told to be the same person's. */
function digestOf(transaction: string, papers: Papers): string {
  return createHash('sha256').update(`${transaction}\n${papers.holder?.issuer ?? ''}\n${papers.holder?.serial ?? ''}`).digest('hex')
}
