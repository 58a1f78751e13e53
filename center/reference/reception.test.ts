import { generateKeyPair } from 'jose'
import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { holderOf } from '../holder.ts'
import { cardHolderOf } from './card-holders.ts'
import { JpkiInquiry } from './jpki-inquiry.ts'
import { OriginOffice } from './origin-office.ts'
import { Reception } from './reception.ts'
import { Registry } from './registry.ts'
import { Sessions } from './sessions.ts'
import { completed } from './settings.ts'
import { StopOffice } from './stop-office.ts'
import type { Certified } from './keep.ts'
import type { OcspOutcome } from './ocsp/verdict.ts'
import type { ReceptionParts } from './reception.ts'
import type { CardHolder } from './residents.ts'

const now = () => Date.parse('2026-11-21T10:00:00+09:00')
const settings = completed({ now, random: randomBytes })
let certified: Certified
beforeAll(async () => {
  certified = await settings.cards.jpki.certify('nobody', 'good')
})

/** What somebody is answered who presents this. */
async function received(card: CardHolder | null, inquiry: ReceptionParts['inquiry'] = new JpkiInquiry(settings)) {
  const { certificate, privateKey } = certified
  const registry = new Registry()
  const holder = holderOf(certificate)
  if (holder === null) throw new Error('no holder')
  if (card !== null) registry.register(card, holder)
  const stops = new StopOffice(now, (await generateKeyPair('ES256')).privateKey)
  const origins = new OriginOffice(randomBytes)
  const reception = new Reception({ settings, registry, stops, origins, inquiry })
  const session = new Sessions(now, randomBytes).open('T-1', { medium: 'card', municipality: null })
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
  return reception.authenticate(session, { certificate: text(certificate), signature: text(sign('sha256', session.challenge, key)) })
}

function presented(medium: CardHolder['medium']): CardHolder {
  const card = cardHolderOf('tomihon-hitoha')
  if (card === null) throw new Error('no such resident')
  return { ...card, medium }
}

test('利用登録 is offered to who has come with a card, which alone holds the four facts', async () => {
  expect(await received(presented('card'))).toMatchObject({ value: { origin: { status: 'none' } } })
  for (const medium of ['android', 'iphone'] as const) expect(await received(presented(medium))).toMatchObject({ value: { origin: null } })
})

test('a certificate that is good and nobody’s lets nobody in', async () => {
  expect(await received(null)).toEqual({ kind: 'refused', reason: 'certificate.unknown' })
})

test.each<[OcspOutcome, string]>([
  [{ kind: 'down', why: 'badSignature' }, 'method.unavailable'],
  [{ kind: 'unknown' }, 'certificate.unknown'],
  [{ kind: 'revoked', at: now(), reason: null }, 'certificate.revoked'],
])('I-18 who is not good by OCSP is refused for that, whatever else there is to see: %j', async (outcome, reason) => {
  const before = certified
  for (const standing of ['good', 'noPin', 'issuedToday'] as const) {
    certified = await settings.cards.jpki.certify('nobody', standing)
    expect(await received(presented('card'), { ask: async () => outcome })).toEqual({ kind: 'refused', reason })
  }
  certified = before
})
