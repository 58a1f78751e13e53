import { z } from 'zod'
import { vaultKey } from '../protocol.ts'
import { stopNotice } from '../stops.ts'
import { faultNames } from './faults.ts'

/** What goes over the pipe between the reference center's process and whoever started it. */
const id = z.string().min(1).max(64)
const bytes = z
  .string()
  .max(8000)
  .regex(/^[A-Za-z0-9_-]+$/)
const medium = z.enum(['card', 'juki', 'android', 'iphone'])
const pin = z.string().regex(/^\d{4}$/)
const checkNumber = z.string().regex(/^\d{14}$/)
const decision = z.enum(['approve', 'refuse'])

export const toCenter = z.discriminatedUnion('kind', [
  /** `authority`: folder that keeps what the authorities have made, for other processes and other days; null: nothing outlasts this one. */
  z.strictObject({ kind: z.literal('start'), authority: z.string().min(1).nullable().default(null) }),
  /** `resident`: id of what is presented; a person may have several. */
  z.strictObject({ kind: z.literal('issueCard'), resident: id }),
  z.strictObject({ kind: z.literal('fault'), name: z.enum(faultNames), on: z.boolean() }),
  z.strictObject({ kind: z.literal('residents') }),
  /** All stops that are to be in force from now on; none: everything resumes (I-17). */
  z.strictObject({ kind: z.literal('stops'), stops: stopNotice.shape.stops }),
  /** The 戸籍 officers decide all 利用登録申請 in work. */
  z.strictObject({ kind: z.literal('officer'), decision }),
])
export type ToCenter = z.infer<typeof toCenter>

/** Bytes in base64url. The keys of a demo card are worth nothing outside the demo. */
export const cardMaterial = z.strictObject({
  medium,
  /** 利用者証明用電子証明書 (DER), its CA's, its key (PKCS#8); null on a 住基カード. */
  certificate: bytes.nullable(),
  ca: bytes.nullable(),
  privateKey: bytes.nullable(),
  pin: pin.nullable(),
  municipality: z.string().regex(/^\d{5}$/),
  /** YYYYMMDD */
  expiry: z.string().regex(/^\d{8}$/),
  userId: z.string().regex(/^[0-9A-Z]{1,20}$/).nullable(),
  facts: z.strictObject({
    basic: bytes, attestation: bytes, certificate: bytes, individualNumber: z.string().regex(/^\d{12}$/), checkNumber,
  }).nullable(),
})

const resident = z.strictObject({
  id, medium,
  label: z.string().max(100),
  pin: pin.nullable(),
  /** カードAP: kinds and their PINs, as who drives the demo has to type them. */
  pins: z.string().max(300).nullable(),
  checkNumber: checkNumber.nullable(),
  note: z.string().max(200),
})

export const fromCenter = z.discriminatedUnion('kind', [
  /** `signingKey`: the center's ES256 public key, for terminals to pin. */
  z.strictObject({ kind: z.literal('ready'), url: z.url(), token: z.string().min(16), signingKey: vaultKey }),
  /** It could not start; said with what to do about it. */
  z.strictObject({ kind: z.literal('refused'), why: z.string() }),
  /** Null: nobody presents anything of that id. */
  z.strictObject({ kind: z.literal('card'), resident: id, card: cardMaterial.nullable() }),
  z.strictObject({ kind: z.literal('fault'), name: z.enum(faultNames), on: z.boolean() }),
  z.strictObject({ kind: z.literal('residents'), residents: z.array(resident) }),
  z.strictObject({ kind: z.literal('stops'), version: stopNotice.shape.version }),
  z.strictObject({ kind: z.literal('officer'), decided: z.number().int().min(0) }),
  /** The message was none of `toCenter`, or came before `start`. */
  z.strictObject({ kind: z.literal('misunderstood') }),
])
export type FromCenter = z.infer<typeof fromCenter>
