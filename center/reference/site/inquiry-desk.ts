import { z } from 'zod'
import { bodyOf } from './body.ts'
import { receiptPage, scanPage } from './inquiry-page.ts'
import { paths, problem } from './page.ts'
import { peerOf } from './peer.ts'
import { unread } from './reply.ts'
import { largestScan, receive } from './scan.ts'
import type { IncomingMessage } from 'node:http'
import type { Reply } from './reply.ts'

/** Scans in memory at once, each several times while it is read; and of one peer, lest two slow ones keep everybody out. */
const mostAtOnce = 6
const mostOfOne = 2
/** Bytes around the scan: boundaries and the file's name. */
const envelope = 16 * 1024
const form = z.tuple([z.tuple([z.literal('scan'), z.instanceof(File)])])

/** 問い合わせサイト: takes scans in, looks what they are, and forgets them with the answer. */
export class InquiryDesk {
  readonly #now: () => number
  /** Peers whose scan is being read. */
  readonly #reading: string[] = []

  /** @param now ms since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  async answer(request: IncomingMessage): Promise<Reply> {
    const peer = peerOf(request.socket.remoteAddress)
    if (this.#reading.length >= mostAtOnce || this.#reading.filter((each) => each === peer).length >= mostOfOne) return busy
    this.#reading.push(peer)
    try {
      return await this.#read(request)
    } finally {
      this.#reading.splice(this.#reading.indexOf(peer), 1)
    }
  }

  async #read(request: IncomingMessage): Promise<Reply> {
    const body = await bodyOf(request, largestScan + envelope)
    if (body === 'noLength') return unread(paths.inquiry, 411)
    if (body === 'tooLarge') return { status: 413, page: scanPage('tooLarge') }
    const sent = form.safeParse(await fieldsOf(request.headers['content-type'] ?? '', body))
    if (!sent.success) return unread(paths.inquiry, 400)
    const [[, scan]] = sent.data
    // What a browser sends of a field in which nothing was chosen.
    if (scan.size === 0) return { status: 422, page: scanPage('missing') }
    if (scan.size > largestScan) return { status: 413, page: scanPage('tooLarge') }
    const receipt = receive(await scan.bytes())
    return receipt === null ? { status: 422, page: scanPage('otherType') } : { status: 200, page: receiptPage(receipt, this.#now()) }
  }
}

/** Null for what is no form. */
async function fieldsOf(type: string, body: Buffer): Promise<readonly (readonly [string, unknown])[] | null> {
  try {
    return [...await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()]
  } catch {
    return null
  }
}

const busy: Reply = {
  status: 503,
  page: problem(paths.inquiry, 'ただいま混み合っています', '1分ほどたってから、もう一度お送りください。'),
  retryAfter: 60,
}
