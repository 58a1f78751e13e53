import { breachesOf } from './breaches.ts'
import { cashOf, owedOf } from './cash.ts'
import { cashlessOf } from './cashless.ts'
import { fatesOf } from './fates.ts'
import { figuresOf, sumOf } from './figures.ts'
import { floatOf } from './float.ts'
import type { Breach } from './breaches.ts'
import type { Cash, OwedItem } from './cash.ts'
import type { Cashless } from './cashless.ts'
import type { JournalRow } from './fates.ts'
import type { FigureLine, Figures } from './figures.ts'
import type { Float } from './float.ts'
import type { Period } from './period.ts'

/** 日次・月次清算 of one terminal, from its journal alone. */
export interface Settlement {
  readonly period: Period
  readonly lines: readonly FigureLine[]
  readonly sum: Figures
  readonly cash: Cash
  readonly cashless: Cashless
  readonly owed: readonly OwedItem[]
  readonly float: Float | null
  /** Visits that break promise 2. */
  readonly breaches: readonly Breach[]
  /** No visit breaks it, and the fees of the certificates are what the visits paid. */
  readonly closes: boolean
}

/** Settles a period. Pure: the same rows always give the same figures; the rows of later days say how its certificates went on. */
export function settle(rows: readonly JournalRow[], period: Period): Settlement {
  const lines = figuresOf(fatesOf(rows), period)
  const sum = sumOf(lines)
  const cash = cashOf(rows, period)
  const cashless = cashlessOf(rows, period)
  const breaches = breachesOf(rows, period)
  const closes = breaches.length === 0 && sum.cash === cash.kept && sum.cashless === cashless.charged
  return { period, lines, sum, cash, cashless, owed: owedOf(rows, period), float: floatOf(rows, period), breaches, closes }
}
