import { createHash } from 'node:crypto'
import type { Entry } from './entry.ts'

/** What stands before the first row. */
export const genesis = '0'.repeat(64)

export interface Link {
  readonly sequence: number
  /** Wall clock, ms since 1970. */
  readonly at: number
  /** Monotonic clock of that process, ms. */
  readonly monotonic: number
  readonly transaction: string | null
  readonly body: string
  readonly previous: string
}

/** SHA-256, hex, over everything a row says, the hash of the row before it included. */
export function hashOf(link: Link): string {
  const { sequence, at, monotonic, transaction, body, previous } = link
  return createHash('sha256').update(JSON.stringify([sequence, at, monotonic, transaction, body, previous])).digest('hex')
}

/** One text for one entry: keys in order. Entries are flat, so the list of keys reaches all of them. */
export function canonical(entry: Entry): string {
  return JSON.stringify(entry, Object.keys(entry).toSorted())
}
