import { z } from 'zod'
import { centerRefusals } from './center.ts'
import { application, centerHours, outcome, sealed, sessionMenu } from './protocol.ts'

/** The reference protocol over HTTP: one POST a call, JSON both ways, the answer being the port's own closed union. */
const id = z.string().min(1).max(64)
const base64url = z
  .string()
  .max(16_000)
  .regex(/^[A-Za-z0-9_-]+$/)
const transaction = application.shape.transaction

const questions = {
  openSession: z.strictObject({ terminal: id, build: z.string().min(1).max(128) }),
  authenticate: z.strictObject({ session: id, proof: z.strictObject({ certificate: base64url, signature: base64url }) }),
  apply: z.strictObject({ session: id, application }),
  download: z.strictObject({ session: id, transaction }),
  report: z.strictObject({ session: id, transaction, outcome }),
} as const

const accepted = z.strictObject({ transaction })
const values = {
  openSession: z.strictObject({ session: id, challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/), hours: centerHours.nullable() }),
  authenticate: sessionMenu,
  apply: accepted,
  download: sealed,
  report: accepted,
} as const

/** Asked by the terminal. */
export const asked = questions
export type Asked = { readonly [Call in CallName]: z.infer<(typeof questions)[Call]> }

export const callNames = ['openSession', 'authenticate', 'apply', 'download', 'report'] as const
export type CallName = (typeof callNames)[number]

const refusedOrFault = [
  z.strictObject({ kind: z.literal('refused'), reason: z.enum(centerRefusals) }),
  z.strictObject({ kind: z.literal('fault'), fault: z.enum(['unreachable', 'late', 'invalidAnswer', 'suspended']) }),
] as const

const answerOf = <V extends z.ZodType>(value: V) =>
  z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('ok'), value }), ...refusedOrFault])

/** Answered by the center. */
export const answered = {
  openSession: answerOf(values.openSession),
  authenticate: answerOf(values.authenticate),
  apply: answerOf(values.apply),
  download: answerOf(values.download),
  report: answerOf(values.report),
} as const

/** Bytes a request may have; none comes near. */
export const largestQuestion = 64 * 1024
/** Bytes an answer may have: an envelope, or a few kilobytes of JSON. */
export const largestAnswer = { openSession: 16_384, authenticate: 262_144, apply: 16_384, download: 32_000_000, report: 16_384 } as const
