import { createServer } from 'node:http'
import { timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sha256 } from '../digests.ts'
import { pieceOf } from '../envelope-pieces.ts'
import { asked, callNames, largestQuestion } from '../wire.ts'
import { fault, ok } from './answer.ts'
import { overtaken, sendAgain, sendHalf } from './fault/line.ts'
import { closing, listen } from './listening.ts'
import { isOwn } from './ownership.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '../center.ts'
import type { Asked, CallName, EnvelopePiece } from '../wire.ts'
import type { Claim } from './ownership.ts'
import type { ReferenceCenter } from './reference-center.ts'
import type { Random } from './random.ts'

export interface Served {
  /** http://127.0.0.1:port */
  readonly url: string
  /** Every call has to bear it: loopback is open to every program of the machine. */
  readonly token: string
  close(): Promise<void>
}

/** For whom somebody may speak: `terminal` only, or, where that is null, every terminal. Null: nobody the center knows. */
export type Admit = (request: IncomingMessage) => { readonly terminal: string | null } | null

/** Piece in which an answer is handed to the connection, so that a slow reader holds one piece and not a document. */
const pieceBytes = 16 * 1024

/** What every listener allows a client: ms, bytes, and one question a connection; what comes behind it is not even read. */
export const usualPatience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 8_192 } as const

/** Serves the reference center on a free loopback port, to whoever bears the token. */
export async function serve(center: ReferenceCenter, random: Random): Promise<Served> {
  const token = Buffer.from(random(32)).toString('base64url')
  let host: string | null = null
  const server = createServer(usualPatience, answering(center, (request) => (
    bears(request, token) && request.headers.host === host ? { terminal: null } : null
  )))
  server.maxRequestsPerSocket = 1
  host = (await listen(server)).host
  return { url: `http://${host}`, token, close: closing(server) }
}

/**
 * Answers one question after another. The faults of the line act here: `down` and `cut` break connections, `slow` holds every answer back,
 * `reorder` some, `duplicate` sends them twice.
 */
export function answering(center: ReferenceCenter, admit: Admit): (request: IncomingMessage, response: ServerResponse) => void {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (center.faults.isOn('down')) return void request.destroy()
      const [peer, call] = [admit(request), callOf(request)]
      if (peer === null) return refuse(response, 401)
      if (call === null) return refuse(response, 404)
      const body = await readBody(request)
      if (body === null) return refuse(response, 413)
      const answer = await perform({ center, terminal: peer.terminal }, call, jsonOf(body))
      if (answer === 'malformed') return refuse(response, 400)
      if (answer === 'foreign') return refuse(response, 403)
      const said = Buffer.from(JSON.stringify(answer))
      if (call === 'download' && center.faults.isOn('cut')) return sendHalf(response, headersOf(said), said)
      if (center.faults.isOn('duplicate')) sendAgain(response, headersOf(said), said)
      await overtaken(center.faults, () => send(response, said))
    } catch {
      // A bug of ours: nothing about the person may reach a log, and the terminal has to fail closed.
      if (response.headersSent) response.destroy()
      else refuse(response, 500)
    }
  }
  return (request, response) => void handle(request, response)
}

interface Desk {
  readonly center: ReferenceCenter
  /** For which terminal the client may speak; null: for every one. */
  readonly terminal: string | null
}

async function perform(desk: Desk, call: CallName, body: unknown): Promise<unknown> {
  const { center } = desk
  await center.faults.whenOff('slow')
  switch (call) {
    case 'heartbeat':
      return parsed(desk, asked.heartbeat, body, ({ terminal }) => center.heartbeat(terminal))
    case 'openSession':
      return parsed(desk, asked.openSession, body, ({ terminal, presented }) => center.openSession(terminal, presented))
    case 'authenticate':
      return parsed(desk, asked.authenticate, body, ({ session, proof }) => center.authenticate(session, proof))
    case 'introduce':
      return parsed(desk, asked.introduce, body, ({ session, userId }) => center.introduce(session, userId))
    case 'verifyPin':
      return parsed(desk, asked.verifyPin, body, ({ session, kind, sealedPin }) => center.verifyPin(session, kind, sealedPin))
    case 'register':
      return parsed(desk, asked.register, body, ({ session, registration }) => center.register(session, registration))
    case 'apply':
      return parsed(desk, asked.apply, body, ({ session, application }) => center.apply(session, application))
    case 'download':
      return parsed(desk, asked.download, body, (question) => downloaded(center, question))
    case 'report':
      return parsed(desk, asked.report, body, ({ session, transaction, outcome }) => center.report(session, transaction, outcome))
    case 'readLedger':
      return parsed(desk, asked.readLedger, body, ({ session, span }) => center.readLedger(session, span))
  }
}

/** The piece that is asked for, of an envelope that stays the same however often it is asked for. */
async function downloaded(center: ReferenceCenter, { session, transaction, from }: Asked['download']): Promise<Answer<EnvelopePiece>> {
  const answer = await center.download(session, transaction, () => {})
  if (answer.kind !== 'ok') return answer
  const piece = pieceOf(answer.value.transaction, answer.value.envelope, from)
  return piece === null ? fault('invalidAnswer') : ok(piece)
}

interface Schema<Question> {
  safeParse(body: unknown): { readonly success: true; readonly data: Question } | { readonly success: false }
}

async function parsed<Question extends Claim>(
  { center, terminal }: Desk, schema: Schema<Question>, body: unknown, ask: (question: Question) => Promise<unknown>,
): Promise<unknown> {
  const result = schema.safeParse(body)
  if (!result.success) return 'malformed'
  return terminal === null || isOwn(center, terminal, result.data) ? ask(result.data) : 'foreign'
}

function callOf(request: IncomingMessage): CallName | null {
  const name = request.method === 'POST' ? request.url?.replace(/^\/v1\//, '') : undefined
  return callNames.find((known) => known === name) ?? null
}

function bears(request: IncomingMessage, token: string): boolean {
  // Digests are of one length, so the comparison says nothing about the token's
  return timingSafeEqual(Buffer.from(sha256(request.headers.authorization ?? '')), Buffer.from(sha256(`Bearer ${token}`)))
}

/** The body; null when it is larger than any question. What is left of it then runs off, so that the refusal arrives. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? Infinity) > largestQuestion) {
    request.resume()
    return null
  }
  return text(request)
}

/** Undefined, which no schema takes, for what is no JSON. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, headersOf(body))
  const pieces = Array.from({ length: Math.ceil(body.length / pieceBytes) }, (_, index) =>
    body.subarray(index * pieceBytes, (index + 1) * pieceBytes),
  )
  Readable.from(pieces).pipe(response)
}

const headersOf = (body: Buffer) => ({
  'content-type': 'application/json',
  'content-length': body.length,
  'cache-control': 'no-store',
  'connection': 'close',
})

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, 'connection': 'close' })
  response.end()
}
