import type { Identified, JpkiSeen } from './card.ts'
import { readCardAp } from './card-ap.ts'
import type { CardApProfile } from './card-ap.ts'
import { readCertificate } from './certificate.ts'
import { readMunicipality } from './common-card.ts'
import { failed, openApplication } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { fullTries, jpkiAid, jpkiFile, jukiAid } from './jpki-files.ts'
import { askCounter } from './pin-file.ts'
import { readToken } from './token.ts'

/**
 * Reads what needs no PIN. A card is known by its applications and by what its JPKI application calls itself, never by its ATR.
 * @param profiles how to find the 利用者ID; the first that fits the card's municipality and finds its application is taken.
 */
export async function identify(transmit: Transmit, profiles: readonly CardApProfile[], now: Date): Promise<Identified> {
  const opened = await openApplication(transmit, jpkiAid)
  if (opened === 'absent') return identifyJuki(transmit, profiles)
  if (opened !== 'open') return opened
  const token = await readToken(transmit)
  switch (token) {
    case 'card': return identifyCard(transmit, profiles, now)
    case 'android': return identifyPhone('android', await seeAndroid(transmit))
    case 'iphone': return identifyPhone('iphone', await seeIphone(transmit, now))
    // Its certificate was for signing only: it says nothing to this terminal.
    case 'older': return identifyJuki(transmit, profiles)
    case 'unknown': return { kind: 'foreign' }
  }
  return token
}

type JpkiSeeing = { readonly kind: 'seen'; readonly jpki: JpkiSeen } | Trouble

async function identifyCard(transmit: Transmit, profiles: readonly CardApProfile[], now: Date): Promise<Identified> {
  const seen = await seeCard(transmit, now)
  if (seen.kind !== 'seen') return seen
  const home = await readMunicipality(transmit)
  if (home.kind === 'gone') return home
  const cardAp = await readCardAp(transmit, profiles, home.municipality)
  if (cardAp.kind === 'gone') return cardAp
  return { kind: 'readable', medium: 'card', municipality: home.municipality, jpki: seen.jpki, userId: cardAp.userId }
}

/** 住基カード: the 住基 application, and the カードAP without which it is of no use here. */
async function identifyJuki(transmit: Transmit, profiles: readonly CardApProfile[]): Promise<Identified> {
  const opened = await openApplication(transmit, jukiAid)
  if (opened === 'absent') return { kind: 'foreign' }
  if (opened !== 'open') return opened
  const home = await readMunicipality(transmit)
  if (home.kind === 'gone') return home
  const cardAp = await readCardAp(transmit, profiles, home.municipality)
  if (cardAp.kind === 'gone') return cardAp
  if (!cardAp.present) return { kind: 'foreign' }
  return { kind: 'readable', medium: 'juki', municipality: home.municipality, jpki: null, userId: cardAp.userId }
}

/** A phone has neither 共通カード nor a free area of a municipality. */
function identifyPhone(medium: 'android' | 'iphone', seen: JpkiSeeing): Identified {
  return seen.kind === 'seen' ? { kind: 'readable', medium, municipality: null, jpki: seen.jpki, userId: null } : seen
}

async function seeCard(transmit: Transmit, now: Date): Promise<JpkiSeeing> {
  const certificate = await seeCertificate(transmit, now)
  if (certificate.kind !== 'certificate') return certificate
  const counter = await askCounter(transmit, jpkiFile.authenticationPin)
  if (counter.kind !== 'counter') return counter
  return { kind: 'seen', jpki: { ...certificate.facts, triesLeft: counter.triesLeft, ownerVerified: false } }
}

async function seeAndroid(transmit: Transmit): Promise<JpkiSeeing> {
  const counter = await askCounter(transmit, jpkiFile.authenticationPin)
  if (counter.kind !== 'counter') return counter
  return { kind: 'seen', jpki: { triesLeft: counter.triesLeft, certificateDigest: null, expired: false, ownerVerified: false } }
}

/** Nobody types a PIN for it, so its counter is not asked for. */
async function seeIphone(transmit: Transmit, now: Date): Promise<JpkiSeeing> {
  const certificate = await seeCertificate(transmit, now)
  if (certificate.kind !== 'certificate') return certificate
  return { kind: 'seen', jpki: { ...certificate.facts, triesLeft: fullTries, ownerVerified: true } }
}

async function seeCertificate(transmit: Transmit, now: Date) {
  const certificate = await readCertificate(transmit)
  if (certificate.kind === 'closed') return failed('the certificate is closed')
  if (certificate.kind !== 'certificate') return certificate
  return { kind: 'certificate', facts: { certificateDigest: certificate.digest, expired: certificate.expires <= now } } as const
}
