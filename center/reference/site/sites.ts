import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { closing, listen } from '../listening.ts'
import { answerNumber } from './registration-desk.ts'
import { Attempts } from './attempts.ts'
import { drained } from './body.ts'
import { InquiryDesk } from './inquiry-desk.ts'
import { scanPage } from './inquiry-page.ts'
import { documentOf, paths, problem } from './page.ts'
import { numberPage } from './registration-page.ts'
import { unread } from './reply.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OriginOffice } from '../origin-office.ts'
import type { Page } from './page.ts'
import type { Reply } from './reply.ts'

export interface SiteSettings {
  /** Whose applications can be asked after. */
  readonly origins: Pick<OriginOffice, 'applied'>
  /** ms since 1970. */
  readonly now: () => number
  /** Default: loopback. */
  readonly host?: string
  /** Default, and 0: a free one. */
  readonly port?: number
}

export interface ServedSites {
  /** http://127.0.0.1:port/ */
  readonly url: URL
  close(): Promise<void>
}

interface Site {
  readonly form: () => Page
  readonly answer: (request: IncomingMessage) => Promise<Reply>
}

/** ms; 20 MB have to come through a household's line, and whoever says nothing must not sit there. */
const patience = { requestTimeout: 120_000, headersTimeout: 5_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 1_000 }
const idleTime = 30_000
const style = readFileSync(join(import.meta.dirname, 'style.css'))

/**
 * Serves 登録状況確認 (A3-03) and 問い合わせサイト (A8-06) to browsers. Pages without scripts, cookies or anything from elsewhere; of what was
 * posted nothing stays but how often a peer was wrong. Peers are told apart by their addresses: a proxy before it has to count for itself.
 */
export async function serveSites({ origins, now, host = '127.0.0.1', port = 0 }: SiteSettings): Promise<ServedSites> {
  const attempts = new Attempts(now)
  const inquiry = new InquiryDesk(now)
  const sites = new Map<string, Site>([
    [paths.registration, { form: numberPage, answer: (request) => answerNumber({ origins, attempts, now }, request) }],
    [paths.inquiry, { form: scanPage, answer: (request) => inquiry.answer(request) }],
  ])
  const server = createServer({ ...patience, maxHeaderSize: 8 * 1024 }, (request, response) => void handle(request, response, sites))
  server.maxConnections = 256
  server.setTimeout(idleTime)
  const at = await listen(server, port, host)
  return { url: new URL(`http://${at.host}/`), close: closing(server) }
}

async function handle(request: IncomingMessage, response: ServerResponse, sites: ReadonlyMap<string, Site>): Promise<void> {
  try {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (isRead && request.url === paths.style) return send(response, 200, 'text/css; charset=utf-8', style)
    if (isRead && request.url === '/') return send(response, 303, 'text/plain', Buffer.alloc(0), { location: paths.registration })
    const reply = await replyTo(request, sites.get(request.url ?? ''))
    const { status, page, retryAfter } = reply
    if (!await drained(request)) return void request.destroy()
    const headers = { ...retryAfter === undefined ? {} : { 'retry-after': retryAfter }, ...status === 405 ? { allow: 'GET, HEAD, POST' } : {} }
    send(response, status, 'text/html; charset=utf-8', Buffer.from(documentOf(page)), headers)
  } catch {
    // Whoever sent it has gone, or it is a bug of ours: nothing of what was sent may reach a log.
    if (response.headersSent || request.socket.destroyed) response.destroy()
    else send(response, 500, 'text/html; charset=utf-8', Buffer.from(documentOf(broken)))
  }
}

async function replyTo(request: IncomingMessage, site: Site | undefined): Promise<Reply> {
  if (site === undefined) return { status: 404, page: problem(null, 'ページがありません', 'アドレスをご確認いただくか、上の項目から選んでください。') }
  switch (request.method) {
    case 'GET': case 'HEAD': return { status: 200, page: site.form() }
    case 'POST': return isOwn(request) ? site.answer(request) : unread(site.form().path, 403)
    case undefined: default: return { status: 405, page: problem(site.form().path, 'この操作はできません', 'ページを開き直してください。') }
  }
}

/** Whether a page of ours posted it: browsers say so, and nobody else has a reason to post here. */
function isOwn({ headers: { origin = '', host, 'sec-fetch-site': site = 'same-origin' } }: IncomingMessage): boolean {
  return site === 'same-origin' && URL.canParse(origin) && new URL(origin).host === host
}

const broken = problem(null, 'お答えできませんでした', 'こちらの不具合です。しばらくたってから、もう一度お試しください。')

const strict = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // To nobody else. With `no-referrer` a browser would not say either which page has posted a form.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

function send(response: ServerResponse, status: number, type: string, body: Buffer, headers: Readonly<Record<string, string | number>> = {}): void {
  response.writeHead(status, { ...strict, ...headers, 'content-type': type, 'content-length': body.length })
  response.end(body)
}

