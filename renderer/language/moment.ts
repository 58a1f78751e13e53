import type { Language } from '../../electron/contract/words.ts'

const locales = { ja: 'ja-JP', en: 'en-US' } as const satisfies Record<Language, string>
const place = { timeZone: 'Asia/Tokyo', hourCycle: 'h23' } as const

/** Day, weekday and time in the place where the machine stands, which is always Japan: 「11月24日（火）8:30」. */
export function momentText(moment: Date, language: Language): string {
  const text = new Intl.DateTimeFormat(locales[language], {
    ...place, month: 'long', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit',
  }).format(moment)
  // Japanese has full-width brackets, which bring their own space along.
  return language === 'ja' ? text.replace('(', '（').replace(/\) ?/, '）') : text
}

/** Opening and closing time of a day, 'H:MM' in Japan; one that closes at midnight closes at 24:00. */
export function hoursText({ from, to }: { readonly from: string; readonly to: string }): { readonly from: string; readonly to: string } {
  const closing = timeText(to)
  return { from: timeText(from), to: closing === '0:00' ? '24:00' : closing }
}

function timeText(moment: string): string {
  return new Intl.DateTimeFormat('ja-JP', { ...place, hour: 'numeric', minute: '2-digit' }).format(new Date(moment))
}

/** Minutes and seconds, 'M:SS'. A started second counts, so that 0:00 means that the time is over. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
