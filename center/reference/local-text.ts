import type { z } from 'zod'
import type { localText } from '../protocol.ts'

/** A sentence of the municipality: always Japanese, English where it has it. */
export type LocalText = z.infer<typeof localText>
