import { Version } from '@peculiar/asn1-ocsp'
import { CRLReasons } from '@peculiar/asn1-x509'
import { verify } from 'node:crypto'
import { encoded } from './der.ts'
import { nonceOf } from './nonce.ts'
import { readResponse, sha256WithRsa } from './response.ts'
import { signersOf } from './signer.ts'
import type { BasicOCSPResponse, CertID, SingleResponse } from '@peculiar/asn1-ocsp'
import type { Issuer } from './issuer.ts'
import type { OcspRefusal } from './response.ts'
import type { CertificateStatus } from './status.ts'

/** Why there is no answer one could rely on, for staff. */
export type DownReason =
  | 'unreachable' | 'late'
  /** No OCSP response in DER, too large, or with something critical that is not understood. */
  | 'malformed'
  /** The responder's own words for not answering. */
  | OcspRefusal
  /** Signed by nobody whom the authority let answer, or by one whose time has not come or is over. */
  | 'untrustedSigner'
  | 'badSignature'
  /** An answer to another question. */
  | 'wrongNonce' | 'wrongCertificate'
  /** Older than what was asked for, or from the future. */
  | 'stale' | 'early'

/** A closed outcome of asking: whatever is doubtful is `down`, and nobody is let in (I-18). */
export type OcspOutcome = CertificateStatus | { readonly kind: 'down'; readonly why: DownReason }

/** What was asked, and when it was and is (ms since 1970). */
export interface Asked {
  readonly id: CertID
  readonly nonce: Uint8Array
  readonly at: number
  readonly now: number
}

/** ms by which two clocks may differ. */
const skew = 60_000

/** What the bytes of an answer are worth to who asked (RFC 6960 3.2). */
export function verdict(bytes: Uint8Array, asked: Asked, issuer: Issuer): OcspOutcome {
  const response = readResponse(bytes)
  if (typeof response === 'string') return down(response)
  const unsigned = signatureFault(response, issuer, asked.now)
  if (unsigned !== null) return down(unsigned)
  const { version, producedAt, responses: [single, second], responseExtensions } = response.tbsResponseData
  const nonce = nonceOf(responseExtensions)
  const critical = single?.singleExtensions?.some((extension) => extension.critical) ?? false
  if (version !== Version.v1 || nonce === 'malformed' || critical) return down('malformed')
  if (nonce === null || !Buffer.from(nonce).equals(asked.nonce)) return down('wrongNonce')
  const equal = single !== undefined && second === undefined && Buffer.from(encoded(single.certID)).equals(encoded(asked.id))
  if (!equal) return down('wrongCertificate')
  const untimely = timeFault(producedAt, single, asked)
  return untimely === null ? statusOf(single) : down(untimely)
}

const down = (why: DownReason): OcspOutcome => ({ kind: 'down', why })

function signatureFault(response: BasicOCSPResponse, issuer: Issuer, now: number): 'malformed' | 'untrustedSigner' | 'badSignature' | null {
  const { tbsResponseData, signatureAlgorithm, signature, certs = [] } = response
  const { algorithm, parameters } = signatureAlgorithm
  if (algorithm !== sha256WithRsa.algorithm || parameters !== sha256WithRsa.parameters) return 'malformed'
  const keys = signersOf(tbsResponseData.responderID, certs, issuer, now).filter(({ asymmetricKeyType }) => asymmetricKeyType === 'rsa')
  if (keys.length === 0) return 'untrustedSigner'
  const signed = encoded(tbsResponseData)
  return keys.some((key) => verify('sha256', signed, key, new Uint8Array(signature))) ? null : 'badSignature'
}

/** An answer without an end is true for its own moment only. Written so that a date that is none is no good either. */
function timeFault(producedAt: Date, single: SingleResponse, { at, now }: Asked): 'stale' | 'early' | null {
  const { thisUpdate, nextUpdate = thisUpdate } = single
  if (!(Math.max(producedAt.getTime(), thisUpdate.getTime()) <= now + skew)) return 'early'
  const fresh = producedAt.getTime() >= at - skew && nextUpdate.getTime() >= now - skew && nextUpdate >= thisUpdate
  return fresh ? null : 'stale'
}

function statusOf({ certStatus }: SingleResponse): OcspOutcome {
  const { good, revoked, unknown } = certStatus
  if (revoked !== undefined) {
    const reason = revoked.revocationReason?.reason
    return { kind: 'revoked', at: revoked.revocationTime.getTime(), reason: reasons.find((name) => CRLReasons[name] === reason) ?? null }
  }
  if (unknown !== undefined) return { kind: 'unknown' }
  return good === undefined ? down('malformed') : { kind: 'good' }
}

const reasons = [
  'unspecified', 'keyCompromise', 'cACompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation', 'certificateHold',
  'removeFromCRL', 'privilegeWithdrawn', 'aACompromise',
] as const
