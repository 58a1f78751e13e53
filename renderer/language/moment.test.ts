import { expect, test } from 'vitest'
import { languages } from '../../electron/contract/words.ts'
import type { Language } from '../../electron/contract/words.ts'
import { withoutReadings } from './furigana.ts'
import { clockText, hoursText, momentText } from './moment.ts'

test.each([
  [161_000, '2:41'], [60_000, '1:00'], [59_001, '1:00'], [59_000, '0:59'], [1, '0:01'], [0, '0:00'], [-5, '0:00'], [600_000, '10:00'],
])('%i ms left are shown as %s', (ms, text) => expect(clockText(ms)).toBe(text))

const now = new Date('2026-11-22T12:00:00+09:00')
const written: Readonly<Record<Language, string>> = {
  ja: '11月24日（火）8:30',
  en: 'Tue, November 24 at 08:30',
  'zh-Hans': '11月24日周二 8:30',
  'zh-Hant': '11月24日週二 08:30',
  ko: '11월 24일 (화) 08:30',
  es: 'mar, 24 de noviembre, 08:30',
  pt: 'ter., 24 de novembro às 8:30',
  'ja-x-easy': '11[月|がつ][24日|にじゅうよっか]（[火|か]）8:30',
}

test.each(languages)('a moment is told in Japanese time with its weekday, wherever the process runs: %s', (language) => {
  expect(momentText(new Date('2026-11-23T23:30:00Z'), language, now)).toBe(written[language])
})

test('the year is told where it is not this one in Japan: 和暦 in Japanese', () => {
  const monday = new Date('2027-01-03T23:30:00Z')
  expect(momentText(monday, 'ja', now)).toBe('令和9年1月4日（月）8:30')
  expect(momentText(monday, 'ja-x-easy', now)).toBe('2027[年|ねん]1[月|がつ][4日|よっか]（[月|げつ]）8:30')
  for (const language of ['en', 'zh-Hans', 'zh-Hant', 'ko', 'es', 'pt'] as const) expect(momentText(monday, language, now)).toContain('2027')
  const newYear = new Date('2026-12-31T15:10:00Z')
  expect(momentText(newYear, 'ja', new Date('2026-12-31T15:00:00Z'))).toBe('1月1日（金）0:10')
  expect(momentText(newYear, 'ja', new Date('2026-12-31T14:50:00Z'))).toBe('令和9年1月1日（金）0:10')
})

test('in やさしい日本語 every day of the year can be read', () => {
  for (let day = 1; day <= 365; day += 1) {
    const moment = new Date(Date.UTC(2026, 0, day))
    const text = momentText(moment, 'ja-x-easy', now)
    expect(text.replaceAll(/\[[^[\]]+\]/g, '')).not.toMatch(/\p{Script=Han}/u)
    expect(withoutReadings(text)).toBe(momentText(moment, 'ja', now))
  }
})

test('hours are told in Japanese time, whatever the offset they are written with', () => {
  expect(hoursText({ from: '2026-11-23T21:30:00Z', to: '2026-11-24T23:00:00+09:00' })).toEqual({ from: '6:30', to: '23:00' })
})

test('a day that ends at midnight ends at 24:00, not before it begins', () => {
  expect(hoursText({ from: '2026-11-24T00:00:00+09:00', to: '2026-11-25T00:00:00+09:00' })).toEqual({ from: '0:00', to: '24:00' })
})
