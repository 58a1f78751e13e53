import words from '../../locales/settlement.ja.json' with { type: 'json' }
import type { Reconciliation } from './reconciliation.ts'
import type { Settlement } from './settlement.ts'

/** A settlement with whose it is: what is put on paper and into files. */
export interface Report {
  readonly place: string
  readonly terminal: string
  /** Not all of the terminal is the real thing; the paper says so. */
  readonly demo: boolean
  readonly settlement: Settlement
  /** Null: the center was not asked. */
  readonly reconciliation: Reconciliation | null
  /** ms since 1970. */
  readonly madeAt: number
}

/** Of official papers, in Japanese alone. */
export const texts = words

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })

/** A moment (ms since 1970) in Japan, to the minute. */
export function momentText(at: number): string {
  return clock.format(at)
}

/** The days of a report as an ISO day, or month. */
export function periodText({ period }: Settlement): string {
  return period.kind === 'day' ? period.from : period.from.slice(0, 7)
}
