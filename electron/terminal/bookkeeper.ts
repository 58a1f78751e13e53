import { createHash } from 'node:crypto'
import { requestDigest } from '../../center/digests.ts'
import type { Effect } from '../flow/effect.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { FaultCode } from '../flow/fault.ts'
import type { Flow } from '../flow/flow.ts'
import { inside } from '../flow/holding.ts'
import type { IssueOutcome } from '../flow/holding.ts'
import { referenceOf } from '../journal/entry.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Papers } from './papers.ts'
import { paidOutOf } from './pay-out.ts'
import { requestOf } from './request-of.ts'

/** One step of the flow: what it was, what happened, what it is now. */
export interface Happening {
  readonly before: Flow
  readonly event: FlowEvent
  readonly after: Flow
  /** Null outside of any visit. */
  readonly papers: Papers | null
  /** Of the visit, or of a coin that belongs to none. */
  readonly transaction: string
}

/** Writes the ledger: after each outcome, and before each irreversible effect. Throws when the disk refuses; then nothing goes on. */
export class Bookkeeper {
  readonly #journal: Journal

  constructor(journal: Journal) {
    this.#journal = journal
  }

  /** Nothing is dropped without a trace. */
  ignored(flow: Flow, event: FlowEvent['kind']): void {
    this.#journal.write({ kind: 'ignored', transaction: flow.visit, event, step: flow.step.kind })
  }

  /** What has happened, and what the machine thereby comes to. */
  happened(happening: Happening): void {
    this.#write([...outcomes(happening), ...passages(happening)])
  }

  /** What is about to be done because of it. */
  intends(happening: Happening, effect: Effect): void {
    this.#write(intentions(happening, effect))
  }

  acknowledged(transaction: string, outcome: IssueOutcome): void {
    this.#journal.write({ kind: 'reported', transaction, outcome, acknowledged: true })
  }

  bug(): void {
    this.#journal.write({ kind: 'fault', code: 'terminal.bug' })
  }

  #write(entries: readonly Entry[]): void {
    for (const entry of entries) this.#journal.write(entry)
  }
}

function outcomes({ before, event, after, papers, transaction }: Happening): readonly Entry[] {
  switch (event.kind) {
    case 'cardPlaced': return before.visit === null && after.visit !== null ? [{ kind: 'visitOpened', transaction }] : []
    case 'proved': {
      const triesLeft = event.proof.kind === 'wrong' ? event.proof.triesLeft : null
      return [{ kind: 'pinTried', transaction, outcome: event.proof.kind, triesLeft }]
    }
    case 'menuArrived':
      return papers?.holder == null ? [] : [{ kind: 'authenticated', transaction, holderDigest: digestOf(transaction, papers.holder) }]
    case 'held': {
      if (papers?.held == null) return []
      const { pages, sheets, fee, document, holderBinding, requestDigest } = papers.held
      return [{ kind: 'held', transaction, document, holderBinding, requestDigest, pages, sheets, fee }]
    }
    case 'credited': return [{ kind: 'credited', transaction, yen: event.yen, counter: event.counter }]
    case 'inletClosed': return [{ kind: 'inletClosed', transaction }]
    case 'printed': {
      const { kept } = after.holding.money
      return [{ kind: 'printEnded', outcome: 'printed', transaction, sheets: sheetsOf(before), kept }]
    }
    case 'nothingOut': return [{ kind: 'printEnded', outcome: 'nothingOut', transaction, fault: event.fault }]
    case 'printUnclear': return printUnclear(before, event.fault, after, transaction)
    case 'vaultEnded': return [
      ...printUnclear(before, 'vault.died', after, transaction),
      { kind: 'erased', transaction, bytes: event.bytes, processGone: event.gone, killed: event.killed },
    ]
    case 'paidOut': return [payOutEnded(before.holding.payingOut, event, transaction)]
    case 'faultRaised': return [{ kind: 'fault', code: event.code }]
    case 'faultCleared': return [{ kind: 'faultCleared', code: event.code }]
    case 'serviced': return [{ kind: 'inService' }]
    case 'touched': case 'pinTyped': case 'cardRemoved': case 'outlet': case 'receiptTaken': case 'elapsed': case 'identified':
    case 'sessionOpened': case 'refused': case 'centerFailed': case 'progress': case 'mismatch': case 'vaultFailed': case 'coinsRead':
    case 'sheetOut': case 'receiptPrinted':
      return []
  }
}

/** Nobody knows what came out: the flow has counted what is inside as owed, and so do the books. */
function printUnclear(before: Flow, fault: FaultCode, after: Flow, transaction: string): readonly Entry[] {
  if (before.step.kind !== 'printing' || after.holding.issue !== 'unclear') return []
  const ended: Entry = { kind: 'printEnded', outcome: 'unknown', transaction, sheets: before.step.done, fault }
  const yen = inside(before.holding.money)
  return yen === 0 ? [ended] : [ended, { kind: 'owed', transaction, yen, reference: referenceOf(transaction), why: 'printUnknown' }]
}

function payOutEnded(asked: number, { result, paid }: Extract<FlowEvent, { kind: 'paidOut' }>, transaction: string): Entry {
  const ended = paidOutOf(asked, { kind: result, paid, owed: asked - paid })
  if (ended.kind === 'paid') return { kind: 'payOutEnded', outcome: 'paid', transaction, paid: ended.paid }
  return { kind: 'payOutEnded', outcome: ended.kind, transaction, paid: ended.paid, owed: ended.owed, reference: referenceOf(transaction) }
}

/** The inlet opening, refusals, troubles and locks, whichever event brought them. */
function passages({ before, event, after, transaction }: Happening): readonly Entry[] {
  const entries: Entry[] = []
  if (before.holding.inlet === 'closed' && after.holding.inlet === 'open' && after.step.kind === 'paying') {
    entries.push({ kind: 'inletOpened', transaction, due: after.step.order.due })
  }
  if (after.step.kind === 'settling' && before.step.kind !== 'settling') {
    const { why } = after.step
    if (why.kind === 'refused') entries.push({ kind: 'refused', transaction, reason: why.reason })
    if (why.kind === 'trouble' && event.kind !== 'faultRaised') entries.push({ kind: 'fault', code: why.fault })
  }
  const locked = after.machine.locked.filter((code) => !before.machine.locked.includes(code))
  return [...entries, ...locked.map((code): Entry => ({ kind: 'outOfService', code }))]
}

function intentions({ after, papers, transaction }: Happening, effect: Effect): readonly Entry[] {
  switch (effect.kind) {
    case 'openVault':
      if (papers === null) throw new Error('an order outside of any visit')
      return [{ kind: 'applied', transaction, requestDigest: requestDigest(requestOf(effect.order, papers, after.language)) }]
    case 'payOut': return [{ kind: 'payOutBegun', transaction, yen: effect.yen }]
    case 'print': {
      if (after.step.kind !== 'printing' || papers?.held == null) throw new Error('nothing is held that could be printed')
      const { order, sheets } = after.step
      return [{ kind: 'printBegun', transaction, document: papers.held.document, copies: order.copies, sheets }]
    }
    case 'erase': return [{ kind: 'eraseBegun', transaction }]
    // Written before it is sent: a crash in between leaves a report that is told again, never one that is forgotten.
    case 'report': return [{ kind: 'reported', transaction, outcome: effect.outcome, acknowledged: false }]
    // A coin that belonged to no visit opened none.
    case 'endVisit': return papers === null ? [] : [{ kind: 'visitClosed', transaction, outcome: effect.why }]
    // That the inlet opens has been written with what it follows from: every later coin only changes which values are taken.
    case 'accept': case 'identifyCard': case 'openSession': case 'provePin': case 'forgetPin': case 'authenticate': case 'readCoins':
    case 'closeInlet': case 'keepFee': case 'printReceipt': case 'freshScreen': case 'wait': case 'unwait':
      return []
  }
}

function sheetsOf(flow: Flow): number {
  return flow.step.kind === 'printing' ? flow.step.sheets : 0
}

/** The holder as the journal may know it: bound to this one visit, so that two visits of a person can't be told to be the same person's. */
function digestOf(transaction: string, { issuer, serial }: NonNullable<Papers['holder']>): string {
  return createHash('sha256').update(`${transaction}\n${issuer}\n${serial}`).digest('hex')
}
