import { z } from 'zod'
import type { Examined } from '../../hardware/card/examination.ts'

/** What `--json` prints, on one line: for programs that look after many terminals. Null: could not be learned. */
export const cardResult = z.strictObject({
  /** Whole name, as PC/SC tells it. */
  reader: z.string().nullable(),
  kind: z.enum(['card', 'juki', 'android', 'iphone', 'foreign', 'mute']).nullable(),
  /** 市区町村コード. */
  municipality: z.string().regex(/^\d{5}$/).nullable(),
  triesLeft: z.int().min(0).max(15).nullable(),
  certificateSha256: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  signatureValid: z.boolean().nullable(),
  apdus: z.int().nonnegative(),
  /** In conversation with the card. */
  ms: z.int().nonnegative(),
})
export type CardResult = z.infer<typeof cardResult>

/** What an examination learned, for programs: whether it is well is the exit code's to tell. */
export function cardResultOf(reader: string | null, examined: Examined): CardResult {
  const { kind, municipality, triesLeft, certificateSha256, signatureValid, apdus, ms } = examined
  return { reader, kind, municipality, triesLeft, certificateSha256, signatureValid, apdus, ms }
}
