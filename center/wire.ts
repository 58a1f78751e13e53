import { z } from 'zod'
import {
  application, centerStanding, largestEnvelope, ledgerPage, ledgerSpan, outcome, pinVerified, refusal, registered, registration, sealed, sessionMenu, sessionOpened,
} from './protocol.ts'

/** The reference protocol over HTTP: one POST a call, JSON both ways, the answer being the port's own closed union. */
const id = z.string().min(1).max(64)
const base64url = z
  .string()
  .max(16_000)
  .regex(/^[A-Za-z0-9_-]+$/)
const transaction = application.shape.transaction

const identity = z.strictObject({
  terminal: id,
  build: z.string().min(1).max(128),
  configuration: z.string().regex(/^[0-9a-f]{64}$/),
  devices: z.array(z.string().max(100)).max(20),
})
const presented = z.strictObject({
  medium: z.enum(['card', 'juki', 'android', 'iphone']),
  municipality: z.string().regex(/^\d{5}$/).nullable(),
})

const questions = {
  heartbeat: z.strictObject({ terminal: identity }),
  openSession: z.strictObject({ terminal: identity, presented }),
  authenticate: z.strictObject({ session: id, proof: z.strictObject({ certificate: base64url, signature: base64url }) }),
  introduce: z.strictObject({ session: id, userId: z.string().regex(/^[0-9A-Z]{1,20}$/) }),
  verifyPin: z.strictObject({ session: id, kind: id, sealedPin: z.string().max(4_000).regex(/^[A-Za-z0-9_.-]+$/) }),
  register: z.strictObject({ session: id, registration }),
  apply: z.strictObject({ session: id, application }),
  download: z.strictObject({
    session: id, transaction,
    from: z.number().int().min(0).max(largestEnvelope).describe('How much of the envelope is there already, characters; 0 at first.'),
  }),
  report: z.strictObject({ session: id, transaction, outcome }),
  readLedger: z.strictObject({ session: id, span: ledgerSpan }),
} as const

const accepted = z.strictObject({ transaction })
/** Part of the sealed envelope: from where on, how long the whole is and its SHA-256, so that a cut download goes on where it was cut. */
export const envelopePiece = z.strictObject({
  transaction,
  from: z.number().int().min(0),
  total: z.number().int().min(1).max(largestEnvelope),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  piece: z.string().min(1).max(131_072).regex(/^[A-Za-z0-9_.-]+$/).describe('Characters of the compact JWE.'),
})
export type EnvelopePiece = z.infer<typeof envelopePiece>
const values = {
  heartbeat: centerStanding,
  openSession: sessionOpened,
  authenticate: sessionMenu,
  introduce: sessionMenu,
  verifyPin: pinVerified,
  register: registered,
  apply: accepted,
  download: envelopePiece,
  report: accepted,
  readLedger: ledgerPage,
} as const

/** Asked by the terminal. */
export const asked = questions
export type Asked = { readonly [Call in CallName]: z.infer<(typeof questions)[Call]> }

export const callNames = [
  'heartbeat', 'openSession', 'authenticate', 'introduce', 'verifyPin', 'register', 'apply', 'download', 'report', 'readLedger',
] as const
export type CallName = (typeof callNames)[number]

const refusedOrFault = [
  z.strictObject({ kind: z.literal('refused'), reason: refusal }),
  z.strictObject({ kind: z.literal('fault'), fault: z.enum(['unreachable', 'late', 'invalidAnswer', 'suspended']) }),
] as const

const answerOf = <V extends z.ZodType>(value: V) =>
  z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('ok'), value }), ...refusedOrFault])

/** Answered by the center. */
export const answered = {
  heartbeat: answerOf(values.heartbeat),
  openSession: answerOf(values.openSession),
  authenticate: answerOf(values.authenticate),
  introduce: answerOf(values.introduce),
  verifyPin: answerOf(values.verifyPin),
  register: answerOf(values.register),
  apply: answerOf(values.apply),
  download: answerOf(values.download),
  report: answerOf(values.report),
  readLedger: answerOf(values.readLedger),
} as const

/** What the port tells of a download, put together from its pieces. */
export const delivered = answerOf(sealed)

/** Bytes a request may have; none comes near. */
export const largestQuestion = 64 * 1024
/** Bytes an answer may have: a piece of an envelope, a page of the ledger, or a few kilobytes of JSON. */
export const largestAnswer = {
  heartbeat: 131_072,
  openSession: 16_384,
  authenticate: 524_288,
  introduce: 524_288,
  verifyPin: 1_024,
  register: 1_024,
  apply: 16_384,
  download: 140_000,
  report: 16_384,
  readLedger: 131_072,
} as const
