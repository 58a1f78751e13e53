import { OCSPRequest, Request, TBSRequest, Version } from '@peculiar/asn1-ocsp'
import { decoded, encoded } from './der.ts'
import { nonceExtension, nonceOf } from './nonce.ts'
import type { CertID } from '@peculiar/asn1-ocsp'

/** Bytes of a request. One for one certificate has 120 to 280. */
export const largestRequest = 4096

export interface OcspQuestion {
  readonly ids: readonly CertID[]
  /** Null: none. */
  readonly nonce: Uint8Array | null
}

/** DER of an unsigned request (RFC 6960 4.1). */
export function writeRequest({ ids, nonce }: OcspQuestion): Uint8Array {
  const requestList = ids.map((reqCert) => new Request({ reqCert }))
  const requestExtensions = nonce === null ? {} : { requestExtensions: [nonceExtension(nonce)] }
  return encoded(new OCSPRequest({ tbsRequest: new TBSRequest({ requestList, ...requestExtensions }) }))
}

/** What is asked; null for bytes that are no request of version 1, or a larger one. Who asks, and his signature, are passed over. */
export function readRequest(bytes: Uint8Array): OcspQuestion | null {
  const request = bytes.length > largestRequest ? null : decoded(OCSPRequest, bytes)
  if (request === null) return null
  const { version, requestList, requestExtensions } = request.tbsRequest
  const nonce = nonceOf(requestExtensions)
  const critical = requestList.some(({ singleRequestExtensions }) => singleRequestExtensions?.some((extension) => extension.critical))
  if (version !== Version.v1 || requestList.length === 0 || critical || nonce === 'malformed') return null
  return { ids: requestList.map(({ reqCert }) => reqCert), nonce }
}
