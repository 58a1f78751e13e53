import { createServer } from 'node:http'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { boardCommand } from '../contract/board.ts'
import { intent } from '../contract/intent.ts'
import { takenOver } from '../contract/socket.ts'
import { createPageGate } from './page-gate.ts'
import { longestMessage, openPageChannel } from './page-channel.ts'
import { pageHeaders } from './page-headers.ts'
import { readPageFile } from './page-file.ts'
import type { BoardCommand, BoardView } from '../contract/board.ts'
import type { Intent } from '../contract/intent.ts'
import type { PageRole } from './page-gate.ts'
import type { SealedLine } from '../contract/sealed-line.ts'
import type { View } from '../contract/view.ts'

export interface PageServerOptions {
  /** The built screen. */
  readonly folder: string
  /** Whether there is a demo board to serve. */
  readonly board: boolean
  /** Milliseconds, only ever growing. */
  readonly now: () => number
  /** That many bytes from a cryptographic source. */
  readonly random: (bytes: number) => Uint8Array
  readonly intent: (intent: Intent) => void
  readonly command: (command: BoardCommand) => void
  readonly refused: (why: string) => void
  readonly terminalPage: (happened: PageHappened) => void
}

/** Of the terminal page: it came, the one that was there went, or another took its place unexpected. */
export type PageHappened = 'came' | 'went' | 'takenOver'

export interface PageServer {
  /** 'http://127.0.0.1:port' */
  readonly origin: string
  /** Whoever opens it is the terminal's screen: to be given to nobody else. */
  readonly terminalUrl: string
  readonly boardUrl: string | null
  showView(view: View): void
  showBoard(board: BoardView): void
  /** Tells the terminal page to load itself anew; false when there is none. */
  askReplace(): boolean
  /** The terminal page is being drawn anew: for another to take the place of the one that is there is as it should be. */
  expectAnother(): void
  /** Cuts the terminal page off, heard or not. */
  dropTerminalPage(): void
  close(): Promise<void>
}

const first = { terminal: '/', board: '/board.html' } as const
const channels = new Map<string, PageRole>([['/terminal', 'terminal'], ['/board', 'board']])

const answer = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}, body?: Uint8Array): void => {
  response.writeHead(status, { ...pageHeaders('self'), 'Content-Length': body?.byteLength ?? 0, ...headers }).end(body)
}

/** Serves screen and board to browsers on this machine: bound to loopback, opened by a token, kept by a cookie, shut to other sites. */
export const openPageServer = async (options: PageServerOptions): Promise<PageServer> => {
  const { folder, now, random } = options
  const roles: readonly PageRole[] = options.board ? ['terminal', 'board'] : ['terminal']
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  const host = `127.0.0.1:${String(address.port)}`
  const origin = `http://${host}`
  const gate = createPageGate(address.port, roles, random)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage, perMessageDeflate: false })
  const live = new Map<PageRole, WebSocket>()
  /** The live pages that can be spoken to. */
  const joined = new Map<PageRole, Pick<SealedLine, 'say'>>()
  const latest = new Map<PageRole, string>()
  let leaving: WebSocket | undefined
  let told: 'came' | 'went' = 'went'
  const tell = (happened: 'came' | 'went'): void => {
    if (told === 'went' && happened === 'went') return
    told = happened
    options.terminalPage(happened)
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A name that another site pointed at loopback arrives as its Host: DNS rebinding.
    if (request.headers.host !== host) return answer(response, 403)
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, { Allow: 'GET, HEAD' })
    const url = URL.parse(request.url ?? '/', origin)
    if (url?.origin !== origin) return answer(response, 400)
    const entered = gate.enter(url)
    if (entered !== null) return answer(response, 303, { 'Set-Cookie': entered.cookie, Location: first[entered.role] })
    const entitled = roles.filter((role) => gate.holds(role, request.headers.cookie))
    const needed = roles.find((role) => first[role] === url.pathname || (role === 'terminal' && url.pathname === '/index.html'))
    if (needed === undefined ? entitled.length === 0 : !entitled.includes(needed)) return answer(response, 403)
    // The raw path: URL.parse has already folded '..' away, and a request that spells it is no request of our page.
    const file = await readPageFile(folder, (request.url ?? '/').split('?', 1)[0] ?? '/')
    switch (file.kind) {
      case 'outside': return answer(response, 403)
      case 'missing': return answer(response, 404)
      case 'file': {
        const type = { 'Content-Type': file.type, 'Content-Length': String(file.bytes.byteLength) }
        return answer(response, 200, type, request.method === 'GET' ? file.bytes : undefined)
      }
    }
  }

  const join = (role: PageRole, socket: WebSocket): void => {
    const older = live.get(role)
    live.set(role, socket)
    joined.delete(role)
    // The newest page is the one people look at: after a reload the old connection may linger.
    older?.close(takenOver)
    if (role === 'terminal' && older !== undefined && older !== leaving) options.terminalPage('takenOver')
    socket.on('close', () => {
      if (live.get(role) !== socket) return
      live.delete(role)
      joined.delete(role)
      if (role === 'terminal') tell('went')
    })
    const onlyLive = <Message>(use: (message: Message) => void) => (message: Message): void => {
      if (live.get(role) === socket) use(message)
    }
    const common = {
      now, refused: options.refused,
      joined: onlyLive((page: Pick<SealedLine, 'say'>) => {
        joined.set(role, page)
        const current = latest.get(role)
        if (current !== undefined) page.say(current)
        if (role === 'terminal') tell('came')
      }),
    }
    if (role === 'terminal') openPageChannel(socket, { ...common, schema: intent, message: onlyLive(options.intent) })
    else openPageChannel(socket, { ...common, schema: boardCommand, message: onlyLive(options.command) })
  }

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const role = channels.get(request.url ?? '')
    const allowed = request.headers.host === host && request.headers.origin === origin
    if (role === undefined || !allowed || !gate.holds(role, request.headers.cookie)) {
      options.refused('a connection without the right to it')
      stream.on('error', () => stream.destroy())
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => join(role, socket))
  }

  const show = (role: PageRole, message: unknown): void => {
    const text = JSON.stringify(message)
    latest.set(role, text)
    joined.get(role)?.say(text)
  }

  server.on('request', (request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', upgrade)
  return {
    origin,
    terminalUrl: origin + gate.entryOf('terminal'),
    boardUrl: options.board ? origin + gate.entryOf('board') : null,
    showView: (view) => show('terminal', { kind: 'view', view }),
    showBoard: (board) => show('board', { kind: 'board', board }),
    askReplace: () => {
      const page = joined.get('terminal')
      page?.say(JSON.stringify({ kind: 'replace' }))
      return page !== undefined
    },
    expectAnother: () => {
      leaving = live.get('terminal')
    },
    dropTerminalPage: () => live.get('terminal')?.terminate(),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
