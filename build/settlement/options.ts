import { parseArgs } from 'node:util'
import { z } from 'zod'
import { commissionRates } from '../../center/commission.ts'
import { dayPeriod, monthPeriod } from '../../electron/settlement/period.ts'
import type { Period } from '../../electron/settlement/period.ts'

export interface Options {
  readonly period: Period
  /** Configuration file of the terminal; null: the one we ship. */
  readonly config: string | null
  /** Files to be written; null: none. */
  readonly csv: string | null
  readonly pdf: string | null
  /** Whether the center is asked for its ledger. */
  readonly center: boolean
  readonly json: boolean
}

export interface Wrong { readonly wrong: string }

const known = 'known: --day YYYY-MM-DD or --month YYYY-MM, --config FILE, --csv FILE, --pdf FILE, --center, --json'
const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const

/** Reads the command line; what is wrong is named, with what would be right. */
export function readOptions(argv: readonly string[]): Options | Wrong {
  const parsed = parse(argv)
  if ('wrong' in parsed) return parsed
  const { day, month, config = null, csv = null, pdf = null, center, json } = parsed
  const period = periodOf(day, month)
  if ('wrong' in period) return period
  const empty = Object.entries({ config, csv, pdf }).find(([, file]) => file === '')
  if (empty !== undefined) return { wrong: `--${empty[0]}: takes the name of a file` }
  return { period, config, csv, pdf, center, json }
}

function periodOf(day: string | undefined, month: string | undefined): Period | Wrong {
  if (day !== undefined && month !== undefined) return { wrong: '--day and --month: one of them, for one settlement' }
  if (day !== undefined) return isDay(day) ? dayPeriod(day) : { wrong: `--day ${day}: takes a day of the calendar as YYYY-MM-DD, e.g. 2026-11-21` }
  if (month === undefined) return { wrong: `which day, or which month? ${known}` }
  return isDay(`${month}-01`) ? monthPeriod(month) : { wrong: `--month ${month}: takes a month as YYYY-MM, e.g. 2026-11` }
}

/** A day for which 委託手数料 is agreed on. */
function isDay(day: string): boolean {
  return z.iso.date().safeParse(day).success && commissionRates.some(({ from }) => from <= day)
}

function parse(argv: readonly string[]) {
  try {
    const options = { day: text, month: text, config: text, csv: text, pdf: text, center: flag, json: flag } as const
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
