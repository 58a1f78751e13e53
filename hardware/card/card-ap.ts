import { z } from 'zod'
import { readRecord } from './apdu.ts'
import { exchange, failed, openApplication, openFile, unexpected } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { orFailed, readFile } from './file.ts'

/** AIDs of the country's own applications. A profile that named one could read what only the driver's own rules may open. */
const national = /^(?:D392F000|D3921000)/

const field = {
  /** The file's id, four hex digits. */
  ef: z.string().regex(/^[0-9A-F]{4}$/, 'must be four hex digits'),
  /** Of the field in the file or record, bytes. What it holds may be shorter: trailing spaces and zeros are padding. */
  offset: z.int().min(0).max(4096),
  length: z.int().min(1).max(64),
  encoding: z.literal('ascii'),
}

/**
 * Where a municipality's 条例利用 application (証明書等自動交付, カードAP) keeps the 利用者ID. The commands are not public, so this
 * is configuration, and comes from whoever has the specification.
 */
export const cardApProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower case letters, digits and hyphens only'),
  /** 市区町村コード, 5 digits, of the cards it is for; `all` also serves cards that tell none. */
  municipalities: z.union([z.literal('all'), z.array(z.string().regex(/^\d{5}$/, 'must be five digits')).min(1)]),
  aid: z.string().regex(/^(?:[0-9A-F]{2}){5,16}$/, 'must be 5 to 16 bytes in hex')
    .refine((aid) => !national.test(aid), 'is none of a municipality'),
  userId: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('binary'), ...field }),
    z.strictObject({ kind: z.literal('record'), record: z.int().min(1).max(254), ...field }),
  ]),
})
export type CardApProfile = z.infer<typeof cardApProfile>

/** PLACEHOLDER, not the real カードAP, whose AID and files are not public: what the cards in software carry. No real card answers it. */
export const placeholderProfile: CardApProfile = cardApProfile.parse({
  id: 'placeholder',
  municipalities: 'all',
  aid: 'F04D41444F4755434849',
  userId: { kind: 'binary', ef: '000C', offset: 0, length: 20, encoding: 'ascii' },
})

/** 利用者ID as this terminal takes it. */
export const userIdText = /^[0-9A-Z]{1,20}$/

export interface CardApSeen {
  readonly kind: 'seen'
  /** Whether the card holds an application of one of the profiles. */
  readonly present: boolean
  /** Null when there is none, or it can't be read or isn't one. */
  readonly userId: string | null
}

/**
 * Reads the 利用者ID by the first profile that is for cards of this municipality and whose application is there. An
 * application that fails otherwise is as good as none: the rest of the card is still good.
 * @param municipality 5 digits; null = the card tells none.
 */
export async function readCardAp(
  transmit: Transmit, profiles: readonly CardApProfile[], municipality: string | null,
): Promise<CardApSeen | { readonly kind: 'gone' }> {
  for (const profile of profiles) {
    if (!serves(profile, municipality)) continue
    const opened = await openApplication(transmit, Uint8Array.from(Buffer.from(profile.aid, 'hex')))
    if (opened === 'open') {
      const read = await readField(transmit, profile.userId)
      if (read instanceof Uint8Array) return { kind: 'seen', present: true, userId: userIdOf(read) }
      return read.kind === 'gone' ? read : { kind: 'seen', present: true, userId: null }
    }
    if (opened !== 'absent' && opened.kind === 'gone') return opened
  }
  return { kind: 'seen', present: false, userId: null }
}

function serves({ municipalities }: CardApProfile, municipality: string | null): boolean {
  return municipalities === 'all' || (municipality !== null && municipalities.includes(municipality))
}

/** The whole field or nothing: half a 利用者ID may be somebody else's. */
async function readField(transmit: Transmit, place: CardApProfile['userId']): Promise<Uint8Array | Trouble> {
  const end = place.offset + place.length
  const { kind, ef } = place
  const read = kind === 'binary' ? await readBinaryFile(transmit, ef, end) : await readRecordFile(transmit, ef, place.record)
  if (!(read instanceof Uint8Array)) return read
  return read.length < end ? failed('the field of the user id is cut') : read.slice(place.offset, end)
}

async function readBinaryFile(transmit: Transmit, ef: string, length: number): Promise<Uint8Array | Trouble> {
  return orFailed(await readFile(transmit, Number.parseInt(ef, 16), () => length), 'the file of the user id')
}

async function readRecordFile(transmit: Transmit, ef: string, record: number): Promise<Uint8Array | Trouble> {
  const opened = await openFile(transmit, Number.parseInt(ef, 16))
  if (opened !== 'open') return opened
  const answer = await exchange(transmit, readRecord(record))
  if (!('status' in answer)) return answer
  return answer.status.kind === 'ok' ? answer.data : unexpected('read record', answer.status)
}

function userIdOf(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1').replace(/[ \0]+$/, '')
  return userIdText.test(text) ? text : null
}
