import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { canonical, genesis } from '../../electron/journal/chain.ts'
import { openJournal } from '../../electron/journal/journal.ts'
import { quantile } from './figure.ts'
import type { Figure } from './figure.ts'

/** How many times a bare write an entry may take. */
const mostTimes = 1.5
/** More than the journal's log holds before SQLite moves it to the ledger and begins it anew: that is measured too. */
const pairs = 600
/** On a journal of their own. Code that runs the first times is slower than the disk, and another figure. */
const warmUp = 1_000

const entry = { kind: 'credited', transaction: 'c'.repeat(32), yen: 100, inlet: 'coins', counter: 1 } as const
/** The row of such an entry: everything that has to be on disk, and nothing of how SQLite lays it out. */
const row = Buffer.from(JSON.stringify([100, Date.now(), 100_000, entry.transaction, canonical(entry), genesis, genesis]) + '\n')

/** ms each. */
export interface Latencies { readonly journal: readonly number[]; readonly bare: readonly number[] }

/**
 * How long until an entry of the journal is on disk, against as many bytes appended to a file and forced to disk. Both are made below
 * `dataFolder`, for it is a terminal's disk that is to be measured. The journal is newly opened, as after each start of a terminal.
 */
export function journalLatency(dataFolder: string): readonly Figure[] {
  mkdirSync(dataFolder, { recursive: true })
  const folder = mkdtempSync(join(dataFolder, 'bench-'))
  try {
    measured(join(folder, 'warm-up'), warmUp)
    return figuresOf(measured(join(folder, 'measured'), pairs), filesystemOf(folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** In pairs, either first in turn, so that the disk's moods hit both. */
export function measured(folder: string, pairs: number): Latencies {
  mkdirSync(folder)
  const opened = openJournal(join(folder, 'journal.sqlite'), { now: () => ({ wall: Date.now(), monotonic: performance.now() }) })
  if (opened.kind !== 'opened') throw new Error(`the journal is ${opened.kind}`)
  const file = openSync(join(folder, 'bare'), 'a')
  const journal: number[] = []
  const bare: number[] = []
  const entryToDisk = () => journal.push(timeOf(() => opened.journal.write(entry)))
  const bytesToDisk = () => bare.push(timeOf(() => {
    writeSync(file, row)
    fsyncSync(file)
  }))
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const toDisk of pair % 2 === 0 ? [entryToDisk, bytesToDisk] : [bytesToDisk, entryToDisk]) toDisk()
  }
  closeSync(file)
  opened.journal.close()
  return { journal, bare }
}

/** @param filesystem named in the figures: forcing to disk means little in memory, and little on a disk that confirms before it has written. */
export function figuresOf({ journal, bare }: Latencies, filesystem: string): readonly Figure[] {
  return [
    ...timesOf(`journal entry on disk (${filesystem})`, journal),
    ...timesOf(`bare write and fsync of as many bytes (${filesystem})`, bare),
    { name: 'journal entry in bare writes, medians', value: quantile(journal, 0.5) / quantile(bare, 0.5), unit: '×', most: mostTimes },
  ]
}

function timesOf(name: string, times: readonly number[]): readonly Figure[] {
  const figure = (what: string, time: number): Figure => ({ name: `${name}, ${what}`, value: time * 1_000, unit: 'µs', most: null })
  return [
    figure('median', quantile(times, 0.5)), figure('95 of 100', quantile(times, 0.95)), figure(`slowest of ${times.length}`, Math.max(...times)),
  ]
}

function timeOf(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function filesystemOf(folder: string): string {
  return execFileSync('findmnt', ['--noheadings', '--output', 'FSTYPE', '--target', folder], { encoding: 'utf8' }).trim()
}
