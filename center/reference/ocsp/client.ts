import { serialBytes } from './issuer.ts'
import { writeRequest } from './request.ts'
import { verdict } from './verdict.ts'
import type { X509Certificate } from 'node:crypto'
import type { Timer } from '../../post.ts'
import type { Random } from '../random.ts'
import type { Issuer } from './issuer.ts'
import type { OcspOutcome } from './verdict.ts'

/** Bytes (RFC 9654 2.1). */
const nonceLength = 32

/** Brings a request (DER) to a responder, once, and its answer back; gives up when the signal comes. */
export type OcspTransport = (request: Uint8Array, signal: AbortSignal) => Promise<Uint8Array | 'unreachable' | 'malformed'>

export interface OcspClientSettings {
  readonly issuer: Issuer
  readonly transport: OcspTransport
  /** ms since 1970. */
  readonly now: () => number
  readonly random: Random
  readonly timer: Timer
  /** ms one question may take. */
  readonly timeout: number
}

/**
 * Asks an authority's OCSP responder about its certificates, one at a time: one question, no second try, and no earlier answer is ever used
 * again.
 */
export class OcspClient {
  readonly #settings: OcspClientSettings

  constructor(settings: OcspClientSettings) {
    this.#settings = settings
  }

  /** What the authority says of a certificate now. One that it has not signed it can't know, and is not asked about. */
  async ask(certificate: X509Certificate): Promise<OcspOutcome> {
    const { issuer, now, random } = this.#settings
    if (!issuer.issued(certificate)) return { kind: 'unknown' }
    const id = issuer.certId(serialBytes(certificate.serialNumber), 'sha256')
    const nonce = random(nonceLength)
    const at = now()
    const answer = await this.#bring(writeRequest({ ids: [id], nonce }))
    return typeof answer === 'string' ? { kind: 'down', why: answer } : verdict(answer, { id, nonce, at, now: now() }, issuer)
  }

  /** A transport that does not hear the signal is not waited for either. */
  async #bring(request: Uint8Array): Promise<Uint8Array | 'unreachable' | 'malformed' | 'late'> {
    const { transport, timer, timeout } = this.#settings
    const late = Promise.withResolvers<'late'>()
    const giveUp = new AbortController()
    const stop = timer(timeout, () => {
      late.resolve('late')
      giveUp.abort()
    })
    try {
      return await Promise.race([late.promise, transport(request, giveUp.signal)])
    } finally {
      stop()
    }
  }
}
