import type { i18n } from 'i18next'
import type { Language } from '../../electron/contract/words.ts'
import { amountText, percentText } from './amount.ts'
import { momentText } from './moment.ts'
import type { Sentence, Value } from './phrase.ts'

/** Says a sentence in a language. What the municipality did not translate is said in Japanese. */
export function sentenceIn(i18n: i18n, language: Language, sentence: Sentence): string {
  if ('ja' in sentence) return sentence[language] ?? sentence.ja
  const values = Object.entries(sentence.values).map(([name, value]) => [name, valueIn(i18n, language, value)])
  return i18n.getFixedT(language)<string, Record<string, string | number>, string>(sentence.key, Object.fromEntries(values))
}

function valueIn(i18n: i18n, language: Language, value: Value): string | number {
  if (typeof value !== 'object') return value
  if (value instanceof Date) return momentText(value, language)
  if ('yen' in value) return amountText(value.yen, language)
  if ('share' in value) return percentText(value.share, language)
  return sentenceIn(i18n, language, value)
}
