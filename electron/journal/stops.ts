import type { Row } from './journal.ts'

/**
 * The highest version of a signed stop notice that ever came into force here (I-17); null when there was none. A start
 * takes no older one, so nobody lifts a stop by pulling the plug and replaying yesterday's notice.
 */
export function stopsVersionOf(rows: Iterable<Pick<Row, 'entry'>>): number | null {
  let highest: number | null = null
  for (const { entry } of rows) {
    if (entry.kind === 'stopsSeen') highest = Math.max(entry.version, highest ?? entry.version)
  }
  return highest
}
