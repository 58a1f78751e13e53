import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson, documentDigest, holderBinding, requestDigest } from './digests.ts'

const request = {
  municipalityCode: '99001',
  kind: 'juminhyo',
  answers: [{ question: 'scope', choices: ['self'] }],
  copies: 1,
  fee: 300,
  language: 'ja',
}

test('canonical JSON sorts members at every depth and keeps the order of lists', () => {
  expect(canonicalJson({ b: [2, 1, { d: null, c: 'あ"' }], a: true })).toBe('{"a":true,"b":[2,1,{"c":"あ\\"","d":null}]}')
})

test.each([[undefined], [Number.NaN], [{ a: undefined }], [() => 1], [1n]])(
  'canonical JSON refuses what JSON has no words for: %s',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  },
)

test('the request digest does not depend on the order of members', () => {
  const { language, ...others } = request
  expect(requestDigest({ language, ...others })).toBe(requestDigest(request))
})

test.each([
  { ...request, municipalityCode: '99002' },
  { ...request, kind: 'inkan' },
  { ...request, copies: 2 },
  { ...request, fee: 301 },
  { ...request, language: 'en' },
  { ...request, answers: [] },
  { ...request, answers: [{ question: 'scope', choices: ['household'] }] },
])('the request digest depends on every member: %o', (other) => {
  expect(requestDigest(other)).not.toBe(requestDigest(request))
})

test('the holder binding is SHA-256 over tag, transaction, nonce, issuer and serial, each behind its length', () => {
  expect(holderBinding({ issuer: 'CN=CA', serial: '0A' }, 't1', 'n1')).toBe(
    createHash('sha256').update('\0\0\0\x1amadoguchi/holder-binding/1\0\0\0\x02t1\0\0\0\x02n1\0\0\0\x05CN=CA\0\0\0\x020A').digest('hex'),
  )
})

test('no two holders, transactions or nonces run into the same binding', () => {
  const bindings = [
    holderBinding({ issuer: 'CA', serial: '01' }, 't', 'n'),
    holderBinding({ issuer: 'CA0', serial: '1' }, 't', 'n'),
    holderBinding({ issuer: 'CA', serial: '01' }, 'tn', ''),
    holderBinding({ issuer: 'CA', serial: '01' }, 't', 'm'),
    holderBinding({ issuer: 'CA', serial: '02' }, 't', 'n'),
  ]
  expect(new Set(bindings).size).toBe(bindings.length)
})

test('the document digest is SHA-256 in hex', () => {
  expect(documentDigest(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
