import { expect, test } from 'vitest'
import { amountParts, amountText, percentText } from './amount.ts'

test('amounts are written the way of the language, the unit apart from the figures', () => {
  expect(amountParts(1200, 'ja')).toEqual([{ text: '1,200', unit: false }, { text: '円', unit: true }])
  expect(amountParts(1200, 'en')).toEqual([{ text: '¥', unit: true }, { text: '1,200', unit: false }])
  expect(amountText(0, 'ja')).toBe('0円')
  expect(amountText(300, 'en')).toBe('¥300')
})

test('a share is a whole percentage', () => {
  expect(percentText(61 / 142, 'ja')).toBe('43%')
})
