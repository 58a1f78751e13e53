import { constants } from 'node:crypto'
import { createServer } from 'node:https'
import { isIPv6 } from 'node:net'
import { TLSSocket } from 'node:tls'
import { listen } from './listening.ts'
import { answering, usualPatience } from './serve.ts'
import type { Socket } from 'node:net'
import type { ReferenceCenter } from './reference-center.ts'
import type { TlsIdentity } from './tls-authority.ts'

export interface Secured {
  /** Address or name of this machine; `0.0.0.0` and `::` for all it has. */
  readonly host: string
  /** 0: a free one. */
  readonly port: number
  /** The center's own. */
  readonly identity: TlsIdentity
  /** PEM of the only authority whose clients are let in, and its list of those that are not any more. */
  readonly authority: string
  readonly revocations: string
  readonly limits?: Limits
}

/** Connections at one moment, and ms. */
export interface Limits {
  readonly connections: number
  /** Of those, whoever has not said yet who he is. */
  readonly strangers: number
  readonly perTerminal: number
  readonly handshake: number
  readonly headers: number
  readonly request: number
}

const usualLimits: Limits = {
  connections: 1_024, strangers: 256, perTerminal: 16, handshake: 10_000,
  headers: usualPatience.headersTimeout, request: usualPatience.requestTimeout,
}

export interface SecurelyServed {
  /** https://host:port */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves the reference center over mutual TLS 1.3. A terminal is the CN of its certificate's subject, and may speak for no other. Whoever has
 * no certificate, or not of this authority, or one that has run out or was revoked, ends in the handshake. No session is resumed: whether a
 * client is still let in is asked anew every time. Rejects when it can't listen.
 */
export async function serveSecurely(
  center: ReferenceCenter, { host, port, identity, authority, revocations, limits = usualLimits }: Secured,
): Promise<SecurelyServed> {
  const server = createServer({
    ...usualPatience, headersTimeout: limits.headers, requestTimeout: limits.request, handshakeTimeout: limits.handshake,
    connectionsCheckingInterval: Math.min(usualPatience.connectionsCheckingInterval, limits.headers),
    cert: identity.certificate, key: identity.key, ca: authority, crl: revocations, requestCert: true, rejectUnauthorized: true,
    minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', secureOptions: constants.SSL_OP_NO_TICKET,
  }, answering(center, (request) => {
    const terminal = request.socket instanceof TLSSocket ? nameOf(request.socket) : null
    return terminal === null ? null : { terminal }
  }))
  server.maxRequestsPerSocket = 1
  server.maxConnections = limits.connections
  const known = bound(server, limits)
  const taken = await listen(server, port, host)
  return {
    url: `https://${isIPv6(host) ? `[${host}]` : host}:${taken.port}`,
    port: taken.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of known) socket.destroy()
      }),
  }
}

/** The terminal's id; null for a subject that names none, or several. */
function nameOf(socket: TLSSocket): string | null {
  const { CN } = socket.getPeerCertificate().subject ?? {}
  return typeof CN === 'string' ? CN : null
}

/**
 * Holds clients to the limits, and gives the connections there are. Of too many strangers the first has to go, so that there is always room
 * for who comes next.
 */
function bound(server: ReturnType<typeof createServer>, { strangers, perTerminal }: Limits): ReadonlySet<Socket> {
  const open = new Set<Socket>()
  const unknown = new Map<string, Socket>()
  const terminals = new Map<TLSSocket, string | null>()
  server.on('connection', (socket: Socket) => {
    const end = endOf(socket)
    open.add(socket)
    unknown.set(end, socket)
    socket.once('close', () => {
      open.delete(socket)
      if (unknown.get(end) === socket) unknown.delete(end)
    })
    for (const [first, stranger] of [...unknown].slice(0, Math.max(0, unknown.size - strangers))) {
      unknown.delete(first)
      stranger.destroy()
    }
  })
  server.on('secureConnection', (socket) => {
    unknown.delete(endOf(socket))
    const name = nameOf(socket)
    terminals.set(socket, name)
    socket.once('close', () => terminals.delete(socket))
    if ([...terminals.values()].filter((other) => other === name).length > perTerminal) socket.destroy()
  })
  return open
}

/** The same for a connection and the TLS in it. */
const endOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`
