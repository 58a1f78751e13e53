import { z } from 'zod'
import { cardApProfile, userIdText } from './card-ap.ts'
import type { CardChange, CardDates, FactsRead, Identified, JpkiSeen, Proved, ReaderState } from './card.ts'
import type { Said } from './said.ts'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const id = z.int().nonnegative()
const tries = z.int().min(0).max(15)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const gone = z.strictObject({ kind: z.literal('gone') })
const failed = z.strictObject({ kind: z.literal('failed'), why: z.string().max(500) })

const change: z.ZodType<CardChange> = z.strictObject({ kind: z.enum(['placed', 'removed', 'readerLost', 'readerFound']) })

const state: z.ZodType<ReaderState> = z.enum(['noService', 'noReader', 'empty', 'present', 'session', 'mustRemove'])

const said: z.ZodType<Said> = z.strictObject({
  header: z.string().regex(/^[0-9A-F]{8}$/), sent: z.int().nonnegative(), received: z.int().nonnegative(),
  word: z.string().regex(/^[0-9A-F]{4}$/).nullable(), ms: z.number().nonnegative(),
})

const jpki: z.ZodType<JpkiSeen> = z.strictObject({
  triesLeft: tries, certificateDigest: digest.nullable(), expired: z.boolean(), ownerVerified: z.boolean(),
})

const dates: z.ZodType<CardDates> = z.strictObject({
  card: z.string().regex(/^\d{8}$/).nullable(), certificate: z.strictObject({ from: z.date(), to: z.date() }).nullable(),
})

const identified: z.ZodType<Identified> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('readable'),
    medium: z.enum(['card', 'juki', 'android', 'iphone']),
    municipality: z.string().regex(/^\d{5}$/).nullable(),
    jpki: jpki.nullable(),
    userId: z.string().regex(userIdText).nullable(),
    dates: dates.optional(),
  }),
  z.strictObject({ kind: z.literal('foreign') }),
  z.strictObject({ kind: z.literal('mute') }),
  gone,
  failed,
])

const proved: z.ZodType<Proved> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('right'), certificate: bytes, signature: bytes }),
  z.strictObject({ kind: z.literal('wrong'), triesLeft: tries }),
  z.strictObject({ kind: z.literal('blocked') }),
  z.strictObject({ kind: z.literal('swapped') }),
  gone,
  failed,
])

const factsRead: z.ZodType<FactsRead> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('right'), facts: bytes, attestation: bytes, certificate: bytes }),
  z.strictObject({ kind: z.literal('wrong'), triesLeft: tries }),
  z.strictObject({ kind: z.literal('blocked') }),
  z.strictObject({ kind: z.literal('swapped') }),
  gone,
  failed,
])

/** From the terminal to the card process. `open` comes first and once. */
export const cardRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), reader: z.string(), profiles: z.array(cardApProfile).readonly(), extended: z.boolean() }),
  z.strictObject({ kind: z.literal('identify'), id }),
  z.strictObject({ kind: z.literal('prepare'), id, expected: digest }),
  z.strictObject({ kind: z.literal('prove'), id, challenge: bytes, pin: bytes.nullable(), expected: digest.nullable() }),
  z.strictObject({ kind: z.literal('readFacts'), id, number: bytes, expected: digest }),
  /** What has been told is to be forgotten. `filler` takes the place of it in whatever buffers it went through. */
  z.strictObject({ kind: z.literal('forget'), filler: bytes }),
  z.strictObject({ kind: z.literal('close') }),
])
export type CardRequest = z.infer<typeof cardRequest>

/** From the card process to the terminal. */
export const cardReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('change'), change }),
  z.strictObject({ kind: z.literal('state'), state }),
  /** A command goes to the card now: whether it is an extended one, and no more of it. */
  z.strictObject({ kind: z.literal('sending'), extended: z.boolean() }),
  z.strictObject({ kind: z.literal('said'), said }),
  z.strictObject({ kind: z.literal('reader'), name: z.string() }),
  z.strictObject({ kind: z.literal('forgotten'), filler: bytes }),
  z.strictObject({ kind: z.literal('prepared'), id }),
  z.strictObject({ kind: z.literal('identified'), id, outcome: identified }),
  z.strictObject({ kind: z.literal('proved'), id, outcome: proved }),
  z.strictObject({ kind: z.literal('factsRead'), id, outcome: factsRead }),
])
export type CardReply = z.infer<typeof cardReply>
