import { randomBytes } from 'node:crypto'
import { connect as plainConnect } from 'node:net'
import { connect } from 'node:tls'
import { openHttpCenter } from '../http-center.ts'
import { MemoryKeep } from './keep.ts'
import { openReferenceWorld } from './reference-world.ts'
import { serveSecurely } from './serve-securely.ts'
import { TlsAuthority } from './tls-authority.ts'
import type { Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'

const year = 365 * 24 * 60 * 60 * 1000
/** ms. Long enough that a stall of this machine makes nobody slow. */
const patient = { handshake: 5_000, headers: 5_000, request: 10_000 }
/** ms. Short, for the tests that wait until a slow client has waited enough. */
export const hasty = { handshake: 1_000, headers: 1_000, request: 1_500 }

/** A center over mutual TLS in a bad neighbourhood, and the papers that are shown to it. */
export async function besieged(patience = patient) {
  const limits = { connections: 12, strangers: 3, perTerminal: 4, ...patience }
  const keep = new MemoryKeep()
  const before = new TlsAuthority(() => Date.now() - 2 * year, randomBytes, keep)
  const tls = new TlsAuthority(Date.now, randomBytes, keep)
  const stranger = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
  const papers = {
    expired: await before.terminal('T-expired'), own: await tls.terminal('T-1'), other: await tls.terminal('T-2'),
    revoked: await tls.terminal('T-revoked'), foreign: await stranger.terminal('T-1'), server: await tls.server(['127.0.0.1']),
  }
  const authority = await tls.certificate()
  const world = await openReferenceWorld()
  const revocations = await tls.revocations([papers.revoked.certificate])
  const served = await serveSecurely(world.center, { host: '127.0.0.1', port: 0, identity: papers.server, authority, revocations, limits })
  const clientOf = (whose: 'own' | 'other') => openHttpCenter({ url: served.url, authority, ...papers[whose] })

  /** Says these bytes over a connection, and gives all that came back until the center closed it. */
  function say(pieces: readonly string[], shown: keyof typeof papers | null = 'own', options: ConnectionOptions = {}): Promise<string> {
    const { certificate: cert, key } = shown === null ? {} : papers[shown]
    return heard(connect({ host: '127.0.0.1', port: served.port, ca: authority, cert, key, ...options }), pieces)
  }
  return {
    world, served, authority, papers, limits, clientOf, say,
    sayPlainly: (bytes: string) => heard(plainConnect(served.port, '127.0.0.1'), [bytes]),
    /** A connection that says nothing: with papers it is let in, and without it never gets so far. */
    quiet: (shown: 'own' | 'other' | null): Socket => shown === null
      ? plainConnect(served.port, '127.0.0.1')
      : connect({ host: '127.0.0.1', port: served.port, ca: authority, cert: papers[shown].certificate, key: papers[shown].key }),
  }
}

function heard(socket: Socket, pieces: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    // An alert, or a reset, is as good an end as any.
    socket.on('error', () => undefined)
    socket.on('data', (data) => (said += String(data)))
    socket.once('close', () => resolve(said))
    for (const piece of pieces) socket.write(piece)
  })
}
