import * as z from 'zod/mini'
import type { View } from '../../electron/contract/view.ts'

// The terminal is the trusted side and its view is compiled against the same contract, so only its outline is checked.
const outline = z.looseObject({ serial: z.number(), epoch: z.number(), language: z.string(), screen: z.looseObject({ name: z.string() }) })
const view = z.custom<View>((value) => outline.safeParse(value).success)

/** What the terminal says over the socket. */
const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), view }),
  /** This renderer has served its customer and is to be thrown away. */
  z.strictObject({ kind: z.literal('replace') }),
])
export type TerminalMessage = z.infer<typeof message>

/** Reads one message; null for what is none. */
export function readMessage(text: unknown): TerminalMessage | null {
  const parsed = message.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    return null
  }
}
