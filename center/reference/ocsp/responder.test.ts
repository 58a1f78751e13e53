import { OCSPRequest, Request, TBSRequest, id_pkix_ocsp_nonce } from '@peculiar/asn1-ocsp'
import { OctetString } from '@peculiar/asn1-schema'
import { Extension } from '@peculiar/asn1-x509'
import { assert, asyncProperty, nat, oneof, tuple, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { openAuthority } from './authority.fixture.ts'
import { encoded } from './der.ts'
import { nonceExtension, nonceOf } from './nonce.ts'
import { largestRequest, writeRequest } from './request.ts'
import { OcspResponder } from './responder.ts'
import { readResponse } from './response.ts'
import type { HashName } from './issuer.ts'
import type { ResponderSettings } from './responder.ts'

const now = Date.parse('2026-11-21T10:00:00.999+09:00')
const second = new Date('2026-11-21T10:00:00+09:00')
const authority = await openAuthority(now)
const { issuer } = authority
const signer = await authority.delegate()
const serial = Uint8Array.of(0x4a, 1).buffer

async function answer(bytes: Uint8Array, statusOf: ResponderSettings['statusOf'] = async () => ({ kind: 'good' })) {
  return readResponse(await new OcspResponder({ issuer, signer, statusOf, now: () => now }).answer(bytes))
}

async function told(bytes: Uint8Array) {
  const response = await answer(bytes)
  if (typeof response === 'string') throw new Error(response)
  return response.tbsResponseData
}

const questionWith = (...requestExtensions: Extension[]) =>
  encoded(new OCSPRequest({
    tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert: issuer.certId(serial, 'sha1') })], requestExtensions }),
  }))

test.each<HashName>(['sha1', 'sha256'])('knows its authority by %s, and answers in the words it was asked in', async (hash) => {
  const id = issuer.certId(serial, hash)
  const { responses, producedAt } = await told(writeRequest({ ids: [id], nonce: null }))
  expect(responses.map(({ certID }) => encoded(certID))).toEqual([encoded(id)])
  expect([producedAt, responses[0]?.thisUpdate, responses[0]?.nextUpdate]).toEqual([second, second, new Date(second.getTime() + 60_000)])
})

test.each([1, 16, 32, 128])('gives a nonce of %d bytes back as it was', async (length) => {
  const nonce = new Uint8Array(length).fill(7)
  const { responseExtensions } = await told(writeRequest({ ids: [issuer.certId(serial, 'sha1')], nonce }))
  expect(nonceOf(responseExtensions)).toEqual(nonce)
})

test('has no nonce for who sends none', async () => {
  expect((await told(writeRequest({ ids: [issuer.certId(serial, 'sha1')], nonce: null }))).responseExtensions).toBeUndefined()
})

test('asks its register by the serial number in hex, for each certificate once', async () => {
  const serials: string[] = []
  const ids = [issuer.certId(serial, 'sha1'), issuer.certId(Uint8Array.of(0, 0xfe).buffer, 'sha256')]
  await answer(writeRequest({ ids, nonce: null }), async (serial) => {
    serials.push(serial)
    return { kind: 'unknown' }
  })
  expect(serials).toEqual(['4A01', 'FE'])
})

test('is no authority for another one\'s certificates', async () => {
  const { issuer: other } = await openAuthority(now, 'CN=Another')
  const ids = [issuer.certId(serial, 'sha1'), other.certId(serial, 'sha1')]
  expect(await answer(writeRequest({ ids, nonce: null }))).toBe('unauthorized')
  const { issuer: namesake } = await openAuthority(now)
  expect(await answer(writeRequest({ ids: [namesake.certId(serial, 'sha256')], nonce: null }))).toBe('unauthorized')
})

test('says when its register can\'t be read', async () => {
  expect(await answer(writeRequest({ ids: [issuer.certId(serial, 'sha1')], nonce: null }), async () => 'tryLater')).toBe('tryLater')
})

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['about no certificate', writeRequest({ ids: [], nonce: null })],
  ['a nonce of no bytes', questionWith(nonceExtension(new Uint8Array()))],
  ['a nonce of 129 bytes', questionWith(nonceExtension(new Uint8Array(129)))],
  ['two nonces', questionWith(nonceExtension(Uint8Array.of(1)), nonceExtension(Uint8Array.of(1)))],
  ['a nonce that is no DER', questionWith(new Extension({ extnID: id_pkix_ocsp_nonce, extnValue: new OctetString([1, 2, 3]) }))],
  ['another version', encoded(new OCSPRequest({
    tbsRequest: Object.assign(new TBSRequest({ requestList: [new Request({ reqCert: issuer.certId(serial, 'sha1') })] }), { version: 1 }),
  }))],
  ['something critical about a certificate', encoded(new OCSPRequest({
    tbsRequest: new TBSRequest({
      requestList: [new Request({
        reqCert: issuer.certId(serial, 'sha1'),
        singleRequestExtensions: [new Extension({ extnID: '1.2.3.4', critical: true, extnValue: new OctetString([5, 0]) })],
      })],
    }),
  }))],
  ['something critical', questionWith(new Extension({ extnID: '1.2.3.4', critical: true, extnValue: new OctetString([5, 0]) }))],
  ['more behind it', Buffer.concat([questionWith(), Buffer.of(0)])],
  ['too much', writeRequest({ ids: Array.from({ length: 100 }, () => issuer.certId(serial, 'sha1')), nonce: null })],
])('a question of %s is malformed', async (_, question) => {
  expect(await answer(question)).toBe('malformedRequest')
})

test('what is not critical is passed over', async () => {
  const strange = new Extension({ extnID: '1.2.3.4', extnValue: new OctetString([5, 0]) })
  expect(await answer(questionWith(strange))).toHaveProperty('tbsResponseData')
})

test('no bytes make it throw', async () => {
  const question = questionWith(nonceExtension(new Uint8Array(32)))
  const changed = tuple(nat(question.length - 1), nat(255)).map(([at, value]) => Uint8Array.from(question).fill(value, at, at + 1))
  await assert(asyncProperty(oneof(changed, uint8Array({ maxLength: largestRequest + 1 })), async (bytes) => {
    const answered = await answer(bytes)
    expect(['malformedRequest', 'unauthorized', 'object']).toContain(typeof answered === 'string' ? answered : typeof answered)
  }))
})
