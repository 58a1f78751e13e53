const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' })

/** Full years of age at a moment (ms since 1970), in Japan's time. `born` is an ISO day. */
export function age(born: string, now: number): number {
  const today = dayOf(now)
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  return today.slice(5) < born.slice(5) ? years - 1 : years
}

/** The ISO day of a moment (ms since 1970), in Japan. */
export function dayOf(at: number): string {
  return calendar.format(at)
}

/** Whether two moments (ms since 1970) are of one day in Japan. */
export function sameDay(a: number, b: number): boolean {
  return dayOf(a) === dayOf(b)
}

/** ms since 1970 at which an ISO day begins in Japan. */
export function beginOf(day: string): number {
  return Date.parse(`${day}T00:00:00+09:00`)
}

/** ms since 1970 at which an ISO day is over in Japan: the next one begins. */
export function endOf(day: string): number {
  return beginOf(daysFrom(day, 1))
}

/** The ISO day so many days later, or earlier. */
export function daysFrom(day: string, days: number): string {
  // Noon of the one is in the other wherever a clock were changed; Japan changes none.
  return dayOf(beginOf(day) + (days + 0.5) * 24 * 60 * 60 * 1000)
}
