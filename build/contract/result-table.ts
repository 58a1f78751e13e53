/** One test of the contract, and how it ended. */
export interface Result {
  readonly suite: string
  readonly test: string
  readonly result: 'kept' | 'broken' | 'not run'
  /** First line of each thing that was not as it should be. */
  readonly why: readonly string[]
}

/** Columns that a word takes on a terminal: Japanese letters take two. */
const columns = (word: string): number => word.length + (word.match(/[\u3000-\u9fff\uff00-\uff60]/g)?.length ?? 0)

const marks = { 'kept': '✓', 'broken': '✗', 'not run': '·' } as const

/** Suite, test and result, a line each; beneath what is broken, why. */
export function tableOf(results: readonly Result[]): readonly string[] {
  const width = Math.max(...results.map(({ suite }) => columns(suite)), 0)
  return results.flatMap(({ suite, test, result, why }) => [
    `${marks[result]} ${suite}${' '.repeat(width - columns(suite))}  ${test}  ${result}`,
    ...why.map((line) => `  ${' '.repeat(width)}  → ${line}`),
  ])
}

/** The whole in a line. */
export function sumOf(results: readonly Result[]): string {
  const count = (wanted: Result['result']) => results.filter(({ result }) => result === wanted).length
  return `${count('kept')} kept, ${count('broken')} broken, ${count('not run')} not run`
}

/** All of it was run, and all was kept. */
export const isKept = (results: readonly Result[]): boolean => results.length > 0 && results.every(({ result }) => result === 'kept')
