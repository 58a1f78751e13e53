import { beginOf, daysFrom, endOf } from '../../center/japan-time.ts'

/** The days in Japan that are settled together: one (日次), or a month's (月次). */
export interface Period {
  readonly kind: 'day' | 'month'
  /** First and last ISO day. */
  readonly from: string
  readonly to: string
}

/** @param day ISO day */
export function dayPeriod(day: string): Period {
  return { kind: 'day', from: day, to: day }
}

/** @param month YYYY-MM */
export function monthPeriod(month: string): Period {
  const from = `${month}-01`
  return { kind: 'month', from, to: daysFrom(`${daysFrom(from, 31).slice(0, 7)}-01`, -1) }
}

/** Tells of moments (ms since 1970) whether they are in it. */
export function within({ from, to }: Period): (at: number) => boolean {
  const [begin, end] = [beginOf(from), endOf(to)]
  return (at) => at >= begin && at < end
}

/** Tells of moments (ms since 1970) whether they are in it, or before. */
export function untilEndOf({ to }: Period): (at: number) => boolean {
  const end = endOf(to)
  return (at) => at < end
}
