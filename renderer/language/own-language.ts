import { certificateKinds, languages } from '../../electron/contract/words.ts'
import type { Language } from '../../electron/contract/words.ts'
import { isJapaneseOnly } from './japanese-only.ts'
import type { Key } from './keys.ts'

/** What stands on the card, which is Japanese. */
const samples: readonly Key[] = ['checkNumber.sample.title', 'checkNumber.sample.birth', 'checkNumber.sample.year', 'checkNumber.sample.until']
/** Japanese in every language's file, with readings in やさしい日本語. */
const japanese: readonly Key[] = ['language.button', ...certificateKinds.filter(isJapaneseOnly).map((kind) => `certificate.${kind}` as const)]

/**
 * The language that a text is really in, on a screen of `language`: names of languages and what stays Japanese are the same on
 * every screen, and must be drawn with the letters of their own language.
 */
export function ownLanguage(key: Key, language: Language): Language {
  const named = languages.find((one) => key === `language.${one}`)
  if (named !== undefined) return named
  if (key === 'language.inEnglish') return 'en'
  if (samples.includes(key) || (language !== 'ja-x-easy' && japanese.includes(key))) return 'ja'
  return language
}
