import type { Language } from '../../electron/contract/words.ts'
import easy from '../../locales/figures.ja-x-easy.json'

/** BCP 47, for Intl: 和暦 in Japanese, but not in やさしい日本語, whose readers count the years as everywhere. */
const locales: Readonly<Record<Language, string>> = {
  ja: 'ja-JP-u-ca-japanese', en: 'en-US', 'zh-Hans': 'zh-Hans', 'zh-Hant': 'zh-Hant', ko: 'ko-KR', es: 'es-419', pt: 'pt-BR', 'ja-x-easy': 'ja-JP',
}
const place = { timeZone: 'Asia/Tokyo', hourCycle: 'h23' } as const
const readings: Readonly<Record<string, string>> = easy

/**
 * Day, weekday and time in the place where the machine stands, which is always Japan: 「11月24日（火）8:30」. The year is told
 * where it is not this one. In やさしい日本語 the readings are marked up. `now`: the present.
 */
export function momentText(moment: Date, language: Language, now = new Date()): string {
  const year = yearOf(moment) === yearOf(now) ? {} : { year: 'numeric' } as const
  const text = new Intl.DateTimeFormat(locales[language], {
    ...place, ...year, month: 'long', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit',
  }).format(moment)
  switch (language) {
    // Japanese has full-width brackets, which bring their own space along.
    case 'ja': return text.replace('(', '（').replace(/\) ?/, '）')
    case 'ja-x-easy': return text.replaceAll(/年|月|\d+日|\(.\) ?/g, (written) => readings[written.trim()] ?? written)
    case 'en': case 'zh-Hans': case 'zh-Hant': case 'ko': case 'es': case 'pt': return text
  }
}

function yearOf(moment: Date): string {
  return new Intl.DateTimeFormat('en-US', { ...place, year: 'numeric' }).format(moment)
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
