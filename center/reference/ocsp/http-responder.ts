import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { closing, listen } from '../listening.ts'
import { largestRequest } from './request.ts'
import { writeRefusal } from './response.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface ServedResponder {
  /** http://127.0.0.1:port/ */
  readonly url: URL
  close(): Promise<void>
}

/** How a question of DER is answered in DER; null breaks the connection. */
export type AnswerOcsp = (question: Uint8Array) => Promise<Uint8Array | null>

/** Serves a responder on a free loopback port, by POST and GET (RFC 6960 A.1). Any program may ask: answers are signed, and name nobody. */
export async function serveOcsp(answer: AnswerOcsp): Promise<ServedResponder> {
  const patience = { requestTimeout: 10_000, headersTimeout: 5_000 }
  const server = createServer(patience, (request, response) => void handle(request, response, answer))
  const { host } = await listen(server)
  return { url: new URL(`http://${host}/`), close: closing(server) }
}

async function handle(request: IncomingMessage, response: ServerResponse, answer: AnswerOcsp): Promise<void> {
  try {
    const question = await questionOf(request)
    if (typeof question === 'number') return refuse(response, question)
    const answered = await answer(question)
    if (answered === null) response.destroy()
    else send(response, answered)
  } catch {
    if (response.headersSent) response.destroy()
    else send(response, writeRefusal('internalError'))
  }
}

/** What is asked in DER, or the status of HTTP with which it is refused unread. */
async function questionOf(request: IncomingMessage): Promise<Uint8Array | number> {
  if (request.method === 'GET') return pathOf(request.url ?? '')
  if (request.method !== 'POST') return 405
  return request.headers['content-type'] === 'application/ocsp-request' ? bodyOf(request) : 415
}

/** What is left of a body that is too large runs off, so that the refusal arrives. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | number> {
  if (Number(request.headers['content-length'] ?? Infinity) <= largestRequest) return buffer(request)
  request.resume()
  return 413
}

/** Base64 of the request, percent-encoded or not; what is none of it is no request either, and the responder says so. */
function pathOf(path: string): Uint8Array | number {
  if (path.length > 2 * largestRequest) return 414
  try {
    return Buffer.from(decodeURIComponent(path.slice(1)), 'base64')
  } catch {
    return 400
  }
}

function send(response: ServerResponse, answer: Uint8Array): void {
  response.writeHead(200, {
    'content-type': 'application/ocsp-response', 'content-length': answer.length, 'cache-control': 'no-store', 'connection': 'close',
  })
  response.end(answer)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, 'connection': 'close' }).end()
}

