import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { canonical, genesis } from '../../electron/journal/chain.ts'
import { transactionOf } from '../../electron/journal/entry.ts'
import { openJournal } from '../../electron/journal/journal.ts'
import type { Journal } from '../../electron/journal/journal.ts'
import { tooLarge } from './figure.ts'
import { figuresOf, measured } from './journal.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-journal-'))
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

test('an entry may take one and a half times what a bare write takes, in the middle', () => {
  const bare = [2, 2, 9]
  const [median, most, slowest, , , , times] = figuresOf({ journal: [3, 3, 70], bare }, 'ext4')
  expect([median?.value, most?.value, slowest?.value, times?.value]).toEqual([3_000, 70_000, 70_000, 1.5])
  expect(slowest?.name).toBe('journal entry on disk (ext4), slowest of 3')
  expect(times && tooLarge(times)).toBe(false)
  expect(figuresOf({ journal: [3.1, 3.1, 70], bare }, 'ext4').filter(tooLarge).map(({ value }) => value)).toEqual([1.55])
})

test('each pair is an entry in a journal that is in use, and as many bytes as it has to keep', () => {
  const { journal, bare } = measured(join(folder, 'measured'), 5)
  expect([journal.length, bare.length]).toEqual([5, 5])
  const kept = opened(join(folder, 'measured', 'journal.sqlite'))
  const rows = kept.read()
  kept.close()
  expect(rows).toHaveLength(5)
  const written = readFileSync(join(folder, 'measured', 'bare'), 'utf8').split('\n')
  expect(written.pop()).toBe('')
  expect(written.map((line) => JSON.parse(line))).toEqual(rows.map(({ entry }) =>
    [expect.any(Number), expect.any(Number), expect.any(Number), transactionOf(entry), canonical(entry), genesis, genesis]))
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
}, 60_000)

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
}, 60_000)
