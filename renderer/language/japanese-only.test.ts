import { expect, test } from 'vitest'
import { asksInJapanese } from './japanese-only.ts'

const both = { ja: '世帯主', en: 'Head of household' }

test('one question or choice without words in the language is enough', () => {
  expect(asksInJapanese('en', [both, { ja: '本籍' }])).toBe(true)
  expect(asksInJapanese('en', [null, both])).toBe(false)
  expect(asksInJapanese('ko', [both])).toBe(true)
})

test.each(['ja', 'ja-x-easy'] as const)('who reads Japanese is warned of none: %s', (language) => {
  expect(asksInJapanese(language, [{ ja: '本籍' }])).toBe(false)
})
