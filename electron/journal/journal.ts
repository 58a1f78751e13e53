import { join } from 'node:path'
import { z } from 'zod'
import { canonical, genesis, hashOf } from './chain.ts'
import { entry as entrySchema, transactionOf } from './entry.ts'
import { openLedger } from './ledger.ts'
import type { DatabaseSync } from 'node:sqlite'
import type { Entry } from './entry.ts'
import type { Ledger } from './ledger.ts'

/** The terminal's memory of money and states: append-only, hash-chained, on disk before `write` returns (I-21). */
export interface Journal {
  /** Returns once the entry is on disk. Throws what is no entry (a bug), and what the disk refuses: then nothing was written. */
  write(entry: Entry): Row
  /** Everything written so far, oldest first. */
  read(): readonly Row[]
  /** Goes over the whole chain; `sequence` is the first row that is not as it was written, or the first one missing. */
  verify(): Verified
  close(): void
}

export interface Row {
  readonly sequence: number
  /** Wall clock, ms since 1970. */
  readonly at: number
  /** Monotonic clock, ms; comparable only between two `terminalStarted`. */
  readonly monotonic: number
  readonly entry: Entry
  /** SHA-256, hex, over this row and the hash before it. */
  readonly hash: string
}

export type Verified = { readonly kind: 'intact'; readonly entries: number } | { readonly kind: 'broken'; readonly sequence: number }

export type Opened = { readonly kind: 'opened'; readonly journal: Journal } | Exclude<Ledger, { kind: 'open' }>

/** Milliseconds; fractions are dropped. */
export interface Clock { now(): { readonly wall: number; readonly monotonic: number } }

const storedRow = z.object({
  sequence: z.number().int(),
  at: z.number().int(),
  monotonic: z.number().int(),
  transaction: z.string().nullable(),
  body: z.string(),
  previous: z.string(),
  hash: z.string(),
})
const storedEntry = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('not JSON')
    return z.NEVER
  }
}).pipe(entrySchema)
type StoredRow = z.infer<typeof storedRow>

/** Where a terminal keeps its journal. */
export function journalFile(dataFolder: string): string {
  return join(dataFolder, 'journal', 'journal.sqlite')
}

/**
 * Opens the journal in `file`, making it (and its folder, for its owner alone) where there has never been one. The whole
 * chain is verified first. A broken journal is never replaced: it stays as it is and the outcome says why.
 */
export function openJournal(file: string, clock: Clock): Opened {
  const ledger = openLedger(file)
  if (ledger.kind !== 'open') return ledger
  const { database } = ledger
  if (verify(database).kind === 'intact') return { kind: 'opened', journal: journalOn(database, clock) }
  database.close()
  return { kind: 'corrupt', why: 'chain' }
}

function journalOn(database: DatabaseSync, clock: Clock): Journal {
  const insert = database.prepare(
    'INSERT INTO entry (sequence, at, monotonic, "transaction", body, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const last = database.prepare('SELECT * FROM entry ORDER BY sequence DESC LIMIT 1').get()
  let head = last === undefined ? { sequence: 0, hash: genesis } : storedRow.parse(last)
  return {
    write(candidate) {
      const entry = entrySchema.parse(candidate)
      const { wall, monotonic } = clock.now()
      const link = {
        sequence: head.sequence + 1, at: Math.floor(wall), monotonic: Math.floor(monotonic),
        transaction: transactionOf(entry), body: canonical(entry), previous: head.hash,
      }
      const hash = hashOf(link)
      insert.run(link.sequence, link.at, link.monotonic, link.transaction, link.body, link.previous, hash)
      head = { sequence: link.sequence, hash }
      return { sequence: link.sequence, at: link.at, monotonic: link.monotonic, entry, hash }
    },
    read: () => Array.from(rowsOf(database), rowOf),
    verify: () => verify(database),
    close: () => database.close(),
  }
}

/** One at a time: a year of them in more than one form at once does not fit into a small machine. */
function rowsOf(database: DatabaseSync): Iterable<unknown> {
  return database.prepare('SELECT * FROM entry ORDER BY sequence').iterate()
}

function rowOf(stored: unknown): Row {
  const { sequence, at, monotonic, body, hash } = storedRow.parse(stored)
  return { sequence, at, monotonic, entry: storedEntry.parse(body), hash }
}

function verify(database: DatabaseSync): Verified {
  let head = { sequence: 0, hash: genesis }
  for (const stored of rowsOf(database)) {
    const row = storedRow.parse(stored)
    const follows = row.sequence === head.sequence + 1 && row.previous === head.hash
    if (!follows || hashOf(row) !== row.hash || !saysAnEntry(row)) return { kind: 'broken', sequence: head.sequence + 1 }
    head = row
  }
  // The chain can't miss what was cut off its end; SQLite's own count of the rows ever given out does.
  const ever = database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'entry'`).get()?.['seq'] ?? 0
  return ever === head.sequence ? { kind: 'intact', entries: head.sequence } : { kind: 'broken', sequence: head.sequence + 1 }
}

/** A row can be chained well and still say what no entry says: then it was not written here. */
function saysAnEntry(row: StoredRow): boolean {
  const read = storedEntry.safeParse(row.body)
  return read.success && transactionOf(read.data) === row.transaction && canonical(read.data) === row.body
}
