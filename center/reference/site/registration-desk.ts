import { z } from 'zod'
import { longestTyped, numberFrom } from './application-number.ts'
import { bodyOf } from './body.ts'
import { paths } from './page.ts'
import { peerOf } from './peer.ts'
import { numberPage, statusPage, waitPage } from './registration-page.ts'
import { unread } from './reply.ts'
import type { IncomingMessage } from 'node:http'
import type { OriginOffice } from '../origin-office.ts'
import type { Attempts } from './attempts.ts'
import type { Reply } from './reply.ts'

export interface RegistrationDesk {
  readonly origins: Pick<OriginOffice, 'applied'>
  readonly attempts: Attempts
  /** ms since 1970. */
  readonly now: () => number
}

const minute = 60_000
/** Bytes; the longest number in full-width letters, percent-encoded, is shorter. */
const largestForm = 4 * 1024
const form = z.tuple([z.tuple([z.literal('number'), z.string().max(longestTyped)])])

/** 登録状況確認: a 申請番号, and what has become of it. */
export async function answerNumber({ origins, attempts, now }: RegistrationDesk, request: IncomingMessage): Promise<Reply> {
  const body = await bodyOf(request, largestForm)
  if (typeof body === 'string') return unread(paths.registration, body === 'tooLarge' ? 413 : 411)
  const sent = form.safeParse([...new URLSearchParams(body.toString())])
  if (!sent.success) return unread(paths.registration, 400)
  // From here on nothing is awaited: numbers that come all at once are counted one after the other.
  const peer = peerOf(request.socket.remoteAddress)
  const wait = attempts.wait(peer)
  if (wait > 0) return { status: 429, page: waitPage(Math.ceil(wait / minute)), retryAfter: Math.ceil(wait / 1000) }
  const [[, typed]] = sent.data
  const number = numberFrom(typed)
  if (number === '') return { status: 422, page: numberPage({ error: 'missing', typed: '' }) }
  const applied = origins.applied(number)
  if (applied !== null) return { status: 200, page: statusPage(number, applied, now()) }
  attempts.wrong(peer)
  return { status: 422, page: numberPage({ error: 'unknown', typed }) }
}
