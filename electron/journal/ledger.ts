import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Why a ledger that is there can't be used. Nothing is repaired or replaced by itself: staff decides what becomes of it. */
export type Corruption =
  /** Not a ledger of ours, or an emptied one, or one whose guards were taken away. */
  | 'foreign'
  /** The database itself is damaged. */
  | 'damaged'
  /** Its write-ahead log is there without it. */
  | 'missing'
  /** A row was changed, taken out, added or moved. */
  | 'chain'

export type Ledger =
  | { readonly kind: 'open'; readonly database: DatabaseSync }
  /** Another process has it. */
  | { readonly kind: 'inUse' }
  | { readonly kind: 'corrupt'; readonly why: Corruption }
  /** Sound, but written in the words of another version. It is kept: whoever installs the new one sets it aside, closed and complete. */
  | { readonly kind: 'otherVersion'; readonly version: number }
  /** The disk or the folder does not let us; `code` is the system's word. */
  | { readonly kind: 'unavailable'; readonly code: string }

const applicationId = 0x4d_41_44_4f
/**
 * Of the entries' vocabulary; goes up whenever an entry that is on disk somewhere would no longer be understood. What is only added to the
 * words leaves it as it is, for all that was written goes on being understood (`swept` without a visit, the calls for staff). The way back is
 * not promised: a build that lacks a word takes a journal with it for a broken one (`chain`), keeps it and stays closed.
 */
const version = 3

// The guards bind whoever writes past this room, too. REPLACE would slip past the DELETE guard, hence the third.
const schema = [
  `CREATE TABLE entry (sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, monotonic INTEGER NOT NULL,
    "transaction" TEXT, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT`,
  `CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,
  `CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,
  `CREATE TRIGGER entry_chained BEFORE INSERT ON entry
    WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,
]

/**
 * Opens the ledger, or makes it where there has never been one, and locks it to this process until it is closed or dies.
 * While it is open nothing else in this process may open and close the file: POSIX would drop the lock with it.
 */
export function openLedger(file: string): Ledger {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (!existsSync(file)) {
      if (existsSync(`${file}-wal`)) return { kind: 'corrupt', why: 'missing' }
      create(file)
    }
    return openExisting(file)
  } catch (error) {
    return closedOutcome(error)
  }
}

/** Made aside and linked into place whole: an empty file under the ledger's own name is never a birth, always a loss. */
function create(file: string): void {
  const aside = `${file}.${process.pid}.new`
  rmSync(aside, { force: true })
  const database = new DatabaseSync(aside)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(['BEGIN', ...schema, `PRAGMA application_id = ${applicationId}`, `PRAGMA user_version = ${version}`, 'COMMIT'].join(';\n'))
  database.close()
  chmodSync(aside, 0o600)
  try {
    linkSync(aside, file)
  } catch (error) {
    // Somebody else was first: theirs stands, and its lock will tell.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
  syncFolder(dirname(file))
}

function syncFolder(folder: string): void {
  // Windows opens no folders and needs none opened: NTFS logs its names.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function openExisting(file: string): Ledger {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    // Exclusive before the first look: the lock then lasts as long as the process, kill -9 included.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL')
    const why = whyNot(database)
    const written = versionOf(database)
    if (why === null && written === version) {
      makeRoom(database)
      return { kind: 'open', database }
    }
    database.close()
    return why === null ? { kind: 'otherVersion', version: written } : { kind: 'corrupt', why }
  } catch (error) {
    database.close()
    throw error
  }
}

/** The size, bytes, that the write-ahead log gets to in any case: SQLite begins it anew after 1,000 pages of 4,096 (`wal_autocheckpoint`). */
const logRoom = 4 * 1024 * 1024

/**
 * Has the file system give the log its room now, by a transaction that is too large for the cache and is taken back: what it leaves there was
 * never committed and is written over. An entry that has to wait for the file to grow takes two to three times as long to be on disk.
 */
function makeRoom(database: DatabaseSync): void {
  database.exec('PRAGMA cache_size = 10; BEGIN')
  try {
    database.exec(`CREATE TABLE ballast (body BLOB) STRICT; INSERT INTO ballast VALUES (zeroblob(${logRoom}))`)
  } catch (error) {
    // SQLITE_FULL: a disk with less room gives what it has, and the entries get that. Money that waits to be put in order must not wait for more.
    if (!(error instanceof Error && 'errcode' in error && error.errcode === 13)) throw error
  }
  if (database.isTransaction) database.exec('ROLLBACK')
  database.exec('PRAGMA cache_size = -2000')
}

/** Only looks until it is sure, so that a file which is not ours is left as it was. */
function whyNot(database: DatabaseSync): Corruption | null {
  const stands = database.prepare(`SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY rowid`).all()
  const ours = database.prepare('PRAGMA application_id').get()?.['application_id'] === applicationId
    && database.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'wal'
    && JSON.stringify(stands.map(row => row['sql'])) === JSON.stringify(schema)
  if (!ours) return 'foreign'
  return database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok' ? null : 'damaged'
}

/** The first version did not write its number. */
function versionOf(database: DatabaseSync): number {
  const written = database.prepare('PRAGMA user_version').get()?.['user_version']
  return typeof written === 'number' && written > 0 ? written : 1
}

/** SQLite's primary result codes (sqlite.org/rescode.html) and the system's own; anything else is a bug and throws. */
function closedOutcome(error: unknown): Ledger {
  if (!(error instanceof Error)) throw error
  if ('errcode' in error && typeof error.errcode === 'number') {
    switch (error.errcode & 0xff) {
      case 5: case 6: return { kind: 'inUse' }
      case 11: return { kind: 'corrupt', why: 'damaged' }
      case 26: return { kind: 'corrupt', why: 'foreign' }
      case 8: case 10: case 13: case 14: return { kind: 'unavailable', code: error.message }
      default: throw error
    }
  }
  if ('syscall' in error && 'code' in error && typeof error.code === 'string') return { kind: 'unavailable', code: error.code }
  throw error
}
