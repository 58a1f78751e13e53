import { expect, test } from 'vitest'
import { markedWords } from './japanese-words.ts'
import { misreadIn, readingsIn, withReadingsAt } from './reading.ts'

const text = '[表|おもて]を [上|うえ]にして、[置|お]いてください。'

test('kanji stand where the dictionary reads them as the furigana do; the reading only where it does not', () => {
  expect(withReadingsAt(text)).toBe('表を 上にして、置いてください。')
  const misread = misreadIn(text, 'ヒョウヲウエニシテ、オイテクダサイ、')
  expect(readingsIn(text).filter((_, place) => misread.has(place))).toEqual([{ base: '表', reading: 'おもて' }])
  expect(withReadingsAt(text, misread)).toBe('おもてを 上にして、置いてください。')
})

test('what was heard counts in its order: a reading that comes up earlier is another word', () => {
  expect([...misreadIn('[上|うえ]の[方|かた]', 'カタノウエ')]).toEqual([1])
  expect([...misreadIn('[上|うえ]の[方|かた]', 'ウエノカタ')]).toEqual([])
})

test('words the dictionary takes for others are marked, but not in a text with furigana of its own', () => {
  expect(markedWords('載せる方を選んでください。')).toBe('載せる[方|かた]を選んでください。')
  expect(markedWords('[明日|あした]、お手数')).toBe('[明日|あした]、お手数')
})
