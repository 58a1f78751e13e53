import { z } from 'zod'

const words = z.string().max(500)

/**
 * A sentence of a municipality: always Japanese, in other languages where it has them. The keys are language tags (BCP 47) of the
 * service's six foreign languages (S2), and やさしい日本語.
 */
export const localText = z.strictObject({
  ja: words, en: words.optional(), 'zh-Hans': words.optional(), 'zh-Hant': words.optional(), ko: words.optional(), es: words.optional(),
  pt: words.optional(), 'ja-x-easy': words.optional(),
})
export type LocalText = z.infer<typeof localText>
