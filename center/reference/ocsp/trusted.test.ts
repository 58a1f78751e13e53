import {
  CertStatus, KeyHash, OCSPResponse, OCSPResponseStatus, ResponderID, ResponseBytes, ResponseData, SingleResponse, id_pkix_ocsp_basic,
} from '@peculiar/asn1-ocsp'
import { OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier, Certificate, Extension } from '@peculiar/asn1-x509'
import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openAuthority } from './authority.fixture.ts'
import { decoded, encoded } from './der.ts'
import { keyBits } from './issuer.ts'
import { nonceExtension } from './nonce.ts'
import { largestResponse, readResponse, writeResponse } from './response.ts'
import { verdict } from './verdict.ts'
import type { BasicOCSPResponse } from '@peculiar/asn1-ocsp'
import type { OcspOutcome } from './verdict.ts'

// Who may sign is believed, but not whatever he signs.

const now = Date.parse('2026-11-21T10:00:00+09:00')
const authority = await openAuthority(now)
const { issuer } = authority
const { privateKey } = authority.itself
const certID = issuer.certId(Uint8Array.of(0x4a, 1).buffer, 'sha256')
const nonce = randomBytes(32)
const at = (seconds: number) => new Date(now + seconds * 1000)
const good = () => new CertStatus({ good: null })
const single = (other: Partial<SingleResponse> = {}) => new SingleResponse({ certID, certStatus: good(), thisUpdate: at(0), ...other })
const named = (certificate: Certificate) =>
  new ResponderID({ byKey: new KeyHash(createHash('sha1').update(keyBits(certificate)).digest()) })
const critical = new Extension({ extnID: '1.2.3.4', critical: true, extnValue: new OctetString([5, 0]) })

/** A good answer of the authority itself, but for what is said. */
function data(other: Partial<ResponseData> = {}): ResponseData {
  const right = { responderID: named(issuer.parts), producedAt: at(0), responses: [single()], responseExtensions: [nonceExtension(nonce)] }
  return Object.assign(new ResponseData(right), other)
}

const judged = (bytes: Uint8Array): OcspOutcome => verdict(bytes, { id: certID, nonce, at: now, now }, issuer)
const signed = (other?: Partial<ResponseData>): OcspOutcome => judged(writeResponse(data(other), null, privateKey))

interface Wrapping {
  readonly basic?: Partial<BasicOCSPResponse>
  readonly outer?: object
  readonly type?: string
}

/** The same answer in another wrapping. */
function wrapped({ basic = {}, outer = {}, type = id_pkix_ocsp_basic }: Wrapping): OcspOutcome {
  const right = readResponse(writeResponse(data(), null, privateKey))
  if (typeof right === 'string') throw new Error(right)
  const responseBytes = new ResponseBytes({ responseType: type, response: new OctetString(encoded(Object.assign(right, basic))) })
  return judged(encoded(Object.assign(new OCSPResponse({ responseStatus: OCSPResponseStatus.successful, responseBytes }), outer)))
}

const rsaWith = (given: Partial<AlgorithmIdentifier>) => new AlgorithmIdentifier(given)
const down = (why: string) => ({ kind: 'down', why })

test('the right answer is good, also without a time until when', () => {
  expect(signed()).toEqual({ kind: 'good' })
  expect(signed({ responses: [single({ nextUpdate: at(60) })] })).toEqual({ kind: 'good' })
  expect(wrapped({})).toEqual({ kind: 'good' })
})

test.each<[string, Partial<ResponseData>, string]>([
  ['with something critical nobody knows', { responseExtensions: [nonceExtension(nonce), critical] }, 'malformed'],
  ['with something critical about the certificate', { responses: [single({ singleExtensions: [critical] })] }, 'malformed'],
  ['with two nonces', { responseExtensions: [nonceExtension(nonce), nonceExtension(nonce)] }, 'malformed'],
  ['about nothing', { responses: [] }, 'wrongCertificate'],
  ['produced too late', { producedAt: at(61) }, 'early'],
  ['true only later', { responses: [single({ thisUpdate: at(61), nextUpdate: at(90) })] }, 'early'],
  ['produced before it was asked for', { producedAt: at(-61) }, 'stale'],
  ['true only before', { responses: [single({ thisUpdate: at(-61) })] }, 'stale'],
  ['over', { responses: [single({ thisUpdate: at(-90), nextUpdate: at(-61) })] }, 'stale'],
  ['over before it begins', { responses: [single({ thisUpdate: at(10), nextUpdate: at(9) })] }, 'stale'],
  ['in the name of somebody else', { responderID: new ResponderID({ byKey: new KeyHash(new Uint8Array(20)) }) }, 'untrustedSigner'],
])('an answer %s is none: %s', (_, other, why) => {
  expect(signed(other)).toEqual(down(why))
})

test.each<[string, Wrapping]>([
  ['of another algorithm', { basic: { signatureAlgorithm: rsaWith({ algorithm: '1.2.840.113549.1.1.12', parameters: null }) } }],
  ['without the algorithm\'s parameters', { basic: { signatureAlgorithm: rsaWith({ algorithm: '1.2.840.113549.1.1.11' }) } }],
  ['of another type', { type: '1.3.6.1.5.5.7.48.1.4' }],
  ['that calls itself nothing known', { outer: { responseStatus: 7 } }],
])('a right answer wrapped as one %s is malformed', (_, wrapping) => {
  expect(wrapped(wrapping)).toEqual(down('malformed'))
})

test('an answer of another version is malformed', () => {
  expect(judged(writeResponse(Object.assign(data(), { version: 1 }), null, privateKey))).toEqual(down('malformed'))
})

test('an answer that calls itself a refusal is one', () => {
  expect(wrapped({ outer: { responseStatus: OCSPResponseStatus.tryLater } })).toEqual(down('tryLater'))
})

test('one that is too large is not read', () => {
  const responses = Array.from({ length: largestResponse / 100 }, () => single())
  expect(signed({ responses })).toEqual(down('malformed'))
})

test('a delegate that another name is given, and one whose key is of another kind, may not answer', async () => {
  const [delegate, edwards] = [await authority.delegate(), await authority.delegate({ edwards: true })]
  const [certificate, other] = [delegate, edwards].map((signer) => decoded(Certificate, signer.delegate ?? new Uint8Array()))
  if (certificate == null || other == null) throw new Error('no delegates')
  const judgedBy = (who: Certificate, as: Certificate) =>
    judged(writeResponse(data({ responderID: named(as) }), who, delegate.privateKey))
  expect(judgedBy(certificate, certificate)).toEqual({ kind: 'good' })
  expect(judgedBy(certificate, other)).toEqual(down('untrustedSigner'))
  expect(judgedBy(other, other)).toEqual(down('untrustedSigner'))
})
