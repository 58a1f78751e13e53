import { isIP } from 'node:net'
import { TLSSocket } from 'node:tls'
import { beginPost } from '../../center/way.ts'
import { validityOf } from './own-certificate.ts'
import type { Socket } from 'node:net'
import type { Timer } from '../../center/post.ts'
import type { MutualTls } from '../../center/way.ts'
import type { CenterFinding, TlsTrouble } from './center-finding.ts'

export interface LineNeeds {
  readonly timer: Timer
  /** Runs evenly, ms. */
  readonly clock: () => number
  /** ms since 1970. */
  readonly now: () => number
  /** ms for name, connection, handshake and first word together. */
  readonly patience: number
  /** Is told every finding as it is found. */
  readonly tell: (finding: CenterFinding) => void
}

type Stage = 'name' | 'connection' | 'handshake' | 'word'

/**
 * Goes the way to the center as the terminal goes it, with a question that is none, and tells how far it came. Over TLS 1.3 a center
 * refuses a client after the handshake, so that only its first word says whether this terminal is let in. True: it is.
 */
export function examineLine(way: MutualTls, { timer, clock, now, patience, tell }: LineNeeds): Promise<boolean> {
  const host = new URL(way.url).hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    let stage: Stage = isIP(host) === 0 ? 'name' : 'connection'
    let begun = clock()
    const addresses = stage === 'name' ? [] : [host]
    const request = beginPost(way, '/v1/heartbeat', 0)
    const stop = timer(patience, () => broken('late'))

    function end(admitted: boolean): void {
      stop()
      request.destroy()
      resolve(admitted)
    }
    let ended = false
    function broken(code: string): void {
      if (ended) return
      ended = true
      if (stage === 'name' || stage === 'connection') tell({ kind: 'name', host, addresses })
      if (stage === 'connection') tell({ kind: 'unreached', code })
      if (stage === 'handshake') tell({ kind: 'noTls', trouble: troubleOf(code), code })
      if (stage === 'word') tell({ kind: 'notAdmitted', code })
      end(false)
    }
    function lap(): number {
      const before = begun
      begun = clock()
      return Math.round(begun - before)
    }
    function connected(socket: Socket): void {
      tell({ kind: 'name', host, addresses })
      tell({ kind: 'reached', address: socket.remoteAddress ?? host, ms: lap() })
      stage = 'handshake'
    }
    function secured(socket: Socket): void {
      const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
      if (!(socket instanceof TLSSocket) || certificate === undefined) return
      const { issuer } = certificate
      tell({ kind: 'tls', protocol: socket.getProtocol() ?? '', issuer: issuer.replaceAll('\n', ', '), validity: validityOf(certificate, now()), ms: lap() })
      stage = 'word'
    }

    request.on('socket', (socket) => {
      socket.on('lookup', (error: Error | null, address: string) => {
        if (error !== null) return
        stage = 'connection'
        addresses.push(address)
      })
      socket.once('connect', () => connected(socket))
      socket.once('secureConnect', () => secured(socket))
    })
    request.on('response', ({ statusCode = 0 }) => {
      if (strange.has(statusCode)) return broken(String(statusCode))
      ended = true
      tell({ kind: 'admitted' })
      end(true)
    })
    request.on('error', (error) => broken('code' in error ? String(error.code) : error.message))
    request.end()
  })
}

/** Who knows nobody, or no such call. */
const strange = new Set([401, 403, 404])

function troubleOf(code: string): TlsTrouble {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'host'
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'expired'
  if (/SELF_SIGNED|UNABLE_TO|CERT_SIGNATURE_FAILURE|INVALID_CA/.test(code)) return 'authority'
  return code === 'EPROTO' || code.startsWith('ERR_SSL_') ? 'version' : 'other'
}
