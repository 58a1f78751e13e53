import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from './journal.ts'
import type { Opened } from './journal.ts'

const writer = fileURLToPath(new URL('tireless-writer.ts', import.meta.url))
const clock = { now: () => ({ wall: Date.now(), monotonic: performance.now() }) }

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  file = join(folder, 'ledger', 'journal.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Lets a writer run until it has acknowledged `acknowledgements` lines, kills it -9, and returns the last sequence it acknowledged. */
async function killedAfter(acknowledgements: number, meanwhile: () => void = () => undefined): Promise<number> {
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let lines = 0
  let last = 0
  for await (const line of createInterface(child.stdout)) {
    last = Number(line)
    lines += 1
    if (lines !== acknowledgements) continue
    meanwhile()
    child.kill('SIGKILL')
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
  return last
}

function look(): Extract<Opened, { kind: 'opened' }>['journal'] {
  const outcome = openJournal(file, clock)
  if (outcome.kind !== 'opened') throw new Error(outcome.kind)
  return outcome.journal
}

test('a writer killed at any point loses nothing it has acknowledged, and leaves the chain whole', async () => {
  // 1 is the line before the journal is even opened: the kill falls into its making.
  const points = [1, ...fc.sample(fc.integer({ min: 1, max: 80 }), { seed: 20_231_109, numRuns: 13 })]
  let known = 0
  for (const point of points) {
    known = Math.max(known, await killedAfter(point))
    const journal = look()
    const rows = journal.read()
    expect(journal.verify()).toEqual({ kind: 'intact', entries: rows.length })
    // One more than acknowledged at the most: written, and killed before it could say so.
    expect([known, known + 1]).toContain(rows.length)
    expect(rows.map(row => row.entry)).toEqual(rows.map((_, index) =>
      ({ kind: 'credited', transaction: 'c'.repeat(32), yen: 100, inlet: 'coins', counter: index % 255 + 1 })))
    known = rows.length
    journal.close()
  }
  expect(known).toBeGreaterThan(200)
})

test('while one process has the journal another is refused; the lock dies with its process', async () => {
  const outcomes: Opened['kind'][] = []
  await killedAfter(3, () => outcomes.push(openJournal(file, clock).kind))
  expect(outcomes).toEqual(['inUse'])
  look().close()
})

test('making and opening leaves nothing beside the ledger', () => {
  look().close()
  expect(readdirSync(join(folder, 'ledger'))).toEqual(['journal.sqlite'])
})

test('writes forced to disk per second (a figure, not a promise)', () => {
  const journal = look()
  const writes = 200
  const begun = performance.now()
  for (let counter = 1; counter <= writes; counter++) journal.write({ kind: 'credited', transaction: 'c'.repeat(32), yen: 100, inlet: 'coins', counter })
  const perSecond = Math.round(writes / (performance.now() - begun) * 1000)
  process.stdout.write(`journal: ${perSecond} writes/s, each forced to disk\n`)
  expect(journal.verify()).toEqual({ kind: 'intact', entries: writes })
  journal.close()
})
