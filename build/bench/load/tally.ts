import { quantile } from '../figure.ts'
import type { Figure } from '../figure.ts'
import type { Measured } from './load.ts'

/**
 * MB by which what the center holds may grow from warm to the end: 16 KB an issue, for it keeps a ledger for good and every session for half an
 * hour, and 4 MB for when it was weighed. A document (40 KB and more, sealed) kept of every issue would be more.
 */
const mostGrown = (issues: number): number => Math.round(4 + issues * 16 / 1024)

/** What the load has shown. Nobody may have got what was not his, been cut off, or failed. */
export function tally({ sessions, issues, took, memory: { before, after } }: Measured): readonly Figure[] {
  const done = issues.filter((issue) => issue.kind === 'issued')
  const count = (kind: (typeof issues)[number]['kind']) => issues.filter((issue) => issue.kind === kind).length
  const mb = (bytes: number) => bytes / 1024 / 1024
  const named = (name: string, figure: Omit<Figure, 'name'>): Figure => ({ name: `${sessions} sessions: ${name}`, ...figure })
  const time = (name: string, pick: 'whole' | 'download', part: number) => (
    done.length === 0 ? [] : [named(name, { value: quantile(done.map((issue) => issue[pick]), part), unit: 'ms', most: null })]
  )
  return [
    named('issues measured', { value: done.length, unit: '', most: null }),
    named('issues a second', { value: done.length / (took / 1000), unit: '/s', most: null }),
    ...time('a whole issue, median', 'whole', 0.5), ...time('a whole issue, 99 of 100', 'whole', 0.99),
    ...time('its download, median', 'download', 0.5), ...time('its download, 99 of 100', 'download', 0.99),
    named('mismatches', { value: count('mismatch'), unit: '', most: 0 }),
    named('cut off or not let in', { value: count('cutOff'), unit: '', most: 0 }),
    named('failed otherwise', { value: count('failed'), unit: '', most: 0 }),
    named('center holds, warm', { value: mb(before.heap), unit: 'MB', most: null }),
    named('center holds, at the end', { value: mb(after.heap), unit: 'MB', most: null }),
    named('center has grown by', { value: mb(after.heap - before.heap), unit: 'MB', most: mostGrown(done.length) }),
    named('center’s process, warm', { value: mb(before.resident), unit: 'MB', most: null }),
    named('center’s process, at the end', { value: mb(after.resident), unit: 'MB', most: null }),
  ]
}
