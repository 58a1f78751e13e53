const ahead = 9 * 60 * 60 * 1000

/** The day that it is in Japan, YYYYMMDD, as cards write it. */
export function dayInJapan(moment: Date): string {
  return new Date(moment.getTime() + ahead).toISOString().slice(0, 10).replaceAll('-', '')
}
