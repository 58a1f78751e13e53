import { OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { expect, test } from 'vitest'
import { openAuthority } from './authority.fixture.ts'
import { Issuer, serialBytes, serialText } from './issuer.ts'

const { issuer } = await openAuthority(Date.parse('2026-11-21T10:00:00+09:00'))
const id = () => issuer.certId(serialBytes('4A01'), 'sha256')

test('it is named by its name and its key, by digests it knows', () => {
  expect(issuer.names(id())).toBe(true)
  const other = new OctetString(new Uint8Array(32))
  expect(issuer.names(Object.assign(id(), { issuerNameHash: other }))).toBe(false)
  expect(issuer.names(Object.assign(id(), { issuerKeyHash: other }))).toBe(false)
  const sha384 = new AlgorithmIdentifier({ algorithm: '2.16.840.1.101.3.4.2.2', parameters: null })
  expect(issuer.names(Object.assign(id(), { hashAlgorithm: sha384 }))).toBe(false)
})

test.each([
  ['4A01', [0x4a, 1]],
  ['9A01', [0, 0x9a, 1]],
  ['80', [0, 0x80]],
  ['00', [0]],
])('a serial number is positive: %s', (text, bytes) => {
  expect([...new Uint8Array(serialBytes(text))]).toEqual(bytes)
  expect(serialText(serialBytes(text))).toBe(text)
})

test('what is no certificate is no authority', () => {
  expect(() => new Issuer(Uint8Array.of(0x30, 0))).toThrow('no certificate')
})
