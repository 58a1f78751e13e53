import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { languages } from '../../electron/contract/words.ts'
import { clips } from '../../renderer/voice/clip.ts'
import { readTexts, sentenceOf } from './sentence.ts'
import { canRead } from './voices.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ja = readTexts(root, 'ja')
const en = readTexts(root, 'en')

test.each(languages)('in %s every clip has a sentence that its voice can read, with nothing left to fill in', (language) => {
  const texts = readTexts(root, language)
  const sentences = clips.map((clip) => sentenceOf(clip, language, texts).text)
  expect(sentences.filter((text) => text.trim() === '' || /[{}_\u00A0\u2011]/.test(text))).toEqual([])
})

describe('a sentence', () => {
  test('is the text of the screen, with its plural form and what fills it', () => {
    expect(sentenceOf('pin.triesLeft.1', 'en', en)).toEqual({ voice: 'en-us', text: en['pin.triesLeft_one']?.replace('{{count}}', '1') })
    expect(sentenceOf('pin.triesLeft.2', 'ja', ja)).toEqual({ voice: 'mei', text: ja['pin.triesLeft_other']?.replace('{{count}}', '2') })
    expect(sentenceOf('pin.certificate.inkan', 'en', en).text).toContain(en['certificate.inkan'])
  })

  test('speaks of a certificate with a Japanese name alone by what it means, and names it in Japanese by itself', () => {
    expect(sentenceOf('pin.certificate.tax', 'en', en).text).toContain(en['certificate.meaning.tax'])
    expect(sentenceOf('pin.certificate.tax', 'ja', ja).text).toContain(ja['certificate.tax'])
    expect(sentenceOf('certificate.tax', 'en', en)).toEqual({ voice: 'mei', text: ja['certificate.tax'] })
  })

  test('carries furigana where the voice is known to read another word', () => {
    expect(sentenceOf('members.question', 'ja', { 'members.question': '載せる方を選んでください。' }).text).toBe('載せる[方|かた]を選んでください。')
  })

  test('names each language in that language, whatever the screen speaks', () => {
    expect(sentenceOf('language.ko', 'ja', ja).voice).toBe('ko')
    expect(sentenceOf('language.en', 'ja', ja).voice).toBe('en-us')
    expect(sentenceOf('language.ja', 'en', en).voice).toBe('mei')
  })

  test('that is missing, or that the voice would leave out, is an error', () => {
    expect(() => sentenceOf('pin.question', 'en', {})).toThrow('en: pin.question: there is no such text')
    expect(() => sentenceOf('pin.question', 'en', { 'pin.question': '4桁の暗証番号' })).toThrow('can\'t read')
    expect(() => sentenceOf('pin.question', 'en', { 'pin.question': '{{name}}' })).toThrow('is nothing that is spoken')
  })
})

test('no voice reads the letters of another', () => {
  const pairs = [['ko', '한국어 4'], ['ko', '証'], ['cmn', '证明'], ['cmn', 'の'], ['es-419', 'año'], ['mei', '한']] as const
  expect(pairs.map(([voice, text]) => canRead(voice, text))).toEqual([true, false, true, false, true, false])
})
