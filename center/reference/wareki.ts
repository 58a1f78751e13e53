import { beginOf } from '../japan-time.ts'

const calendar = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })

/** An ISO day or a moment as a date in the Japanese calendar (令和元年5月1日), in Japan's time. */
export function wareki(at: string | Date): string {
  return calendar.format(typeof at === 'string' ? beginOf(at) : at)
}

/** An ISO day in the western calendar, as a foreign resident's dates are written. */
export function seireki(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
