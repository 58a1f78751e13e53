import type { CertificateKind, Language, LocalText } from '../../electron/contract/words.ts'

const japaneseOnly = ['tax', 'koseki', 'fuhyo'] as const

/** Certificates whose procedures the service holds in Japanese alone, whatever the language of the screen (A4-03, D1). */
export type JapaneseOnly = (typeof japaneseOnly)[number]

export function isJapaneseOnly(kind: CertificateKind): kind is JapaneseOnly {
  return japaneseOnly.some((each) => each === kind)
}

/** Whether somebody who reads another language is asked something, or offered it, in Japanese alone: the municipality sent no words in theirs. */
export function asksInJapanese(language: Language, words: readonly (LocalText | null)[]): boolean {
  return language !== 'ja-x-easy' && words.some((text) => text !== null && text[language] === undefined)
}
