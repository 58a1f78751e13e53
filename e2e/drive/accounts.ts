import { join } from 'node:path'
import { insideOf, keepBooks } from '../../electron/journal/bookkeeping.ts'
import type { Books } from '../../electron/journal/bookkeeping.ts'
import type { Entry } from '../../electron/journal/entry.ts'
import { openJournal } from '../../electron/journal/journal.ts'

/** What a terminal wrote down of its day. */
export interface Accounts {
  readonly entries: readonly Entry[]
  readonly total: Books['total']
  /** Yen in the machine that belong to nobody; 0 in balanced books, for each visit by itself too. */
  readonly unaccounted: number
  /** Outcomes told to the center, one a certificate, the last word counts. */
  readonly outcomes: readonly string[]
}

/** Reads the journal of a terminal that has ended. Throws when its chain is broken. */
export function readAccounts(dataFolder: string): Accounts {
  const clock = { now: () => ({ wall: Date.now(), monotonic: performance.now() }) }
  const opened = openJournal(join(dataFolder, 'journal', 'journal.sqlite'), clock)
  if (opened.kind !== 'opened') throw new Error(`the journal is ${opened.kind}`)
  const verified = opened.journal.verify()
  const entries = opened.journal.read().map((row) => row.entry)
  opened.journal.close()
  if (verified.kind === 'broken') throw new Error(`the chain is broken at ${verified.sequence}`)
  const books = keepBooks(entries)
  const outcomes = new Map(entries.flatMap((entry) => entry.kind === 'reported' ? [[entry.certificate, entry.outcome]] : []))
  const unaccounted = [...books.byTransaction.values()].reduce((sum, money) => sum + Math.abs(insideOf(money)), 0)
  return { entries, total: books.total, unaccounted, outcomes: [...outcomes.values()] }
}

/** The entries of one kind. */
export function ofKind<Kind extends Entry['kind']>({ entries }: Accounts, kind: Kind): readonly Extract<Entry, { kind: Kind }>[] {
  return entries.filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind)
}
