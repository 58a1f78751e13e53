import { z } from 'zod'
import { localText } from './local-text.ts'
import { centerRefusals } from './refusals.ts'
import { holidays, schedule } from './schedule.ts'

/**
 * The reference wire. Every object is strict: a field nobody knows is a fault, not a curiosity (I-18). What a field means is said with
 * `describe`, so that the published description of the wire (openapi.json) says it too.
 */
const id = z.string().min(1).max(64)
const base64url = z.string().max(8_000_000).regex(/^[A-Za-z0-9_-]*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const municipalityCode = z.string().regex(/^\d{5}$/)
const transaction = z.string().regex(/^[0-9a-f]{32}$/).describe('128-bit random, hex, drawn by the terminal (I-01).')
const yen = z.number().int().min(0).max(1_000_000)
export const refusal = z.enum(centerRefusals)
/** Of one certificate; each may have an answer. */
const mostQuestions = 12

const unavailable = z.strictObject({ reason: refusal, note: localText.nullable() })
  .describe('What can’t be had, why, and what the municipality adds to that.')
const askedWhen = z.strictObject({ question: id, choice: id }).nullable()
  .describe('Ties a question to an earlier answer: ⑦ follows only 「世帯の一部」 at ⑥, a tax year its kind of certificate.')
const choice = z.strictObject({ id, text: localText })
const question = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('scope'), id, title: localText.nullable(), askedWhen, choices: z.array(choice).min(1).max(20) })
    .describe('⑥: one of few. `title` null: the terminal’s own words.'),
  z.strictObject({ screen: z.literal('members'), id, title: localText.nullable(), askedWhen, choices: z.array(choice).min(1).max(30) })
    .describe('⑦: one or more persons.'),
  z.strictObject({
    screen: z.literal('items'), id, title: localText.nullable(), askedWhen,
    choices: z.array(z.strictObject({ id, text: localText, caution: z.boolean() })).min(1).max(20),
  }).describe('⑧: each あり or なし. `caution`: the 番号法 caution is asked before あり counts.'),
  z.strictObject({
    screen: z.literal('select'), id, title: localText, askedWhen,
    choices: z.array(z.strictObject({ id, text: localText, fee: yen.nullable(), unavailable: unavailable.nullable() })).min(1).max(60),
  }).describe('Free-form: one of a list in the municipality’s own words (税: kind, year). A choice may have a fee of its own.'),
])
const unknownQuestion = z.looseObject({ screen: id })
  .describe('A question of a kind this version does not know; the entry that asks it is not shown, with a trace (I-18).')
  .transform(() => ({ screen: 'unknown' as const }))

export const menuEntry = z.strictObject({
  id: id.describe('Of this entry on this menu.'),
  kind: id.describe('Free text: a terminal does not show a kind it has no words for, and leaves a trace (I-18).'),
  issuer: z.strictObject({ code: municipalityCode, name: localText })
    .describe('Who issues it: the municipality of residence, or that of the 本籍地.'),
  description: localText.nullable(),
  fee: yen,
  copiesLimit: z.number().int().min(1).max(99).describe('Copies of this kind in one visit, in however many applications.'),
  unavailable: unavailable.nullable(),
  hours: schedule.describe('When the municipality issues it; the center’s and the site’s hours are besides.'),
  triesLeft: z.number().int().min(0).max(15).nullable()
    .describe('カードAP: tries left of this type’s PIN, counted by the municipality; null where no PIN of its own is asked.'),
  questions: z.array(z.union([question, unknownQuestion])).max(mostQuestions),
})

export const centerStanding = z.strictObject({
  now: z.number().int().describe('The center’s clock, ms since 1970: a terminal whose own differs is wrong or the center is (I-18).'),
  hours: schedule,
  holidays,
  stops: z.string().max(100_000).describe('Signed notice of all stops in force: compact JWS by the center’s key, its payload a StopNotice.'),
}).describe('Sign of life: what the terminal needs to know between customers.')
export type CenterStanding = z.infer<typeof centerStanding>

export const sessionOpened = z.strictObject({
  session: id,
  challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/).describe('32 random bytes, base64url; good for one proof in this session.'),
  now: z.number().int().describe('The center’s clock, as in the standing.'),
  methods: z.strictObject({ jpki: refusal.nullable(), cardAp: refusal.nullable() })
    .describe('Why a method can’t be used by who presented this card now; null: it can.'),
})
export type SessionOpened = z.infer<typeof sessionOpened>

export const originOffer = z.strictObject({
  status: z.enum(['none', 'inWork', 'registered', 'refused']),
  number: z.string().min(1).max(30).nullable().describe('申請番号 of the latest; null when there is none.'),
  municipality: localText.nullable(),
  prefectures: z.array(z.strictObject({
    id, name: localText, municipalities: z.array(z.strictObject({ code: municipalityCode, name: localText })).min(1).max(200),
  })).max(47),
}).describe('本籍地証明書: what has become of an earlier 利用登録申請, and where one can be made.')

export const sessionMenu = z.strictObject({
  municipality: localText.describe('住所地.'),
  municipalityCode,
  entries: z.array(menuEntry).max(40),
  origin: originOffer.nullable().describe('Null: 利用登録 is not to be had here (カードAP, or the municipality of residence is the 本籍地).'),
  pinKey: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url, y: base64url }).nullable()
    .describe('カードAP: the key of the municipality’s server, to which PINs are sealed.'),
})
export type SessionMenu = z.infer<typeof sessionMenu>

export const pinVerified = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('right') }),
  z.strictObject({ kind: z.literal('wrong'), triesLeft: z.number().int().min(1).max(15) }),
  z.strictObject({ kind: z.literal('blocked') }),
])
export type PinVerified = z.infer<typeof pinVerified>

export const registration = z.strictObject({
  transaction,
  terminal: id,
  municipalityCode: municipalityCode.describe('本籍地.'),
  facts: z.string().max(8_000).regex(/^[A-Za-z0-9_-]+$/),
  attestation: z.string().max(8_000).regex(/^[A-Za-z0-9_-]+$/),
  certificate: z.string().max(16_000).regex(/^[A-Za-z0-9_-]+$/),
}).describe('利用登録申請: the card’s own files as they are, base64url; never re-typed text, never a 個人番号 (A3-12, A3-13).')
export type Registration = z.infer<typeof registration>

export const registered = z.strictObject({
  transaction,
  number: z.string().min(1).max(30).describe('申請番号: with it the state of the application can be asked for elsewhere.'),
})
export type Registered = z.infer<typeof registered>

export const vaultKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url, y: base64url })
  .describe('EC P-256 public key of the transaction’s vault.')
export type VaultKey = z.infer<typeof vaultKey>

export const certificateRequest = z.strictObject({
  municipalityCode,
  kind: id,
  answers: z.array(z.strictObject({ question: id, choices: z.array(id).max(30) })).max(mostQuestions),
  copies: z.number().int().min(1).max(99),
  fee: yen.describe('Fee of all copies together as ⑩ showed it, yen.'),
  language: z.string().min(2).max(10),
}).describe('What ⑩ showed and what is sent: the request digest is taken over its canonical form (RFC 8785).')
export type CertificateRequest = z.infer<typeof certificateRequest>

export const application = z.strictObject({
  transaction,
  terminal: id,
  nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/).describe('256-bit random, base64url (I-02).'),
  request: certificateRequest,
  vaultKey,
})
export type Application = z.infer<typeof application>

/**
 * Who the certificate belongs to: issuer and serial of the 利用者証明用電子証明書; カードAP: municipality and 利用者ID
 * (`cardApHolder`). Hashed before it goes anywhere.
 */
export const holder = z.strictObject({ issuer: z.string().max(500), serial: z.string().max(100) })
export type Holder = z.infer<typeof holder>

export const claims = z.strictObject({
  version: z.literal(1),
  transaction,
  terminal: id,
  nonce: z.string(),
  holderBinding: sha256,
  requestDigest: sha256,
  municipalityCode,
  kind: id,
  document: sha256.describe('SHA-256 of the whole PDF.'),
  pages: z.array(sha256).min(1).max(40).describe('SHA-256 of each page’s content, in order.'),
  bytes: z.number().int().min(1).max(20_000_000),
  sheet: z.enum(['A4', 'A5']),
  copies: z.number().int().min(1).max(99),
  fee: yen,
  build: id.describe('Build of the issuing system (Takamatsu: a wrong build issued).'),
  registryAt: z.number().int().describe('Of what moment the register was, seconds since 1970.'),
  issuedAt: z.number().int().describe('Seconds since 1970.'),
  expiresAt: z.number().int().describe('Seconds since 1970.'),
}).describe('What the center signs (I-05). The terminal prints only what matches every one of these.')
export type Claims = z.infer<typeof claims>

/** Bytes. */
export const largestEnvelope = 30_000_000

export const sealed = z.strictObject({
  transaction: z.string(),
  /**
   * JWE (compact, ASCII) around the PDF with the JWS of the claims in it; opaque to everyone but the vault. Bytes of their own: whoever asked
   * overwrites them.
   */
  envelope: z.custom<Uint8Array>((given) => given instanceof Uint8Array && given.length <= largestEnvelope),
})
export type Sealed = z.infer<typeof sealed>

export const outcomes = ['交付済', '未交付返金済', '未交付未収', '交付不良要返金', '不整合'] as const
export const outcome = z.enum(outcomes).describe(
  'Every transaction ends in exactly one of these (I-22). 不整合 means one thing only: what came was not what was ordered (I-19). Whatever '
  + 'else kept paid paper or its money from the customer is 交付不良要返金.',
)
export type Outcome = z.infer<typeof outcome>

/** Lines of one page of the ledger. */
export const mostLedgerLines = 200

/** Where a line stands in the ledger's order: by time, then by transaction. */
const ledgerPlace = z.strictObject({ at: z.number().int().min(0), transaction })
export const ledgerSpan = z.strictObject({
  from: z.iso.date().describe('First ISO day, in Japan.'),
  to: z.iso.date().describe('Last ISO day, in Japan.'),
  after: ledgerPlace.nullable().describe('The last line of the page before; null: the first page.'),
})
export type LedgerSpan = z.infer<typeof ledgerSpan>

export const ledgerEntry = z.strictObject({
  transaction,
  accepted: z.strictObject({
    municipality: municipalityCode.describe('Who issues.'), kind: id, copies: z.number().int().min(1).max(99),
    fee: yen.describe('Of all copies together, yen.'),
  }).nullable().describe('Null: it was given up before it was accepted.'),
  outcome: outcome.nullable().describe('Null until the terminal has reported.'),
  at: z.number().int().min(0).describe('When it was applied for, and from the report on when that came, ms since 1970.'),
}).describe('What the center has of one transaction of the asking terminal, without anything about the person.')
export type LedgerEntry = z.infer<typeof ledgerEntry>

export const ledgerPage = z.strictObject({
  lines: z.array(ledgerEntry).max(mostLedgerLines).describe('In order of time, then of transaction.'),
  more: z.boolean().describe('Whether more of the span come after the last of these.'),
})
export type LedgerPage = z.infer<typeof ledgerPage>
