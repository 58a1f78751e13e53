import { z } from 'zod'

/** A sentence of a municipality: always Japanese, in other languages where it has them. */
export const localText = z.strictObject({ ja: z.string().max(500), en: z.string().max(500).optional() })
export type LocalText = z.infer<typeof localText>
