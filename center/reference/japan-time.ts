import type { CenterHours } from '../protocol.ts'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' })

/** Whether a moment (ms since 1970) lies within hours of Japan's time, from inclusive, to exclusive; 24:00 is midnight. */
export function within(hours: CenterHours, now: number): boolean {
  const minute = minuteOf(clock.format(now))
  return minuteOf(hours.from) <= minute && minute < minuteOf(hours.to)
}

/** Full years of age at a moment, in Japan's time. `born` is an ISO day. */
export function age(born: string, now: number): number {
  const today = calendar.format(now)
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  return today.slice(5) < born.slice(5) ? years - 1 : years
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
