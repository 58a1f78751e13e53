import { array, assert, oneof, property, record, string, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { heldToReading, stretchesOf, withoutReadings } from './furigana.ts'

const letters = stringMatching(/^[^[\]|]+$/u)
const stretch = oneof(record({ base: letters, reading: letters }), letters.map((base) => ({ base, reading: null })))
const written = ({ base, reading }: { readonly base: string; readonly reading: string | null }) => (reading === null ? base : `[${base}|${reading}]`)

test('readings are told from what they stand above', () => {
  expect(stretchesOf('あと {{count}}[回|かい]、[待|ま]つ')).toEqual([
    { base: 'あと {{count}}', reading: null }, { base: '回', reading: 'かい' }, { base: '、', reading: null }, { base: '待', reading: 'ま' },
    { base: 'つ', reading: null },
  ])
  expect(withoutReadings('[証明書|しょうめいしょ]を [出|だ]す')).toBe('証明書を 出す')
  expect(stretchesOf('')).toEqual([])
})

test('whatever was marked up is read again, and without the readings the bases are left', () => {
  assert(property(array(stretch), (stretches) => {
    const text = stretches.map(written).join('')
    expect(stretchesOf(text).map(written).join('')).toBe(text)
    expect(stretchesOf(text).filter(({ reading }) => reading !== null)).toEqual(stretches.filter(({ reading }) => reading !== null))
    expect(withoutReadings(text)).toBe(stretches.map(({ base }) => base).join(''))
  }))
})

test('no letter is lost, whatever is written', () => {
  assert(property(array(oneof(string(), stringMatching(/^[[\]|あ漢]*$/u))), (pieces) => {
    const text = pieces.join('')
    expect(stretchesOf(text).map(written).join('')).toBe(text)
  }))
})

test.each(['[漢字', '漢字]', '[漢字|]', '[|かんじ]', '[漢字|かん|じ]', '[漢字]', '|'])('%s is no markup, and shown as written', (text) => {
  expect(stretchesOf(text)).toEqual([{ base: text, reading: null }])
  expect(withoutReadings(text)).toBe(text)
})

test('a letter before a reading is held to it, and a line may still end after a space or a stop', () => {
  expect(['お', '返せなかった お', '出ません。', 'カードか ', ''].map(heldToReading)).toEqual(['お\u2060', '返せなかった お\u2060', '出ません。', 'カードか ', ''])
})
