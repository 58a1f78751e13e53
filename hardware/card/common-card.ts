import { readRecord, shortIdOf } from './apdu.ts'
import type { Response } from './apdu.ts'
import { exchange, openApplication, openFile } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { commonCardAid } from './jpki-files.ts'

const tag = [0x01, 0x1c]
const serialLength = 15
const text = /^(?<municipality>\d{5})(?<expiry>\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/

export const commonCardFile = 0x0001

/** Where a card is at home, and until when it is good. Null when the card holds no 共通カード file that tells it. */
export interface Home {
  readonly kind: 'home'
  /** 市区町村コード, 5 digits. */
  readonly municipality: string | null
  /** YYYYMMDD. */
  readonly expiry: string | null
}

const homeless: Home = { kind: 'home', municipality: null, expiry: null }

/**
 * From record 1 of the 共通カード file: `01 1C`, serial 15, municipality 5, expiry YYYYMMDD. The serial names one card and stays
 * unread. Nothing is taken from a record that is not of that form.
 */
export function homeOf(record: Uint8Array): Home {
  if (record[0] !== tag[0] || record[1] !== tag[1]) return homeless
  const start = tag.length + serialLength
  const { municipality = null, expiry = null } = text.exec(String.fromCharCode(...record.subarray(start, start + 13)))?.groups ?? {}
  return { kind: 'home', municipality, expiry }
}

/** Whatever the 共通カード file answers, short of a card that is gone, the rest of the card is still good. */
export async function readHome(transmit: Transmit): Promise<Home | { readonly kind: 'gone' }> {
  const record = await readCommonCard(transmit)
  if (record instanceof Uint8Array) return homeOf(record)
  return record !== 'absent' && record.kind === 'gone' ? record : homeless
}

async function readCommonCard(transmit: Transmit): Promise<Uint8Array | 'absent' | Trouble> {
  const application = await openApplication(transmit, commonCardAid)
  if (application !== 'open') return application
  const answer = await readFirst(transmit)
  return 'status' in answer ? answer.data : answer
}

/** By the file's short id in one command, by SELECT on a card that takes none. */
async function readFirst(transmit: Transmit): Promise<Response | Trouble> {
  const shortId = shortIdOf(commonCardFile)
  const named = shortId === null ? null : await exchange(transmit, readRecord(1, shortId))
  if (named !== null && (!('status' in named) || named.status.kind === 'ok')) return named
  const file = await openFile(transmit, commonCardFile)
  return file === 'open' ? exchange(transmit, readRecord(1)) : file
}

/** The same record as a card holds it. @param expiry YYYYMMDD */
export function commonCardRecord(serial: string, municipality: string, expiry: string): Uint8Array {
  const record = Uint8Array.from([...tag, ...Buffer.from(serial + municipality + expiry, 'latin1')])
  if (record.length !== 30 || homeOf(record).municipality !== municipality) throw new RangeError('not a 共通カード record')
  return record
}
