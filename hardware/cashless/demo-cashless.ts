import { captured, endAsking, isUsed, readBook, released, writeBook } from './demo-cashless-book.ts'
import type { Authorised, Cashless, Settled } from './cashless.ts'
import type { Book, Payment } from './demo-cashless-book.ts'
import type { Timer } from './timer.ts'

/**
 * `offline`: it is not heard, and does not hear; whoever was asked may still pay. `silent…`: it does as it is told, and the answer is lost.
 * `declines`: nobody has enough on their card.
 */
export const demoCashlessFaults = ['offline', 'silentAuthorise', 'silentCapture', 'silentRelease', 'declines'] as const
export type DemoCashlessFault = (typeof demoCashlessFaults)[number]

/** What a person can do to the demo terminal, and see of it. */
export interface CashlessHand {
  /** What it asks for now, yen; null: nothing. */
  asking(): number | null
  /** The customer holds card or phone to it. */
  pay(): void
  /** The customer presses 中止 on it. */
  refuse(): void
  fault(fault: DemoCashlessFault, on: boolean): void
  faults(): readonly DemoCashlessFault[]
  /** Where the money of each reference is, oldest first. */
  payments(): readonly Payment[]
  onChange(listener: () => void): void
}

export interface DemoCashlessOptions {
  /** Where the terminal keeps its book over a restart. */
  readonly file: string
  readonly timer: Timer
}

/** After so long without a customer it gives up by itself, ms. */
export const askingMs = 60_000

/**
 * A terminal without hardware. Every change is in its book before anybody is told of it, and the book outlives the process: a terminal that was
 * asking asks again, for as long as before, and what comes of that nobody hears, as with a real one whose kiosk was killed.
 */
export function openDemoCashless({ file, timer }: DemoCashlessOptions): { readonly cashless: Cashless; readonly hand: CashlessHand } {
  let book = readBook(file)
  let waiting: ((outcome: Authorised) => void) | null = null
  let callOff = (): void => undefined
  const faults = new Set<DemoCashlessFault>()
  const seers: (() => void)[] = []

  const see = (): void => {
    for (const seer of seers) seer()
  }
  const keep = (changed: Book): void => {
    if (changed !== book) writeBook(file, changed)
    book = changed
  }
  const answer = (outcome: Authorised['kind']): void => {
    waiting?.({ kind: outcome })
    waiting = null
  }
  const patience = (): void => {
    callOff = timer(askingMs, () => end('declined'))
  }
  const end = (outcome: 'authorised' | 'declined' | 'cancelled'): void => {
    if (book.asking === null) return
    callOff()
    keep(endAsking(book, outcome === 'authorised' ? book.asking.yen : 0))
    answer(outcome === 'authorised' && faults.has('silentAuthorise') ? 'unknown' : outcome)
    see()
  }
  const settle = (changed: Book | null, fault: 'silentCapture' | 'silentRelease'): Settled => {
    if (changed !== null) keep(changed)
    see()
    if (faults.has(fault)) return 'unknown'
    return changed === null ? 'refused' : 'done'
  }
  if (book.asking !== null) patience()

  const cashless: Cashless = {
    async available() { return !faults.has('offline') },
    async authorise(yen, reference) {
      whole(yen)
      if (isUsed(book, reference)) throw new Error('a reference is never used twice')
      // Nothing was sent, so nothing is unknown.
      if (faults.has('offline') || book.asking !== null) return { kind: 'declined' }
      keep({ ...book, asking: { reference, yen } })
      const { promise, resolve } = Promise.withResolvers<Authorised>()
      waiting = resolve
      patience()
      see()
      return await promise
    },
    async cancel() {
      if (!faults.has('offline')) end('cancelled')
    },
    async capture(reference, yen) {
      whole(yen)
      return faults.has('offline') ? 'unknown' : settle(captured(book, reference, yen), 'silentCapture')
    },
    async release(reference) {
      if (faults.has('offline')) return 'unknown'
      if (book.asking?.reference === reference) end('cancelled')
      return settle(released(book, reference), 'silentRelease')
    },
    async close() {
      callOff()
      answer('unknown')
      seers.length = 0
    },
  }

  const hand: CashlessHand = {
    asking: () => book.asking?.yen ?? null,
    pay() { end(faults.has('declines') ? 'declined' : 'authorised') },
    refuse() { end('declined') },
    fault(fault, on) {
      if (on) faults.add(fault)
      else faults.delete(fault)
      if (faults.has('offline')) answer('unknown')
      see()
    },
    faults: () => demoCashlessFaults.filter(fault => faults.has(fault)),
    payments: () => book.payments,
    onChange(listener) { seers.push(listener) },
  }
  return { cashless, hand }
}

function whole(yen: number): void {
  if (!Number.isSafeInteger(yen) || yen < 1) throw new RangeError('an amount is whole yen, at least 1')
}
