import { createHash } from 'node:crypto'
import { holderBinding, requestDigest } from '../../center/digests.ts'
import type { CoinState } from '../../hardware/coins/coins.ts'
import type { Effect } from '../flow/effect.ts'
import type { FlowEvent, Issued, PinOutcome } from '../flow/event.ts'
import type { FaultCode } from '../flow/fault.ts'
import type { Flow, Order } from '../flow/flow.ts'
import { dueOf } from '../flow/holding.ts'
import type { IssueOutcome, Item } from '../flow/holding.ts'
import type { Mark } from '../journal/acceptor.ts'
import { referenceOf } from '../journal/entry.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { itemOf } from './papers.ts'
import type { Papers } from './papers.ts'
import { paidOutOf } from './pay-out.ts'

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
  readonly #draw: () => string
  #float: Pick<Extract<Entry, { kind: 'float' }>, 'tubes' | 'cashbox'> | null = null

  #payOutOrder = ''

  /** @param draw a fresh id of 32 hex digits. */
  constructor(journal: Journal, draw: () => string) {
    this.#journal = journal
    this.#draw = draw
  }

  /** Under which the last pay-out has been written down. */
  get payOutOrder(): string {
    return this.#payOutOrder
  }

  /** Nothing is dropped without a trace. */
  ignored(flow: Flow, event: FlowEvent['kind']): void {
    this.#journal.write({ kind: 'ignored', transaction: flow.visit, event, step: flow.step.kind })
  }

  /** What has happened, and what the machine thereby comes to. */
  happened(happening: Happening): void {
    // Locks first: a crash in between must not leave what they are about without them.
    this.#write([...locks(happening), ...outcomes(happening), ...passages(happening)])
  }

  /** What is about to be done because of it. */
  intends(happening: Happening, effect: Effect): void {
    if (effect.kind === 'payOut') this.#payOutOrder = this.#draw()
    this.#write(intentions(happening, effect, this.#payOutOrder))
  }

  acknowledged(transaction: string, certificate: string, outcome: IssueOutcome): void {
    this.#journal.write({ kind: 'reported', transaction, certificate, outcome, acknowledged: true })
  }

  /** A newer notice of so many stops is in force from now on. */
  stopsSeen(version: number, stops: number): void {
    this.#journal.write({ kind: 'stopsSeen', version, stops })
  }

  /** 係員呼出. `visit`: the one that was on; null: none was. */
  staffCalled(visit: string | null): void {
    this.#journal.write({ kind: 'staffCalled', transaction: visit })
  }

  staffCallEnded(visit: string | null, by: 'customer' | 'staff'): void {
    this.#journal.write({ kind: 'staffCallEnded', transaction: visit, by })
  }

  staffSignalFailed(visit: string | null, on: boolean): void {
    this.#journal.write({ kind: 'staffSignalFailed', transaction: visit, on })
  }

  /** An inlet's counter has gone on without a credit. */
  coinsPassed(mark: Mark): void {
    this.#journal.write({ kind: 'coinsPassed', ...mark })
  }

  /** What the coin device counts itself to hold, where that has changed. */
  float({ inTubes, cashbox }: Pick<CoinState, 'inTubes' | 'cashbox'>): void {
    const float = { tubes: inTubes, cashbox }
    if (this.#float?.tubes === float.tubes && this.#float.cashbox === cashbox) return
    this.#float = float
    this.#journal.write({ kind: 'float', ...float })
  }

  bug(): void {
    this.#journal.write({ kind: 'fault', code: 'terminal.bug' })
  }

  #write(entries: readonly Entry[]): void {
    for (const entry of entries) this.#journal.write(entry)
  }
}

function outcomes(happening: Happening): readonly Entry[] {
  const { before, event, after, papers, transaction } = happening
  switch (event.kind) {
    case 'cardPlaced': return before.visit === null && after.visit !== null ? [{ kind: 'visitOpened', transaction }] : []
    case 'proved': return [pinTried(happening, event.proof)]
    case 'factsRead': return [pinTried(happening, event.outcome)]
    case 'registered': return [{ kind: 'registered', transaction }]
    case 'menuArrived': {
      if (papers === null || papers.holder === null || papers.method === null) return []
      return [{ kind: 'authenticated', transaction, method: papers.method, holderDigest: digestOf(transaction, papers.holder) }]
    }
    case 'progress': case 'held': case 'itemRefused': case 'mismatch': case 'vaultFailed': case 'sheetOut': case 'printed': case 'nothingOut':
    case 'printUnclear': case 'vaultEnded':
      return issued(happening, event)
    case 'credited': return [{ kind: 'credited', transaction, yen: event.yen, inlet: event.inlet, counter: event.counter }]
    // As long as nobody knows that it is closed, the next start has to close it, and to mind what a reset may have lost.
    case 'inletClosed': return event.late === true ? [] : [{ kind: 'inletClosed', transaction }]
    case 'authorised': case 'notAuthorised': case 'captured': case 'released': return [cashlessEnded(before, event, transaction), ...refusedBeside(event)]
    case 'paidOut': return [payOutEnded(before.holding.payingOut, event, transaction)]
    case 'faultRaised': return [{ kind: 'fault', code: event.code }]
    case 'faultCleared': return [{ kind: 'faultCleared', code: event.code }]
    case 'standing': {
      const { service } = after.standing
      return service === before.standing.service ? [] : [{ kind: 'standing', service: service ?? 'open' }]
    }
    case 'serviced': return [{ kind: 'inService' }]
    case 'touched': case 'pinTyped': case 'cardRemoved': case 'outlet': case 'receiptTaken': case 'elapsed': case 'identified': case 'sessionOpened':
    case 'refused': case 'centerFailed': case 'coinsRead': case 'stopsRead': case 'receiptPrinted':
    case 'owedSlipPrinted': case 'cashlessSeen':
      return []
  }
}

function pinTried({ before: { step }, event, transaction }: Happening, outcome: PinOutcome): Entry {
  const type = step.kind === 'pin' ? step.type : null
  const of = event.kind === 'factsRead' ? 'checkNumber' : type?.entry.kind ?? 'card'
  return { kind: 'pinTried', transaction, of, outcome: outcome.kind, triesLeft: outcome.kind === 'wrong' ? outcome.triesLeft : null }
}

/** What became of one certificate. */
function issued({ before, after, papers, transaction }: Happening, event: Issued): readonly Entry[] {
  const { certificate, held } = itemOf(papers, event.item)
  const own = { transaction, certificate }
  switch (event.kind) {
    case 'held': {
      if (held === null) return []
      const { pages, sheets, fee, document, holderBinding, requestDigest } = held
      return [{ kind: 'held', ...own, document, holderBinding, requestDigest, pages, sheets, fee }]
    }
    case 'printed': {
      const kept = after.holding.money.kept - before.holding.money.kept
      const charged = after.holding.cashless.charged - before.holding.cashless.charged
      return [{ kind: 'printEnded', outcome: 'printed', ...own, sheets: sheetsOf(before, event.item), kept, charged }]
    }
    case 'nothingOut': return [{ kind: 'printEnded', outcome: 'nothingOut', ...own, fault: event.fault }]
    case 'mismatch': return before.step.kind === 'printing' ? [{ kind: 'printEnded', outcome: 'nothingOut', ...own, fault: 'certificate.mismatch' }] : []
    case 'printUnclear': return printUnclear(before, event, after, own)
    case 'vaultEnded': return [
      ...printUnclear(before, { ...event, fault: 'vault.died' }, after, own),
      { kind: 'erased', ...own, bytes: event.bytes, processGone: event.gone, killed: event.killed },
    ]
    case 'progress': case 'itemRefused': case 'vaultFailed': case 'sheetOut': return []
  }
}

/** Nobody knows what came out: the flow has counted its fee as owed, and so do the books. */
function printUnclear(
  before: Flow, { item, fault }: { readonly item: number; readonly fault: FaultCode }, after: Flow, own: { readonly transaction: string; readonly certificate: string },
): readonly Entry[] {
  const isDoubtful = before.holding.items[item]?.issue !== 'unclear' && after.holding.items[item]?.issue === 'unclear'
  if (before.step.kind !== 'printing' || !isDoubtful) return []
  const ended: Entry = { kind: 'printEnded', outcome: 'unknown', ...own, sheets: before.step.done, fault }
  // What is withheld is written down by itself.
  const yen = after.holding.money.owed - after.holding.withheld - before.holding.money.owed + before.holding.withheld
  const { transaction } = own
  return yen === 0 ? [ended] : [ended, { kind: 'owed', transaction, yen, reference: referenceOf(transaction), why: 'printUnknown' }]
}

function cashlessEnded(
  { holding: { cashless: { attempt, charged } } }: Flow, event: Extract<FlowEvent, { kind: 'authorised' | 'notAuthorised' | 'captured' | 'released' }>, transaction: string,
): Entry {
  switch (event.kind) {
    case 'authorised': return { kind: 'authorisationEnded', transaction, attempt, outcome: 'authorised' }
    case 'notAuthorised': return { kind: 'authorisationEnded', transaction, attempt, outcome: event.why }
    case 'captured': return { kind: 'captureEnded', transaction, attempt, yen: charged, outcome: event.result }
    case 'released': return { kind: 'releaseEnded', transaction, attempt, outcome: event.result }
  }
}

/** Staff has to look: what was printed is not paid, or what should have been let go has been taken. */
function refusedBeside(event: FlowEvent): readonly Entry[] {
  return (event.kind === 'captured' || event.kind === 'released') && event.result === 'refused' ? [{ kind: 'fault', code: 'cashless.unknown' }] : []
}

function payOutEnded(asked: number, { result, paid }: Extract<FlowEvent, { kind: 'paidOut' }>, transaction: string): Entry {
  const reference = referenceOf(transaction)
  const ended = result === 'unknown' ? { kind: result } : paidOutOf(asked, { kind: result, paid, owed: asked - paid })
  switch (ended.kind) {
    case 'paid': return { kind: 'payOutEnded', outcome: 'paid', transaction, paid: ended.paid }
    case 'short': case 'stuck': return { kind: 'payOutEnded', outcome: ended.kind, transaction, paid: ended.paid, owed: ended.owed, reference }
    // What nobody has counted is not written down as counted.
    case 'unknown': return { kind: 'owed', transaction, yen: asked, reference, why: 'payOutUnknown' }
  }
}

/** What only staff can lift from now on. */
function locks({ before, after }: Happening): readonly Entry[] {
  return after.machine.locked.filter((code) => !before.machine.locked.includes(code)).map((code) => ({ kind: 'outOfService', code }))
}

/** The inlet opening, certificates that are not issued after all, refusals and troubles, whichever event brought them. */
function passages({ before, event, after, papers, transaction }: Happening): readonly Entry[] {
  const entries: Entry[] = []
  if (before.holding.inlet === 'closed' && after.holding.inlet === 'open' && after.step.kind === 'paying') {
    entries.push({ kind: 'inletOpened', transaction, due: dueOf(after.holding) })
  }
  after.holding.items.forEach(({ failed }, item) => {
    if (failed === null || before.holding.items[item]?.failed === failed) return
    entries.push({ kind: 'dropped', transaction, certificate: papers?.items.get(item)?.certificate ?? null, reason: failed })
  })
  if (after.step.kind === 'settling' && before.step.kind !== 'settling') {
    const { why } = after.step
    if (why.kind === 'refused') entries.push({ kind: 'refused', transaction, reason: why.reason })
    if (why.kind === 'trouble' && event.kind !== 'faultRaised') entries.push({ kind: 'fault', code: why.fault })
  }
  return entries
}

function intentions({ after, papers, transaction }: Happening, effect: Effect, order: string): readonly Entry[] {
  switch (effect.kind) {
    case 'openVault': return [applied(papers, effect.item, effect.order)]
    case 'payOut': return [{ kind: 'payOutBegun', transaction, yen: effect.yen, order }]
    case 'withhold': return [{ kind: 'owed', transaction, yen: effect.yen, reference: referenceOf(transaction), why: 'fraud' }]
    case 'authorise': return [{ kind: 'authorisationBegun', transaction, attempt: effect.attempt, yen: effect.yen }]
    case 'capture': return [{ kind: 'captureBegun', transaction, attempt: after.holding.cashless.attempt, yen: effect.yen }]
    case 'release': return [{ kind: 'releaseBegun', transaction, attempt: after.holding.cashless.attempt }]
    case 'print': {
      const { certificate, held, request: { copies } } = itemOf(papers, effect.item)
      if (held === null) throw new Error('nothing is held that could be printed')
      return [{ kind: 'printBegun', transaction, certificate, document: held.document, copies, sheets: sheetsOf(after, effect.item) }]
    }
    case 'erase': return [{ kind: 'eraseBegun', transaction, certificate: itemOf(papers, effect.item).certificate }]
    // Written before it is sent: a crash in between leaves a report that is told again, never one that is forgotten.
    case 'report':
      return [{ kind: 'reported', transaction, certificate: itemOf(papers, effect.item).certificate, outcome: effect.outcome, acknowledged: false }]
    // A coin that belonged to no visit opened none.
    case 'endVisit': return papers === null ? [] : [{ kind: 'visitClosed', transaction, outcome: effect.why }]
    // That the inlet opens has been written with what it follows from: every later coin only changes which values are taken.
    case 'accept': case 'identifyCard': case 'openSession': case 'provePin': case 'proveDevice': case 'forgetPin': case 'authenticate':
    case 'introduce': case 'verifyPin': case 'readFacts': case 'register': case 'printSlip': case 'readCoins': case 'closeInlet': case 'askStops':
    case 'seeCashless': case 'cancelAuthorise': case 'printOwedSlip': case 'keepFee': case 'printReceipt': case 'freshScreen': case 'wait': case 'unwait':
      return []
  }
}

function applied(papers: Papers | null, item: number, order: Order): Entry {
  const { certificate, nonce, request } = itemOf(papers, item)
  if (papers === null || papers.holder === null) throw new Error('an application of somebody who was not let in')
  return {
    kind: 'applied', transaction: papers.visit, certificate, municipality: order.issuer, type: order.kind, copies: order.copies,
    holderBinding: holderBinding(papers.holder, certificate, nonce), requestDigest: requestDigest(request), due: request.fee,
  }
}

function sheetsOf({ holding }: Flow, item: number): number {
  const found: Item | undefined = holding.items[item]
  return found?.sheets ?? 0
}

/** The holder as the journal may know it: bound to this one visit, so that two visits of a person can't be told to be the same person's. */
function digestOf(transaction: string, { issuer, serial }: NonNullable<Papers['holder']>): string {
  return createHash('sha256').update(`${transaction}\n${issuer}\n${serial}`).digest('hex')
}
