import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { serveSites } from './sites.ts'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { Applied } from '../origin-office.ts'

/** The applications there are, by number. */
export const applications: Readonly<Record<string, Applied>> = {
  'ABCD-EFGH-2345': { status: 'inWork', municipality: 'とおやま市（架空）' },
  'BCDE-FGHJ-3456': { status: 'registered', municipality: 'あおば町（架空）' },
  'CDEF-GHJK-4567': { status: 'refused', municipality: 'みどり市（架空）' },
}

/** Both sites, until the test is over, and the clock they go by. */
export async function openSites() {
  const clock = { now: Date.parse('2026-11-21T12:00:00+09:00') }
  const sites = await serveSites({ origins: { applied: (number) => applications[number] ?? null }, now: () => clock.now })
  onTestFinished(() => sites.close())
  return { url: sites.url, clock }
}

export interface Sent {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
  /** Address on this machine that it comes from. */
  readonly from?: string
}

export interface Seen {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly page: string
}

/** Sends what no browser would, too. */
export async function send(url: URL, path: string, { method = 'GET', headers = {}, body, from }: Sent = {}): Promise<Seen> {
  const request = httpRequest(new URL(path, url), { method, agent: false, headers, ...from === undefined ? {} : { localAddress: from } })
  const answered: Promise<IncomingMessage[]> = once(request, 'response')
  request.end(body)
  const [response] = await answered
  if (response === undefined) throw new Error('no response')
  return { status: response.statusCode, headers: response.headers, page: await text(response) }
}

/** What the form of 登録状況確認 sends. */
export function askFor(url: URL, number: string, { from, headers }: Pick<Sent, 'from' | 'headers'> = {}): Promise<Seen> {
  const body = String(new URLSearchParams({ number }))
  return send(url, '/registration', {
    method: 'POST', body,
    headers: { 'origin': url.origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length, ...headers },
    ...from === undefined ? {} : { from },
  })
}

/** What the form of 問い合わせサイト sends for these fields. */
export async function upload(url: URL, ...fields: readonly (readonly [string, File | string])[]): Promise<Seen> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const encoded = new Response(form)
  const body = await encoded.bytes()
  const headers = { 'origin': url.origin, 'content-type': encoded.headers.get('content-type') ?? '', 'content-length': body.length }
  return send(url, '/inquiry', { method: 'POST', headers, body })
}
