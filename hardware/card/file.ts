import { readBinary, readNamed, readWhole, selectFile, shortIdOf } from './apdu.ts'
import type { Response } from './apdu.ts'
import { exchange, failed, joined, nameOf, unexpected } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'

const page = 256
/** No file that this terminal reads comes near this; a longer one is a fault or an attack. */
const longest = 8192
const beyondEnd = '6B00'
/** Conditions of use not satisfied: the file is there, and not in use. */
const notInUse = '6985'

/** The file opens only to a PIN, and none was presented; or there is no such file, or it is not in use. */
export type Shut = { readonly kind: 'closed' } | { readonly kind: 'absent' }

/** How many bytes of a file are wanted, judged by those read so far; `Infinity` = up to its end. */
export type Wanted = (read: Uint8Array) => number | Trouble

/** For a file that the rest depends on: one that shows nothing is a failure. @param name for staff. */
export function orFailed(read: Uint8Array | Shut | Trouble, name: string): Uint8Array | Trouble {
  if (read instanceof Uint8Array) return read
  return read.kind === 'closed' || read.kind === 'absent' ? failed(`${name} is ${read.kind}`) : read
}

/** What a file is asked for first: all of it at once, which pays for long files, or its first page. */
export type Beginning = 'whole' | 'page'

/**
 * Reads a file of the open application from its beginning. `whole`: in one extended answer where card and reader give one; what
 * it leaves out, and everything else, in pages of 256 bytes. Shorter answers are borne. Nothing of it stays but what is returned.
 */
export async function readFile(transmit: Transmit, file: number, wanted: Wanted, beginning: Beginning = 'page'): Promise<Uint8Array | Shut | Trouble> {
  let read: Uint8Array = new Uint8Array(0)
  let piece = await readBeginning(transmit, file, beginning)
  for (;;) {
    if (piece.kind !== 'page') return discard(read, piece)
    read = joined(read, piece.bytes)
    const judged = wanted(read)
    if (typeof judged !== 'number') return discard(read, judged)
    const known = judged === Infinity ? read.length : judged
    if (known > longest) return discard(read, failed(`read file ${nameOf(file)}: ${known} bytes`))
    if (read.length >= judged) return discard(read, read.slice(0, judged))
    if (piece.last) return judged === Infinity ? read : discard(read, failed(`read file ${nameOf(file)}: it ends too early`))
    piece = await readPage(transmit, file, read.length, Math.min(page, judged - read.length))
  }
}

/** Overwrites what was read, and gives something else for it. */
function discard<T>(read: Uint8Array, instead: T): T {
  read.fill(0)
  return instead
}

interface Page { readonly kind: 'page'; readonly bytes: Uint8Array; readonly last: boolean }

async function readBeginning(transmit: Transmit, file: number, beginning: Beginning): Promise<Page | Shut | Trouble> {
  const shortId = shortIdOf(file)
  if (beginning === 'whole' && shortId !== null) {
    const whole = await exchange(transmit, readWhole(shortId))
    if (!('status' in whole)) return whole
    if (whole.status.kind === 'notAuthorised' || (isRead(whole) && whole.data.length > 0)) return pageOf(whole, file)
    // Whatever else a card answers, it is asked for pages as if it had not been asked at all.
    whole.data.fill(0)
  }
  const answer = await readStart(transmit, file, shortId)
  if (!('status' in answer)) return answer
  if (isWord(answer, beyondEnd)) return { kind: 'page', bytes: answer.data, last: true }
  return answer.status.kind === 'notFound' || isWord(answer, notInUse) ? { kind: 'absent' } : pageOf(answer, file)
}

/** The file's first page leaves it selected: by its short id in one command, by SELECT on a card that takes no short ids. */
async function readStart(transmit: Transmit, file: number, shortId: number | null): Promise<Response | Trouble> {
  const named = shortId === null ? null : await exchange(transmit, readNamed(shortId, page))
  if (named !== null && (!('status' in named) || isRead(named) || named.status.kind === 'notAuthorised')) return named
  const opened = await exchange(transmit, selectFile(file))
  return 'status' in opened && opened.status.kind === 'ok' ? exchange(transmit, readBinary(0, page)) : opened
}

async function readPage(transmit: Transmit, file: number, offset: number, length: number): Promise<Page | Shut | Trouble> {
  const answer = await exchange(transmit, readBinary(offset, length))
  if (!('status' in answer)) return answer
  return isWord(answer, beyondEnd) ? { kind: 'page', bytes: answer.data, last: true } : pageOf(answer, file)
}

function isWord({ status }: Response, word: string): boolean {
  return status.kind === 'other' && status.word === word
}

function pageOf(answer: Response, file: number): Page | Shut | Trouble {
  const { status, data } = answer
  if (isRead(answer)) return { kind: 'page', bytes: data, last: status.kind === 'endOfFile' || data.length === 0 }
  return status.kind === 'notAuthorised' ? { kind: 'closed' } : unexpected(`read file ${nameOf(file)}`, status)
}

function isRead({ status }: Response): boolean {
  return status.kind === 'ok' || status.kind === 'endOfFile'
}
