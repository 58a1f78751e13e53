import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  file = join(folder, 'journal.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

function opened(at: string): Journal {
  const outcome = openJournal(at, { now: () => ({ wall: 0, monotonic: 0 }) })
  if (outcome.kind !== 'opened') throw new Error(outcome.kind)
  return outcome.journal
}

function write(journal: Journal, entries: number): void {
  for (let at = 0; at < entries; at += 1) journal.write({ kind: 'inService' })
}

test.each([1, 100])('a disk without that room (here %i pages in all) gives what it has; the journal opens and takes entries', (pages) => {
  const journal = opened(file)
  write(journal, 20)
  journal.close()
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
  exec.mockImplementationOnce(function (this: DatabaseSync, statements) {
    this.exec(statements)
    // As a full disk: SQLITE_FULL. SQLite itself takes no limit below the pages that are there.
    this.exec(`PRAGMA max_page_count = ${pages}`)
  })
  const full = opened(file)
  exec.mockRestore()
  expect(statSync(`${file}-wal`).size).toBeLessThan(100 * (4_096 + 24))
  write(full, 1)
  expect(full.verify()).toEqual({ kind: 'intact', entries: 21 })
  full.close()
})

test('the log has its room from the beginning, so that no entry waits for a file that grows, and nothing of it gets into the ledger', () => {
  const journal = opened(file)
  const room = statSync(`${file}-wal`).size
  // SQLite begins it anew after the commit with which 1,000 pages are reached.
  expect(room).toBeGreaterThan(1_004 * (4_096 + 24))
  write(journal, 600)
  expect(statSync(`${file}-wal`).size).toBe(room)
  journal.close()
  expect(statSync(file).size).toBeLessThan(600 * 1_000)
})

test('what a killed terminal leaves in a log with room is all that was written, and nothing else', () => {
  const journal = opened(file)
  const left = join(folder, 'left.sqlite')
  for (const entries of [1, 30, 520]) {
    write(journal, entries)
    copyFileSync(file, left)
    copyFileSync(`${file}-wal`, `${left}-wal`)
    const found = opened(left)
    expect(found.verify()).toEqual({ kind: 'intact', entries: journal.read().length })
    found.close()
  }
  journal.close()
})
