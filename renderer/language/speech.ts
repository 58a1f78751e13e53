import type { i18n } from 'i18next'
import type { Language } from '../../electron/contract/words.ts'
import { amountText, countText, percentText } from './amount.ts'
import { withoutReadings } from './furigana.ts'
import { momentText } from './moment.ts'
import { ownLanguage } from './own-language.ts'
import type { Sentence, Value } from './phrase.ts'

/** Words in one language. Those in `ja-x-easy` have their readings marked up. */
export interface Run {
  readonly text: string
  readonly language: Language
}

/** Around Japanese within a sentence of another language. Both are no characters (Unicode 23.7), so no text has them. */
const japaneseFrom = '\uFDD0'
const japaneseTo = '\uFDD1'

/** A sentence in a language. What the municipality did not translate stands in Japanese, and is known to be Japanese. */
export function runsIn(i18n: i18n, language: Language, sentence: Sentence): readonly Run[] {
  if ('ja' in sentence) {
    const translated = sentence[language]
    return translated === undefined ? [{ text: sentence.ja, language: 'ja' }] : runsOf(translated, language)
  }
  const { count } = sentence.values
  const replace = Object.fromEntries(Object.entries(sentence.values).map(([name, value]) => [name, valueIn(i18n, language, value)]))
  // The number itself chooses between one and many; what is read is the number as the language writes it.
  const text = i18n.getFixedT(language)(sentence.key, typeof count === 'number' ? { count, replace } : { replace })
  const own = ownLanguage(sentence.key, language)
  return text.split(new RegExp(`[${japaneseFrom}${japaneseTo}]`)).flatMap((part, at) => (
    at % 2 === 0 ? runsOf(part, own) : [{ text: part, language: 'ja' as const }]
  )).filter((run) => run.text !== '')
}

/** A term that a sentence in Latin letters names in Japanese is Japanese. */
const eastern = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+)/u
const latin: readonly Language[] = ['en', 'es', 'pt']

function runsOf(text: string, language: Language): readonly Run[] {
  if (!latin.includes(language)) return [{ text, language }]
  return text.split(eastern).map((part, at) => ({ text: part, language: at % 2 === 0 ? language : 'ja' }))
}

/** The same as plain letters: for names that are read out, titles, and wherever no reading can stand above. */
export function sentenceIn(i18n: i18n, language: Language, sentence: Sentence): string {
  return runsIn(i18n, language, sentence).map((run) => (run.language === 'ja-x-easy' ? withoutReadings(run.text) : run.text)).join('')
}

function valueIn(i18n: i18n, language: Language, value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return countText(value, language)
  if (value instanceof Date) return momentText(value, language)
  if ('yen' in value) return amountText(value.yen, language)
  if ('share' in value) return percentText(value.share, language)
  return runsIn(i18n, language, value)
    .map((run) => (run.language === 'ja' && language !== 'ja' ? japaneseFrom + run.text + japaneseTo : run.text))
    .join('')
}
