import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { holderOf } from '../holder.ts'
import { cardHolderOf } from './card-holders.ts'
import { CardOffice } from './card-office.ts'
import { ReferenceCenter } from './reference-center.ts'
import type { CenterUnderTest, Resident } from '../contract-visitor.ts'
import type { ReferenceCenterSettings } from './settings.ts'

const ids: { readonly [Name in Resident]: string } = {
  ordinary: 'kaku-taro',
  another: 'mihon-hanako',
  phone: 'kaku-taro-iphone',
  revoked: 'shikko-saburo',
  issuedToday: 'hakko-kyota',
  noPin: 'kao-teru',
  notOffered: 'hamabe-shiro',
  tooYoung: 'mihon-shoko',
  moving: 'tenshutsu-ayumu',
  nameTooLong: 'jugemu-nagai',
  oldRegister: 'teishi-tome',
  cardAp: 'shiokaze-haru',
  juki: 'kyu-saburo-juki',
  both: 'ryoho-futatsu',
  stranger: 'mitoroku-ken',
  unlinked: 'tomihon-hitoha',
  inWork: 'tomihon-futaba',
  linked: 'tomihon-mitsuba',
  linkRefused: 'tomihon-yotsuba',
  outdated: 'tomihon-itsuba',
}

/** A reference center for tests, with a clock that moves when it is told to. */
export interface ReferenceWorld extends Pick<CenterUnderTest, 'card' | 'prove'> {
  readonly center: ReferenceCenter
  readonly clock: { now: number }
}

const start = Date.parse('2026-11-21T10:00:00+09:00')
/** One for all worlds of a test file: its RSA keys take longer to make than everything else. */
export const cards = new CardOffice(() => start, randomBytes)

export async function openReferenceWorld(settings: Partial<ReferenceCenterSettings> = {}): Promise<ReferenceWorld> {
  const clock = { now: start }
  const center = await ReferenceCenter.open({ now: () => clock.now, random: randomBytes, cards, ...settings })
  return {
    center,
    clock,
    async card(resident) {
      const { medium, municipality, userId, facts } = await materialOf(center, resident)
      const phone = medium === 'android' || medium === 'iphone'
      return {
        presented: { medium, municipality: phone ? null : municipality },
        userId,
        pins: cardHolderOf(ids[resident])?.typePins ?? {},
        facts: facts === null
          ? null
          : { facts: text(facts.basic), attestation: text(facts.attestation), certificate: text(facts.certificate) },
      }
    },
    async prove(resident, challenge) {
      const { certificate, privateKey } = await materialOf(center, resident)
      const holder = certificate === null ? null : holderOf(certificate)
      if (certificate === null || privateKey === null || holder === null) throw new Error(`no certificate for ${resident}`)
      return { proof: { certificate: text(certificate), signature: signed(privateKey, challenge) }, holder }
    },
  }
}

async function materialOf(center: ReferenceCenter, resident: Resident) {
  const card = await center.issueCard(ids[resident])
  if (card === null) throw new Error(`no card for ${resident}`)
  return card
}

/** What the card itself would answer. */
function signed(privateKey: Uint8Array, challenge: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return sign('sha256', Buffer.from(challenge, 'base64url'), key).toString('base64url')
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
