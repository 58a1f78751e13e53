import { z } from 'zod'

/** The reference wire. Every object is strict: a field nobody knows is a fault, not a curiosity (I-18). */
const id = z.string().min(1).max(64)
const base64url = z.string().max(8_000_000).regex(/^[A-Za-z0-9_-]*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const localText = z.strictObject({ ja: z.string().max(500), en: z.string().max(500).optional() })
const yen = z.number().int().min(0).max(1_000_000)

const choice = z.strictObject({ id, text: localText })
const question = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('scope'), id, choices: z.array(choice).min(1).max(20) }),
  z.strictObject({ screen: z.literal('members'), id, askedWhen: z.strictObject({ question: id, choice: id }), choices: z.array(choice).min(1).max(30) }),
  z.strictObject({ screen: z.literal('items'), id, choices: z.array(z.strictObject({ id, text: localText, caution: z.boolean() })).min(1).max(20) }),
])

/** `kind` is free text on the wire: a terminal does not show a kind it has no words for (I-18), and leaves a trace. */
const menuEntry = z.strictObject({
  kind: id,
  description: localText.nullable(),
  fee: yen,
  copiesLimit: z.number().int().min(1).max(99),
  unavailable: localText.nullable(),
  questions: z.array(question).max(10),
})

export const centerHours = z.strictObject({ from: z.string().regex(/^\d{1,2}:\d{2}$/), to: z.string().regex(/^\d{1,2}:\d{2}$/) })
export type CenterHours = z.infer<typeof centerHours>

export const sessionMenu = z.strictObject({
  municipality: localText,
  municipalityCode: z.string().regex(/^\d{5}$/),
  entries: z.array(menuEntry).max(30),
})
export type SessionMenu = z.infer<typeof sessionMenu>

/** EC P-256 public key of the transaction's vault. */
export const vaultKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url, y: base64url })
export type VaultKey = z.infer<typeof vaultKey>

/** What ⑩ showed and what is sent: the request digest is taken over the canonical form of `request`. */
export const certificateRequest = z.strictObject({
  municipalityCode: z.string().regex(/^\d{5}$/),
  kind: id,
  answers: z.array(z.strictObject({ question: id, choices: z.array(id).max(30) })).max(10),
  copies: z.number().int().min(1).max(99),
  /** Fee of all copies together as ⑩ showed it, yen. */
  fee: yen,
  language: z.string().min(2).max(10),
})
export type CertificateRequest = z.infer<typeof certificateRequest>

export const application = z.strictObject({
  /** 128-bit random, hex (I-01). */
  transaction: z.string().regex(/^[0-9a-f]{32}$/),
  terminal: id,
  /** 256-bit random, base64url (I-02). */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  request: certificateRequest,
  vaultKey,
})
export type Application = z.infer<typeof application>

/** Who the certificate belongs to: issuer and serial of the 利用者証明用電子証明書. Hashed before it goes anywhere. */
export const holder = z.strictObject({ issuer: z.string().max(500), serial: z.string().max(100) })
export type Holder = z.infer<typeof holder>

/** What the center signs (I-05). The terminal prints only what matches every one of these. */
export const claims = z.strictObject({
  version: z.literal(1),
  transaction: z.string().regex(/^[0-9a-f]{32}$/),
  terminal: id,
  nonce: z.string(),
  holderBinding: sha256,
  requestDigest: sha256,
  municipalityCode: z.string().regex(/^\d{5}$/),
  kind: id,
  /** SHA-256 of the whole PDF. */
  document: sha256,
  /** SHA-256 of each page's content, in order. */
  pages: z.array(sha256).min(1).max(40),
  bytes: z.number().int().min(1).max(20_000_000),
  sheet: z.enum(['A4', 'A5']),
  copies: z.number().int().min(1).max(99),
  fee: yen,
  /** Build of the issuing system (Takamatsu: a wrong build issued). */
  build: id,
  /** Seconds since 1970. */
  registryAt: z.number().int(),
  issuedAt: z.number().int(),
  expiresAt: z.number().int(),
})
export type Claims = z.infer<typeof claims>

/** JWE (compact) around the PDF with the JWS of the claims in it; opaque to everyone but the vault. */
export const sealed = z.strictObject({ transaction: z.string(), envelope: z.string().max(30_000_000) })
export type Sealed = z.infer<typeof sealed>

/** Every transaction ends in exactly one of these (I-22). */
export const outcomes = ['交付済', '未交付返金済', '未交付未収', '交付不良要返金', '不整合'] as const
export const outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof outcome>
