import { expect, test } from 'vitest'
import { clockText, hoursText, momentText } from './moment.ts'

test.each([
  [161_000, '2:41'], [60_000, '1:00'], [59_001, '1:00'], [59_000, '0:59'], [1, '0:01'], [0, '0:00'], [-5, '0:00'], [600_000, '10:00'],
])('%i ms left are shown as %s', (ms, text) => expect(clockText(ms)).toBe(text))

test('a moment is told in Japanese time with its weekday, wherever the process runs', () => {
  const moment = new Date('2026-11-23T23:30:00Z')
  expect(momentText(moment, 'ja')).toBe('11月24日（火）8:30')
  expect(momentText(moment, 'en')).toMatch(/Tue, November 24 .*08:30/)
})

test('hours are told in Japanese time, whatever the offset they are written with', () => {
  expect(hoursText({ from: '2026-11-23T21:30:00Z', to: '2026-11-24T23:00:00+09:00' })).toEqual({ from: '6:30', to: '23:00' })
})

test('a day that ends at midnight ends at 24:00, not before it begins', () => {
  expect(hoursText({ from: '2026-11-24T00:00:00+09:00', to: '2026-11-25T00:00:00+09:00' })).toEqual({ from: '0:00', to: '24:00' })
})
