import { z } from 'zod'
import { beginOf, dayOf } from './japan-time.ts'

/** Hours as data: nothing of when anybody is open stands in code (B10). Times are Japan's, whatever the machine says. */
const time = z.string().regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time H:MM, up to 24:00')
const day = z.string().regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a day YYYY-MM-DD, or MM-DD for every year')
const calendarDay = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a day YYYY-MM-DD')

/** From inclusive, to exclusive; both on one day. */
export const hoursWindow = z.strictObject({ from: time, to: time }).refine(({ from, to }) => minuteOf(from) < minuteOf(to), 'must begin before it ends')
const windows = z.array(hoursWindow).max(4)

export const schedule = z.strictObject({
  /** Monday to Sunday. */
  week: z.tuple([windows, windows, windows, windows, windows, windows, windows]),
  /** On a national holiday; null: as on its weekday. */
  holiday: windows.nullable(),
  /** Days that are otherwise, both ends included; the first that fits counts. 年末年始, 臨時休業, a fee change. */
  exceptions: z.array(z.strictObject({ from: day, to: day, windows })).max(60),
})
export type Schedule = z.infer<typeof schedule>
export type HoursWindow = z.infer<typeof hoursWindow>

/** National holidays of the years in question. */
export const holidays = z.array(calendarDay).max(200)

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const minute = 60_000
const dayLength = 24 * 60 * minute
/** Further ahead nobody plans, and a customer need not know. */
const horizonDays = 40

/** Whether all schedules are open at a moment (ms since 1970): center ∩ municipality × type ∩ site. */
export function isOpen(schedules: readonly Schedule[], holidayDays: readonly string[], now: number): boolean {
  const at = minuteOf(clock.format(now))
  const today = dayOf(now)
  return schedules.every((each) => windowsOn(each, holidayDays, today).some(({ from, to }) => minuteOf(from) <= at && at < minuteOf(to)))
}

/** When all of them are open next (ms since 1970), now included; null when not within the next forty days. */
export function opensAt(schedules: readonly Schedule[], holidayDays: readonly string[], now: number): number | null {
  for (let ahead = 0; ahead <= horizonDays; ahead++) {
    const [open] = commonWindows(schedules, holidayDays, now + ahead * dayLength).filter(({ to }) => ahead > 0 || to > now)
    if (open !== undefined) return Math.max(open.from, now)
  }
  return null
}

/** Moments, ms since 1970. */
export interface Window { readonly from: number; readonly to: number }

/** The hours of the day of `now` that all schedules share, in order. */
export function commonWindows(schedules: readonly Schedule[], holidayDays: readonly string[], now: number): readonly Window[] {
  const today = dayOf(now)
  const midnight = beginOf(today)
  const whole = [{ from: 0, to: 24 * 60 }]
  const shared = schedules.reduce<readonly Window[]>((common, each) => {
    const open = windowsOn(each, holidayDays, today).map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
    const both = common.flatMap((a) => open.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })))
    return both.filter(({ from, to }) => from < to)
  }, whole)
  return shared.toSorted((a, b) => a.from - b.from).map(({ from, to }) => ({ from: midnight + from * minute, to: midnight + to * minute }))
}

function windowsOn({ week, holiday, exceptions }: Schedule, holidayDays: readonly string[], date: string): readonly HoursWindow[] {
  const exception = exceptions.find(({ from, to }) => covers(from, to, date))
  if (exception !== undefined) return exception.windows
  if (holiday !== null && holidayDays.includes(date)) return holiday
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay()
  return week[(sundayFirst + 6) % 7] ?? []
}

/** A span of every year may run over New Year: 12-29 to 01-03. */
function covers(from: string, to: string, date: string): boolean {
  const inYear = (edge: string): string => (edge.length === 5 ? date.slice(5) : date)
  if (from.length === 5 && to.length === 5 && from > to) return date.slice(5) >= from || date.slice(5) <= to
  return from <= inYear(from) && inYear(to) <= to
}

function minuteOf(time: string): number {
  const [hour = 0, minutes = 0] = time.split(':').map(Number)
  return hour * 60 + minutes
}

/** Every day alike, holidays too. */
export function daily(from: string, to: string): Schedule {
  const open = [{ from, to }]
  return { week: [open, open, open, open, open, open, open], holiday: null, exceptions: [] }
}
