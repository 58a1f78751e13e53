import { expect, test } from 'vitest'
import { languages } from '../../electron/contract/words.ts'
import type { Language } from '../../electron/contract/words.ts'
import { amountParts, amountText, percentText } from './amount.ts'

const written: Readonly<Record<Language, string>> = {
  ja: '1,200円', en: '¥1,200', 'zh-Hans': '1,200日元', 'zh-Hant': '1,200日圓', ko: '1,200엔', es: '¥1,200', pt: '¥1.200', 'ja-x-easy': '1,200[円|えん]',
}

test.each(languages)('an amount is written the way of %s, the unit apart from the figures', (language) => {
  expect(amountText(1200, language)).toBe(written[language])
  const parts = amountParts(1200, language)
  expect(parts).toHaveLength(2)
  expect(parts.filter(({ unit }) => !unit).map(({ text }) => text.replaceAll(/[.,]/g, ''))).toEqual(['1200'])
})

test('no money is an amount too', () => {
  expect(amountParts(0, 'ja')).toEqual([{ text: '0', unit: false }, { text: '円', unit: true }])
  expect(amountText(1, 'es')).toBe('¥1')
  expect(amountText(1, 'ko')).toBe('1엔')
})

test.each(languages)('a share is a whole percentage in %s', (language) => {
  expect(percentText(61 / 142, language)).toBe('43%')
})
