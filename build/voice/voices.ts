import type { Language } from '../../electron/contract/words.ts'
import type { Clip } from '../../renderer/voice/clip.ts'

/** Who speaks: Mei through open_jtalk, or one of espeak-ng's voices by its name there. */
export type Voice = 'mei' | 'en-us' | 'cmn' | 'ko' | 'es-419' | 'pt-br'

/** Taiwan's Mandarin and the mainland's have one voice; やさしい日本語 is Japanese. */
const byLanguage = {
  ja: 'mei', 'ja-x-easy': 'mei', en: 'en-us', 'zh-Hans': 'cmn', 'zh-Hant': 'cmn', ko: 'ko', es: 'es-419', pt: 'pt-br',
} as const satisfies Readonly<Record<string, Voice>>

/** Words that are of one language on every screen: the languages' own names, and the Japanese that no translation has. */
const byClip: Readonly<Partial<Record<Clip, Voice>>> = {
  'language.button': 'mei', 'language.inEnglish': 'en-us', 'language.ja': 'mei', 'language.ja-x-easy': 'mei', 'language.en': 'en-us',
  'language.zh-Hans': 'cmn', 'language.zh-Hant': 'cmn', 'language.ko': 'ko', 'language.es': 'es-419', 'language.pt': 'pt-br',
  'certificate.tax': 'mei', 'certificate.koseki': 'mei', 'certificate.fuhyo': 'mei',
}

export function voiceOf(clip: Clip, language: Language): Voice {
  return byClip[clip] ?? byLanguage[language]
}

/** Letters that a voice can't read, and would leave out without a word. */
const unreadable: Readonly<Record<Voice, RegExp>> = {
  mei: /[\p{Script=Hangul}]/u,
  cmn: /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  'en-us': /[^\p{Script=Latin}\p{Script=Common}]/u,
  'es-419': /[^\p{Script=Latin}\p{Script=Common}]/u,
  'pt-br': /[^\p{Script=Latin}\p{Script=Common}]/u,
}

export function canRead(voice: Voice, text: string): boolean {
  return !unreadable[voice].test(text)
}
