import { readBinary, readNamed, shortIdOf } from './apdu.ts'
import type { Response } from './apdu.ts'
import { exchange, failed, joined, nameOf, openFile, unexpected } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'

const page = 256
/** No file that this terminal reads comes near this; a longer one is a fault or an attack. */
const longest = 8192
const beyondEnd = '6B00'

/** The file opens only to a PIN, and none was presented. */
export interface Closed { readonly kind: 'closed' }

/** How many bytes of a file are wanted, judged by those read so far; `Infinity` = up to its end. */
export type Wanted = (read: Uint8Array) => number | Trouble

/**
 * Reads a file of the open application from its beginning, in pages of 256 bytes; shorter pages are borne. Nothing of it stays
 * but what is returned.
 */
export async function readFile(transmit: Transmit, file: number, wanted: Wanted): Promise<Uint8Array | Closed | Trouble> {
  let read: Uint8Array = new Uint8Array(0)
  let total: number = page
  for (;;) {
    const piece = await readPage(transmit, file, read.length, Math.min(page, total - read.length))
    if (piece.kind !== 'page') return discard(read, piece)
    read = joined(read, piece.bytes)
    const judged = wanted(read)
    if (typeof judged !== 'number') return discard(read, judged)
    if (read.length >= judged) return discard(read, read.slice(0, judged))
    if (piece.last) return judged === Infinity ? read : discard(read, failed(`read file ${nameOf(file)}: it ends too early`))
    const known = judged === Infinity ? read.length : judged
    if (known > longest) return discard(read, failed(`read file ${nameOf(file)}: ${known} bytes`))
    total = judged
  }
}

/** Overwrites what was read, and gives something else for it. */
function discard<T>(read: Uint8Array, instead: T): T {
  read.fill(0)
  return instead
}

interface Page { readonly kind: 'page'; readonly bytes: Uint8Array; readonly last: boolean }

async function readPage(transmit: Transmit, file: number, offset: number, length: number): Promise<Page | Closed | Trouble> {
  const answer = offset === 0 ? await readStart(transmit, file, length) : await exchange(transmit, readBinary(offset, length))
  if (!('status' in answer)) return answer
  const { status, data } = answer
  const ended = status.kind === 'other' && status.word === beyondEnd && offset > 0
  if (status.kind === 'ok' || status.kind === 'endOfFile' || ended) {
    return { kind: 'page', bytes: data, last: ended || status.kind === 'endOfFile' || data.length === 0 }
  }
  return status.kind === 'notAuthorised' ? { kind: 'closed' } : unexpected(`read file ${nameOf(file)}`, status)
}

/** The file's first page leaves it selected: by its short id in one command, by SELECT on a card that takes no short ids. */
async function readStart(transmit: Transmit, file: number, length: number): Promise<Response | Trouble> {
  const shortId = shortIdOf(file)
  const named = shortId === null ? null : await exchange(transmit, readNamed(shortId, length))
  if (named !== null && (!('status' in named) || answersRead(named))) return named
  const opened = await openFile(transmit, file)
  return opened === 'open' ? exchange(transmit, readBinary(0, length)) : opened
}

function answersRead({ status }: Response): boolean {
  return status.kind === 'ok' || status.kind === 'endOfFile' || status.kind === 'notAuthorised'
}
