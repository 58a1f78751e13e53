import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { JpkiAuthority, proves } from './jpki-authority.ts'
import type { CardMaterial } from './jpki-authority.ts'

const year = 365 * 24 * 60 * 60 * 1000
const clock = { now: Date.parse('2026-11-21T10:00:00+09:00') }
const authority = new JpkiAuthority(() => clock.now, randomBytes)
let card: CardMaterial

async function cardOf(issuer: JpkiAuthority, resident: string): Promise<CardMaterial> {
  const made = await issuer.issueCard(resident)
  if (made === null) throw new Error('no card')
  return made
}

beforeAll(async () => {
  card = await cardOf(authority, 'kaku-taro')
})

test('its own certificate is good', async () => {
  expect(await authority.standing(card.certificate)).toBe('good')
})

test('the revoked one is revoked', async () => {
  const { certificate } = await cardOf(authority, 'shikko-saburo')
  expect(await authority.standing(certificate)).toBe('revoked')
})

test('one by another authority of the same name is unknown', async () => {
  const { certificate } = await cardOf(new JpkiAuthority(() => clock.now, randomBytes), 'kaku-taro')
  expect(await authority.standing(certificate)).toBe('unknown')
})

test('one of its own with another signature is unknown', async () => {
  const forged = Uint8Array.from(card.certificate)
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
  expect(await authority.standing(forged)).toBe('unknown')
})

test('an authority that has issued nothing knows nobody', async () => {
  expect(await new JpkiAuthority(() => clock.now, randomBytes).standing(card.certificate)).toBe('unknown')
})

test('bytes that are no certificate are unknown', async () => {
  expect(await authority.standing(Buffer.from('nonsense'))).toBe('unknown')
})

test.each([[-2 / 365, 'unknown'], [4.9, 'good'], [5.1, 'unknown']])('%d years from issue it is %s', async (years, standing) => {
  const issued = clock.now
  clock.now = issued + years * year
  try {
    expect(await authority.standing(card.certificate)).toBe(standing)
  } finally {
    clock.now = issued
  }
})

test('no signature, or none by an RSA key of a certificate, proves nothing', () => {
  expect(proves(card.certificate, Buffer.alloc(32), Buffer.alloc(256))).toBe(false)
  expect(proves(Buffer.from('nonsense'), Buffer.alloc(32), Buffer.alloc(256))).toBe(false)
})
