import { expect, test } from 'vitest'
import { amountParts, amountText, clockText, momentText, percentText } from './amount.ts'

test('amounts are written the way of the language, the unit apart from the figures', () => {
  expect(amountParts(1200, 'ja')).toEqual([{ text: '1,200', unit: false }, { text: '円', unit: true }])
  expect(amountParts(1200, 'en')).toEqual([{ text: '¥', unit: true }, { text: '1,200', unit: false }])
  expect(amountText(0, 'ja')).toBe('0円')
  expect(amountText(300, 'en')).toBe('¥300')
})

test.each([
  [161_000, '2:41'], [60_000, '1:00'], [59_001, '1:00'], [59_000, '0:59'], [1, '0:01'], [0, '0:00'], [-5, '0:00'], [600_000, '10:00'],
])('%i ms left are shown as %s', (ms, text) => expect(clockText(ms)).toBe(text))

test('a share is a whole percentage', () => {
  expect(percentText(61 / 142, 'ja')).toBe('43%')
})

test('a moment is told in Japanese time, wherever the process runs', () => {
  const moment = new Date('2026-04-27T15:30:00Z')
  expect(momentText(moment, 'ja')).toBe('4月28日 0:30')
  expect(momentText(moment, 'en')).toContain('April 28')
})
