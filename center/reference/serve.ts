import { createServer } from 'node:http'
import { timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sha256 } from '../digests.ts'
import { asked, callNames, largestQuestion } from '../wire.ts'
import { overtaken, sendAgain, sendHalf } from './fault/line.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallName } from '../wire.ts'
import type { ReferenceCenter } from './reference-center.ts'
import type { Random } from './random.ts'

export interface Served {
  /** http://127.0.0.1:port */
  readonly url: string
  /** Every call has to bear it: loopback is open to every program of the machine. */
  readonly token: string
  close(): Promise<void>
}

/** Piece in which an answer is handed to the connection, so that a slow reader holds one piece and not a document. */
const pieceBytes = 16 * 1024

/**
 * Serves the reference center on a free loopback port. The faults of the line act here: `down` and `cut` break connections, `slow` holds every
 * answer back, `reorder` some, `duplicate` sends them twice.
 */
export async function serve(center: ReferenceCenter, random: Random): Promise<Served> {
  const token = Buffer.from(random(32)).toString('base64url')
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => void handle(request, response))

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (center.faults.isOn('down')) return void request.destroy()
      const call = callOf(request)
      if (!bears(request, token) || request.headers.host !== hostOf(server.address())) return refuse(response, 401)
      if (call === null) return refuse(response, 404)
      const body = await readBody(request)
      if (body === null) return refuse(response, 413)
      const answer = await perform(center, call, jsonOf(body))
      if (answer === null) return refuse(response, 400)
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

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://${hostOf(server.address())}`,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function perform(center: ReferenceCenter, call: CallName, body: unknown): Promise<unknown> {
  await center.faults.whenOff('slow')
  switch (call) {
    case 'heartbeat':
      return parsed(asked.heartbeat, body, ({ terminal }) => center.heartbeat(terminal))
    case 'openSession':
      return parsed(asked.openSession, body, ({ terminal, presented }) => center.openSession(terminal, presented))
    case 'authenticate':
      return parsed(asked.authenticate, body, ({ session, proof }) => center.authenticate(session, proof))
    case 'introduce':
      return parsed(asked.introduce, body, ({ session, userId }) => center.introduce(session, userId))
    case 'verifyPin':
      return parsed(asked.verifyPin, body, ({ session, kind, sealedPin }) => center.verifyPin(session, kind, sealedPin))
    case 'register':
      return parsed(asked.register, body, ({ session, registration }) => center.register(session, registration))
    case 'apply':
      return parsed(asked.apply, body, ({ session, application }) => center.apply(session, application))
    case 'download':
      return parsed(asked.download, body, ({ session, transaction }) => center.download(session, transaction, () => {}))
    case 'report':
      return parsed(asked.report, body, ({ session, transaction, outcome }) => center.report(session, transaction, outcome))
  }
}

interface Schema<Question> {
  safeParse(body: unknown): { readonly success: true; readonly data: Question } | { readonly success: false }
}

async function parsed<Question>(schema: Schema<Question>, body: unknown, ask: (question: Question) => Promise<unknown>): Promise<unknown> {
  const result = schema.safeParse(body)
  return result.success ? ask(result.data) : null
}

function callOf(request: IncomingMessage): CallName | null {
  const name = request.method === 'POST' ? request.url?.replace(/^\/v1\//, '') : undefined
  return callNames.find((known) => known === name) ?? null
}

function bears(request: IncomingMessage, token: string): boolean {
  // Digests are of one length, so the comparison says nothing about the token's
  return timingSafeEqual(Buffer.from(sha256(request.headers.authorization ?? '')), Buffer.from(sha256(`Bearer ${token}`)))
}

const hostOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): string | null =>
  address === null || typeof address === 'string' ? null : `${address.address}:${address.port}`

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
