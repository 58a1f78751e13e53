import { z } from 'zod'
import { vaultKey } from '../protocol.ts'
import { faultNames } from './faults.ts'

/** What goes over the pipe between the reference center's process and whoever started it. */
const id = z.string().min(1).max(64)
const der = z
  .string()
  .max(8000)
  .regex(/^[A-Za-z0-9_-]+$/)

export const toCenter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('issueCard'), resident: id }),
  z.strictObject({ kind: z.literal('fault'), name: z.enum(faultNames), on: z.boolean() }),
  z.strictObject({ kind: z.literal('residents') }),
])
export type ToCenter = z.infer<typeof toCenter>

/** DER in base64url. The private key of a demo card: made in this run, worth nothing after it. */
export const cardMaterial = z.strictObject({
  resident: id,
  pin: z.string().regex(/^\d{4}$/),
  municipalityCode: z.string().regex(/^\d{5}$/),
  certificate: der,
  caCertificate: der,
  privateKey: der,
})

export const fromCenter = z.discriminatedUnion('kind', [
  /** `signingKey`: the center's ES256 public key, for terminals to pin. */
  z.strictObject({ kind: z.literal('ready'), url: z.url(), token: z.string().min(16), signingKey: vaultKey }),
  /** Null: no resident of that id carries a card. */
  z.strictObject({ kind: z.literal('card'), resident: id, card: cardMaterial.nullable() }),
  z.strictObject({ kind: z.literal('fault'), name: z.enum(faultNames), on: z.boolean() }),
  z.strictObject({
    kind: z.literal('residents'),
    residents: z.array(z.strictObject({ id, label: z.string(), pin: z.string(), note: z.string() })),
  }),
  /** The message was none of `toCenter`, or came before `start`. */
  z.strictObject({ kind: z.literal('misunderstood') }),
])
export type FromCenter = z.infer<typeof fromCenter>
