import type { Money } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'
import type { Entry } from './entry.ts'

const noMoney: Money = { inserted: 0, kept: 0, returned: 0, owed: 0 }

/** What became of the money, in whole yen. */
export interface Books {
  readonly total: Money
  readonly byTransaction: ReadonlyMap<string, Money>
}

/** Adds up the journal: a pure fold, the same entries always give the same books. */
export function keepBooks(entries: Iterable<Entry>): Books {
  const byTransaction = new Map<string, Money>()
  let total = noMoney
  for (const entry of entries) {
    const moved = movement(entry)
    if (moved === null) continue
    total = add(total, moved.money)
    byTransaction.set(moved.transaction, add(byTransaction.get(moved.transaction) ?? noMoney, moved.money))
  }
  return { total, byTransaction }
}

/** The money of one visit; nothing when none of it moved. */
export function moneyOf(books: Books, transaction: string): Money {
  return books.byTransaction.get(transaction) ?? noMoney
}

/** Yen in the machine that are neither earned, nor given back, nor written down as owed. */
export function insideOf(money: Money): Yen {
  return money.inserted - money.kept - money.returned - money.owed
}

function movement(entry: Entry): { readonly transaction: string; readonly money: Partial<Money> } | null {
  switch (entry.kind) {
    case 'credited': return { transaction: entry.transaction, money: { inserted: entry.yen } }
    case 'printEnded': return entry.outcome === 'printed' ? { transaction: entry.transaction, money: { kept: entry.kept } } : null
    case 'payOutEnded': return {
      transaction: entry.transaction,
      money: entry.outcome === 'paid' ? { returned: entry.paid } : { returned: entry.paid, owed: entry.owed },
    }
    case 'payOutRecalled': return { transaction: entry.transaction, money: { returned: entry.paid } }
    case 'owed': return { transaction: entry.transaction, money: { owed: entry.yen } }
    case 'terminalStarted': case 'terminalRecovered': case 'outOfService': case 'inService': case 'fault': case 'faultCleared':
    case 'standing': case 'stopsSeen': case 'acceptorAdopted': case 'coinsPassed': case 'float': case 'staffCalled': case 'staffCallEnded': case 'staffSignalFailed': case 'ignored': case 'visitOpened': case 'refused': case 'pinTried':
    case 'authenticated': case 'registered': case 'applied': case 'held': case 'dropped': case 'inletOpened': case 'inletClosed':
    case 'authorisationBegun': case 'authorisationEnded': case 'captureBegun': case 'captureEnded': case 'releaseBegun': case 'releaseEnded':
    case 'printBegun': case 'payOutBegun': case 'eraseBegun': case 'erased': case 'swept': case 'reported': case 'visitClosed':
      return null
  }
}

function add(money: Money, more: Partial<Money>): Money {
  return {
    inserted: money.inserted + (more.inserted ?? 0),
    kept: money.kept + (more.kept ?? 0),
    returned: money.returned + (more.returned ?? 0),
    owed: money.owed + (more.owed ?? 0),
  }
}
