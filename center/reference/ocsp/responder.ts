import { CertStatus, KeyHash, ResponderID, ResponseData, RevokedInfo, SingleResponse } from '@peculiar/asn1-ocsp'
import { CRLReason, CRLReasons, Certificate } from '@peculiar/asn1-x509'
import { createHash } from 'node:crypto'
import { decoded } from './der.ts'
import { keyBits, serialText } from './issuer.ts'
import { nonceExtension } from './nonce.ts'
import { readRequest } from './request.ts'
import { writeRefusal, writeResponse } from './response.ts'
import type { CertID } from '@peculiar/asn1-ocsp'
import type { KeyObject } from 'node:crypto'
import type { Issuer } from './issuer.ts'
import type { CertificateStatus } from './status.ts'

/** ms; how long an answer may be told on by somebody who sent no nonce. */
const validity = 60_000

export interface Signer {
  /** DER of a delegate's certificate, which goes with every response; null when the authority itself signs. */
  readonly delegate: Uint8Array | null
  /** RSA. */
  readonly privateKey: KeyObject
}

export interface ResponderSettings {
  /** Whose certificates it answers for. */
  readonly issuer: Issuer
  readonly signer: Signer
  /** Asked anew for every question; serial numbers in upper-case hex. `tryLater`: the register can't be read now. */
  readonly statusOf: (serial: string) => Promise<CertificateStatus | 'tryLater'>
  /** ms since 1970. */
  readonly now: () => number
}

/** An OCSP responder (RFC 6960) for one authority. It keeps nothing between two questions. */
export class OcspResponder {
  readonly #settings: ResponderSettings
  readonly #delegate: Certificate | null
  readonly #id: ResponderID

  constructor(settings: ResponderSettings) {
    const { issuer, signer: { delegate } } = settings
    this.#settings = settings
    this.#delegate = delegate === null ? null : decoded(Certificate, delegate)
    if (delegate !== null && this.#delegate === null) throw new Error('the delegate has no certificate in DER')
    const key = keyBits(this.#delegate ?? issuer.parts)
    this.#id = new ResponderID({ byKey: new KeyHash(createHash('sha1').update(key).digest()) })
  }

  /** DER to DER. A question about another authority's certificate is `unauthorized`: it can't be answered from this register. */
  async answer(bytes: Uint8Array): Promise<Uint8Array> {
    const { issuer, signer, statusOf, now } = this.#settings
    const question = readRequest(bytes)
    if (question === null) return writeRefusal('malformedRequest')
    if (!question.ids.every((id) => issuer.names(id))) return writeRefusal('unauthorized')
    const at = wholeSecond(now())
    const responses: SingleResponse[] = []
    for (const certID of question.ids) {
      const status = await statusOf(serialText(certID.serialNumber))
      if (status === 'tryLater') return writeRefusal('tryLater')
      responses.push(single(certID, status, at))
    }
    const responseExtensions = question.nonce === null ? {} : { responseExtensions: [nonceExtension(question.nonce)] }
    const data = new ResponseData({ responderID: this.#id, producedAt: at, responses, ...responseExtensions })
    return writeResponse(data, this.#delegate, signer.privateKey)
  }
}

function single(certID: CertID, status: CertificateStatus, thisUpdate: Date): SingleResponse {
  return new SingleResponse({ certID, certStatus: certStatus(status), thisUpdate, nextUpdate: new Date(thisUpdate.getTime() + validity) })
}

function certStatus(status: CertificateStatus): CertStatus {
  switch (status.kind) {
    case 'good': return new CertStatus({ good: null })
    case 'unknown': return new CertStatus({ unknown: null })
    case 'revoked': {
      const reason = status.reason === null ? {} : { revocationReason: new CRLReason(CRLReasons[status.reason]) }
      return new CertStatus({ revoked: new RevokedInfo({ revocationTime: wholeSecond(status.at), ...reason }) })
    }
  }
}

/** DER knows no fractions of a second here (RFC 5280 4.1.2.5.2). */
const wholeSecond = (at: number): Date => new Date(Math.floor(at / 1000) * 1000)
