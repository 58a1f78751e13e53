import type { CertificateKind } from '../../electron/contract/words.ts'

const japaneseOnly = ['tax', 'koseki', 'fuhyo'] as const

/** Certificates whose procedures the service holds in Japanese alone, whatever the language of the screen (A4-03, D1). */
export type JapaneseOnly = (typeof japaneseOnly)[number]

export function isJapaneseOnly(kind: CertificateKind): kind is JapaneseOnly {
  return japaneseOnly.some((each) => each === kind)
}
