import childProcess from 'node:child_process'
import type { ForkOptions } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded by a terminal before anything of its own, and by every process that it starts: their clocks go ahead of the machine's by as
 * many ms as stand in a file. Nothing of the terminal knows of it, so hours and days are tried with the code that is shipped.
 */
const file = process.env['MOVED_CLOCK'] ?? ''
const ahead = (): number => Number(readFileSync(file, 'utf8'))

const { now: wall } = Date
const monotonic = performance.now.bind(performance)
// Begins where the machine's does: only what passes later is added to it.
const begun = ahead()
Date.now = () => wall() + ahead()
performance.now = () => monotonic() + ahead() - begun
globalThis.Date = new Proxy(Date, {
  construct: (date, given: readonly unknown[]) => Reflect.construct(date, given.length === 0 ? [Date.now()] : given),
})

// Children are given an empty environment and no arguments of ours, so the way to them is the function that starts them.
const { fork } = childProcess
const env = { MOVED_CLOCK: file, NODE_OPTIONS: `--import=${import.meta.url}` }
function forkMoved(entry: string, words: readonly string[], options: ForkOptions) {
  return fork(entry, words, { ...options, env })
}
Reflect.set(childProcess, 'fork', forkMoved)
syncBuiltinESMExports()
