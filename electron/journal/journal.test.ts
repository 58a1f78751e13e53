import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hashOf } from './chain.ts'
import { openJournal } from './journal.ts'
import type { Clock, Journal } from './journal.ts'

const transaction = '0123456789abcdef'.repeat(2)
const clock: Clock = { now: () => ({ wall: 1_700_000_000_000.7, monotonic: 12.9 }) }

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  file = join(folder, 'ledger', 'journal.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

function opened(): Journal {
  const outcome = openJournal(file, clock)
  if (outcome.kind !== 'opened') throw new Error(outcome.kind)
  return outcome.journal
}

function written(rows: number): void {
  const journal = opened()
  for (let counter = 1; counter <= rows; counter++) journal.write({ kind: 'credited', transaction, yen: 100, inlet: 'coins', counter })
  journal.close()
}

/** Somebody with the file in hand and the guards out of the way. */
function tampered(...statements: readonly string[]): void {
  const database = new DatabaseSync(file)
  const guards = database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid`).all()
  for (const { name } of guards) database.exec(`DROP TRIGGER ${String(name)}`)
  for (const statement of statements) database.exec(statement)
  for (const { sql } of guards) database.exec(String(sql))
  database.close()
}

test('what is written is there after reopening, numbered, dated in whole ms, chained', () => {
  const first = opened()
  const row = first.write({ kind: 'visitOpened', transaction })
  expect(row).toMatchObject({ sequence: 1, at: 1_700_000_000_000, monotonic: 12 })
  first.write({ kind: 'inService' })
  first.close()
  const again = opened()
  expect(again.read()).toEqual([row, expect.objectContaining({ sequence: 2, entry: { kind: 'inService' } })])
  expect(again.write({ kind: 'inService' }).sequence).toBe(3)
  expect(again.verify()).toEqual({ kind: 'intact', entries: 3 })
  again.close()
})

test('folder and file are for their owner alone', () => {
  written(1)
  expect(statSync(join(folder, 'ledger')).mode & 0o777).toBe(0o700)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('every commit is forced to disk (FULL = 2), in a write-ahead log', () => {
  const journal = opened()
  const close = vi.spyOn(DatabaseSync.prototype, 'close').mockReturnValueOnce()
  journal.close()
  const [database] = close.mock.contexts
  close.mockRestore()
  if (!(database instanceof DatabaseSync)) throw new Error('nothing was closed')
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  database.close()
})

test('what is no entry is a bug: it throws, and leaves nothing behind', () => {
  const journal = opened()
  const smuggled = { kind: 'visitOpened', transaction, name: '窓口花子' } as const
  expect(() => journal.write(smuggled)).toThrow('name')
  expect(() => journal.write({ kind: 'visitOpened', transaction: '1234' })).toThrow()
  expect(journal.verify()).toEqual({ kind: 'intact', entries: 0 })
  journal.close()
  expect(readFileSync(file).includes('窓口花子')).toBe(false)
})

test.each([
  `UPDATE entry SET body = '{}' WHERE sequence = 2`,
  'DELETE FROM entry WHERE sequence = 2',
  `REPLACE INTO entry SELECT sequence, at, monotonic, "transaction", '{}', previous, hash FROM entry WHERE sequence = 2`,
  `INSERT INTO entry SELECT 9, at, monotonic, "transaction", body, previous, hash FROM entry WHERE sequence = 2`,
])('I-21 the file itself refuses: %s', (statement) => {
  written(3)
  const database = new DatabaseSync(file)
  expect(() => database.exec(statement)).toThrow('append-only')
  database.close()
  expect(opened().verify()).toEqual({ kind: 'intact', entries: 3 })
})

const rows = 6
const columns: Readonly<Record<string, string>> = {
  at: 'at + 1', monotonic: 'monotonic + 1', '"transaction"': 'NULL', body: `replace(body, '100', '500')`,
  previous: `replace(previous, substr(previous, 1, 1), 'x')`, hash: `replace(hash, substr(hash, 1, 1), 'x')`,
}
const everyRow = Array.from({ length: rows }, (_, index) => index + 1)
const someRow = fc.constantFrom(...everyRow)
const notLast = fc.constantFrom(...everyRow.slice(0, -1))
const harm = fc.oneof(
  fc.tuple(someRow, fc.constantFrom(...Object.entries(columns)))
    .map(([row, [column, value]]) => [`UPDATE entry SET ${column} = ${value} WHERE sequence = ${row}`]),
  someRow.map(row => [`DELETE FROM entry WHERE sequence = ${row}`]),
  // Taken out, and the rest moved up so that no number is missing.
  notLast.map(row => [`DELETE FROM entry WHERE sequence = ${row}`, `UPDATE entry SET sequence = sequence - 1 WHERE sequence > ${row}`]),
  // Two neighbours change places.
  notLast.map(row => [
    `UPDATE entry SET sequence = -1 WHERE sequence = ${row}`, `UPDATE entry SET sequence = ${row} WHERE sequence = ${row + 1}`,
    `UPDATE entry SET sequence = ${row + 1} WHERE sequence = -1`,
  ]),
)

test('I-21 any row changed, taken out, moved or cut off is found, and where; such a journal is not opened', () => {
  written(rows)
  const sound = readFileSync(file)
  tampered()
  opened().close()
  fc.assert(fc.property(harm, (statements) => {
    writeFileSync(file, sound)
    tampered(...statements)
    expect(openJournal(file, clock)).toEqual({ kind: 'corrupt', why: 'chain' })
  }), { numRuns: 60 })
})

/** Puts another body into a row and hashes the row anew, as somebody would who knows how. */
function forged(sequence: number, body: string): void {
  const database = new DatabaseSync(file)
  const row = database.prepare('SELECT at, monotonic, previous FROM entry WHERE sequence = ?').get(sequence)
  database.close()
  const hash = hashOf({
    sequence, at: Number(row?.['at']), monotonic: Number(row?.['monotonic']), transaction, body, previous: String(row?.['previous']),
  })
  tampered(`UPDATE entry SET body = '${body}', hash = '${hash}' WHERE sequence = ${sequence}`)
}

test('a row that was changed and hashed anew is found by the row after it', () => {
  written(3)
  forged(2, JSON.stringify({ counter: 2, inlet: 'coins', kind: 'credited', transaction, yen: 500 }))
  expect(openJournal(file, clock)).toEqual({ kind: 'corrupt', why: 'chain' })
})

test.each([
  ['an entry nobody could write', JSON.stringify({ kind: 'visitOpened', name: '窓口花子', transaction })],
  ['an entry of another visit', JSON.stringify({ kind: 'visitOpened', transaction: 'f'.repeat(32) })],
  ['an entry out of order', JSON.stringify({ transaction, kind: 'visitOpened' })],
  ['no JSON', '{'],
])('%s, chained well, is found', (_what, body) => {
  written(3)
  forged(3, JSON.stringify({ counter: 3, inlet: 'coins', kind: 'credited', transaction, yen: 500 }))
  opened().close()
  forged(3, body)
  expect(openJournal(file, clock)).toEqual({ kind: 'corrupt', why: 'chain' })
})

test('verify names the first row that is missing while the journal is open', () => {
  written(2)
  const journal = opened()
  expect(journal.verify()).toEqual({ kind: 'intact', entries: 2 })
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementationOnce(function (this: DatabaseSync) {
    prepare.mockRestore()
    return this.prepare('SELECT * FROM entry WHERE sequence <> 1')
  })
  expect(journal.verify()).toEqual({ kind: 'broken', sequence: 1 })
  journal.close()
})

test('a second opening is refused while the first lasts', () => {
  const journal = opened()
  expect(openJournal(file, clock)).toEqual({ kind: 'inUse' })
  journal.close()
  opened().close()
})

function edited(statement: string): void {
  const database = new DatabaseSync(file)
  database.exec(statement)
  database.close()
}

test.each<readonly [string, () => void, string]>([
  ['emptied', () => truncateSync(file), 'foreign'],
  ['something else', () => writeFileSync(file, 'Dear diary, today nobody came.'.repeat(300)), 'foreign'],
  ['cut in half', () => truncateSync(file, Math.floor(statSync(file).size / 8_192) * 4_096), 'damaged'],
  ['a database of somebody else', () => { rmSync(file); edited('CREATE TABLE entry (a)') }, 'foreign'],
  ['robbed of a guard', () => edited('DROP TRIGGER entry_kept'), 'foreign'],
  ['gone but for its log', () => { rmSync(file); writeFileSync(`${file}-wal`, 'rest') }, 'missing'],
])('a file that is %s is not taken for a new journal, and not touched', (_what, harm, why) => {
  written(40)
  harm()
  const left = why === 'missing' ? `${file}-wal` : file
  const before = readFileSync(left)
  expect(openJournal(file, clock)).toEqual({ kind: 'corrupt', why })
  expect(readFileSync(left).equals(before)).toBe(true)
})

test('a journal in the words of another version is told from a broken one, and kept', () => {
  written(3)
  edited('PRAGMA user_version = 0')
  const before = readFileSync(file)
  expect(openJournal(file, clock)).toEqual({ kind: 'otherVersion', version: 1 })
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a place that cannot hold a journal is an outcome', () => {
  writeFileSync(join(folder, 'ledger'), '')
  expect(openJournal(file, clock)).toEqual({ kind: 'unavailable', code: expect.stringMatching(/^E(EXIST|NOTDIR)$/) })
  rmSync(join(folder, 'ledger'))
  mkdirSync(file, { recursive: true })
  expect(openJournal(file, clock)).toEqual({ kind: 'unavailable', code: expect.any(String) })
})
