import { z } from 'zod'
import { vaultKey } from '../../../center/protocol.ts'
import { faultNames } from '../../../center/reference/faults.ts'

/** What goes over the pipe between the loaded center's process and whoever loads it. */
export const toCenter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('memory') }),
  z.strictObject({ kind: z.literal('fault'), name: z.enum(faultNames), on: z.boolean() }),
])
export type ToCenter = z.infer<typeof toCenter>

/** In base64url; the keys of a demo card are worth nothing outside the demo. */
const card = z.strictObject({ certificate: z.string(), privateKey: z.string(), municipality: z.string() })
const terminal = z.strictObject({ terminal: z.string(), certificate: z.string(), key: z.string() })

export const fromCenter = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'), url: z.url(), authority: z.string(), signingKey: vaultKey, terminals: z.array(terminal), cards: z.array(card),
  }),
  /** Bytes: `heap` is what is still in use after all else was collected. */
  z.strictObject({ kind: z.literal('memory'), heap: z.number(), resident: z.number() }),
  z.strictObject({ kind: z.literal('fault') }),
])
export type FromCenter = z.infer<typeof fromCenter>
export type Ready = Extract<FromCenter, { kind: 'ready' }>
export type Card = z.infer<typeof card>
export type Terminal = z.infer<typeof terminal>
