import { BasicOCSPResponse, OCSPResponse, OCSPResponseStatus, ResponseBytes, id_pkix_ocsp_basic } from '@peculiar/asn1-ocsp'
import { OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { sign } from 'node:crypto'
import { decoded, encoded } from './der.ts'
import type { ResponseData } from '@peculiar/asn1-ocsp'
import type { Certificate } from '@peculiar/asn1-x509'
import type { KeyObject } from 'node:crypto'

/** Bytes of a response. One about one certificate, with a delegate's certificate, has about 1 500. */
export const largestResponse = 16 * 1024

/** sha256WithRSAEncryption, the only algorithm that is written, and that is understood. Its parameters are there and empty (RFC 4055 5). */
export const sha256WithRsa = { algorithm: '1.2.840.113549.1.1.11', parameters: null }

/** Why a responder says nothing about the certificate (RFC 6960 2.3). */
export const refusals = ['malformedRequest', 'internalError', 'tryLater', 'sigRequired', 'unauthorized'] as const
export type OcspRefusal = (typeof refusals)[number]

/** DER of an answer that is none; nobody signs it. */
export const writeRefusal = (refusal: OcspRefusal): Uint8Array => encoded(new OCSPResponse({ responseStatus: OCSPResponseStatus[refusal] }))

/** DER of a signed response (RFC 6960 4.2). @param delegate who signs; null: the authority itself. */
export function writeResponse(tbsResponseData: ResponseData, delegate: Certificate | null, privateKey: KeyObject): Uint8Array {
  const basic = new BasicOCSPResponse({
    tbsResponseData,
    signatureAlgorithm: new AlgorithmIdentifier(sha256WithRsa),
    signature: Uint8Array.from(sign('sha256', encoded(tbsResponseData), privateKey)).buffer,
    ...(delegate === null ? {} : { certs: [delegate] }),
  })
  const responseBytes = new ResponseBytes({ responseType: id_pkix_ocsp_basic, response: new OctetString(encoded(basic)) })
  return encoded(new OCSPResponse({ responseStatus: OCSPResponseStatus.successful, responseBytes }))
}

/** What was answered. Nobody has looked at the signature yet. */
export function readResponse(bytes: Uint8Array): BasicOCSPResponse | OcspRefusal | 'malformed' {
  const response = bytes.length > largestResponse ? null : decoded(OCSPResponse, bytes)
  if (response === null) return 'malformed'
  const { responseStatus, responseBytes } = response
  const refusal = refusals.find((name) => OCSPResponseStatus[name] === responseStatus)
  if (refusal !== undefined) return refusal
  if (responseStatus !== OCSPResponseStatus.successful || responseBytes?.responseType !== id_pkix_ocsp_basic) return 'malformed'
  return decoded(BasicOCSPResponse, new Uint8Array(responseBytes.response.buffer)) ?? 'malformed'
}
