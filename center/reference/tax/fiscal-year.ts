import { dayOf } from '../../japan-time.ts'
import { wareki } from '../wareki.ts'

/** 当初課税: from then on the new 年度's income is assessed. */
const assessedFrom = '06-10'

/** The 年度 (April to March, Japan's time) of a moment, ms since 1970. */
export function fiscalYear(now: number): number {
  const today = dayOf(now)
  return Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0)
}

/** Whether a 年度 has begun that nobody has assessed yet (年度切替). */
export function yearSwitch(now: number): boolean {
  const day = dayOf(now).slice(5)
  return day >= '04-01' && day < assessedFrom
}

/** 令和8年度 */
export const fiscalYearText = (year: number): string => `${wareki(`${year}-06-01`).replace(/年.*$/, '')}年度`

/** 令和7年: the calendar year whose income a 年度 taxes. */
export const incomeYearText = (year: number): string => `${wareki(`${year - 1}-06-01`).replace(/年.*$/, '')}年`
