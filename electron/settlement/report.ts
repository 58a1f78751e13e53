import words from '../../locales/settlement.ja.json' with { type: 'json' }
import type { Cash } from './cash.ts'
import type { Float } from './float.ts'
import type { Difference, Reconciliation } from './reconciliation.ts'
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

/** Sums of the money, in the order in which they are told everywhere. */
export const cashFields = ['opening', 'inserted', 'kept', 'returned', 'owed', 'closing'] as const satisfies readonly (keyof Cash)[]
export const floatFields = ['opening', 'in', 'out', 'adjusted', 'closing'] as const satisfies readonly (keyof Float)[]

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })

/** A moment (ms since 1970) in Japan, to the minute. */
export function momentText(at: number): string {
  return clock.format(at)
}

/** A number as Japanese books have it: what is less than nothing behind △. */
export function numberText(number: number): string {
  return `${number < 0 ? '△' : ''}${Math.abs(number).toLocaleString('ja-JP')}`
}

/** What one of both has in the place that differs, in the sheet's own words; what the center calls by a word nobody knows here stands as it is. */
export function valueText({ kind }: Difference, value: Difference['here']): string {
  if (value === null) return '－'
  if (typeof value === 'number') return numberText(value)
  const known: Readonly<Record<string, string>> = texts
  return known[`${kind === 'otherType' ? 'type' : 'standing'}.${value}`] ?? value
}

/** The days of a report as an ISO day, or month. */
export function periodText({ period }: Settlement): string {
  return period.kind === 'day' ? period.from : period.from.slice(0, 7)
}
