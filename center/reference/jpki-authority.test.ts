import { X509Certificate, randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { JpkiAuthority, proves } from './jpki-authority.ts'
import type { Certified } from './keep.ts'

const hour = 60 * 60 * 1000
const year = 365 * 24 * hour
const now = Date.parse('2026-11-21T10:00:00+09:00')
const authority = new JpkiAuthority(() => now, randomBytes)
let card: Certified
beforeAll(async () => {
  card = await authority.certify('kaku-taro', 'good')
})

test.each([
  ['good', 'usable', 'good'],
  ['revoked', 'usable', 'revoked'],
  ['issuedToday', 'issuedToday', 'good'],
  ['noPin', 'noPin', 'good'],
] as const)('its own certificate is what it was made to be: %s', async (made, seen, told) => {
  const { certificate, serial } = await authority.certify('somebody', made)
  expect(await authority.standing(certificate, now)).toBe(seen)
  expect(await authority.statusOf(serial)).toMatchObject({ kind: told })
})

test('what it has made for itself is no card\'s certificate', async () => {
  const { delegate } = await authority.ocspSigner()
  for (const certificate of [await authority.caCertificate(), delegate ?? '']) {
    expect(await authority.standing(Buffer.from(certificate), now)).toBe('unknown')
    expect(await authority.statusOf(new X509Certificate(certificate).serialNumber)).toEqual({ kind: 'unknown' })
  }
})

test('a serial number it has never given is unknown', async () => {
  expect(await authority.statusOf('4A01')).toEqual({ kind: 'unknown' })
})

test('today ends at midnight in Japan', async () => {
  const { certificate } = await authority.certify('hakko-kyota', 'issuedToday')
  expect(await authority.standing(certificate, now + 14 * hour - 1)).toBe('issuedToday')
  expect(await authority.standing(certificate, now + 14 * hour)).toBe('usable')
})

test('one by another authority of the same name is unknown', async () => {
  const { certificate } = await new JpkiAuthority(() => now, randomBytes).certify('kaku-taro', 'good')
  expect(await authority.standing(certificate, now)).toBe('unknown')
})

test('one of its own with another signature is unknown', async () => {
  const forged = Uint8Array.from(card.certificate)
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
  expect(await authority.standing(forged, now)).toBe('unknown')
})

test('an authority that has issued nothing knows nobody', async () => {
  expect(await new JpkiAuthority(() => now, randomBytes).standing(card.certificate, now)).toBe('unknown')
})

test('bytes that are no certificate are unknown', async () => {
  expect(await authority.standing(Buffer.from('nonsense'), now)).toBe('unknown')
})

test.each([[-2 / 365, 'unknown'], [4.9, 'usable'], [5.1, 'unknown']])('%d years from issue it is %s', async (years, standing) => {
  expect(await authority.standing(card.certificate, now + years * year)).toBe(standing)
})

test('no signature, or none by an RSA key of a certificate, proves nothing', () => {
  expect(proves(card.certificate, Buffer.alloc(32), Buffer.alloc(256))).toBe(false)
  expect(proves(Buffer.from('nonsense'), Buffer.alloc(32), Buffer.alloc(256))).toBe(false)
})
