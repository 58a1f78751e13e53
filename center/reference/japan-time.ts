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
