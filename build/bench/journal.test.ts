import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { canonical, genesis } from '../../electron/journal/chain.ts'
import { transactionOf } from '../../electron/journal/entry.ts'
import { openJournal } from '../../electron/journal/journal.ts'
import { tooLarge } from './figure.ts'
import { figuresOf, measured } from './journal.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'bench-journal-')) })
afterEach(() => rmSync(folder, { recursive: true }))

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
  const kept = openJournal(join(folder, 'measured', 'journal.sqlite'), { now: () => ({ wall: 0, monotonic: 0 }) })
  if (kept.kind !== 'opened') throw new Error(kept.kind)
  const rows = kept.journal.read()
  kept.journal.close()
  expect(rows).toHaveLength(5)
  const written = readFileSync(join(folder, 'measured', 'bare'), 'utf8').split('\n')
  expect(written.pop()).toBe('')
  expect(written.map((line) => JSON.parse(line))).toEqual(rows.map(({ entry }) =>
    [expect.any(Number), expect.any(Number), expect.any(Number), transactionOf(entry), canonical(entry), genesis, genesis]))
})
