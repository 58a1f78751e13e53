import type { CardDates, Identified, JpkiSeen } from './card.ts'
import { readCardAp } from './card-ap.ts'
import type { CardApProfile } from './card-ap.ts'
import { readCertificate } from './certificate.ts'
import type { CardCertificate } from './certificate.ts'
import { readHome } from './common-card.ts'
import { failed, openApplication } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import type { Shut } from './file.ts'
import { fullTries, jpkiAid, jpkiFile, jukiAid } from './jpki-files.ts'
import { askCounter } from './pin-file.ts'
import type { PinCounter } from './pin-file.ts'
import { readToken } from './token.ts'

/** What a card may be asked for, and what it has told so far. */
interface Asked {
  readonly transmit: Transmit
  readonly profiles: readonly CardApProfile[]
  readonly now: Date
  /** From the 共通カード file; null = it tells none. */
  readonly municipality: string | null
  /** Of the card, from the same file. */
  readonly expiry: string | null
}

/**
 * Reads what needs no PIN. A card is known by its applications and what they show, never by its ATR: with a 共通カード file, an
 * open certificate and a PIN it is a 個人番号カード. Only where one of these is missing its JPKI application is asked what it
 * calls itself: a 個人番号カード without 利用者証明用電子証明書 is one all the same.
 * @param profiles how to find the 利用者ID; the first that fits the card's municipality and finds its application is taken.
 * @param keep is handed the certificate as soon as it was read, whatever comes of the rest.
 */
export async function identify(
  transmit: Transmit, profiles: readonly CardApProfile[], now: Date, keep: (certificate: CardCertificate) => void = () => {},
): Promise<Identified> {
  const home = await readHome(transmit)
  if (home.kind === 'gone') return home
  const asked: Asked = { transmit, profiles, now, municipality: home.municipality, expiry: home.expiry }
  const opened = await openApplication(transmit, jpkiAid)
  if (opened === 'absent') return identifyJuki(asked)
  if (opened !== 'open') return opened
  const certificate = await readCertificate(transmit)
  if (certificate.kind === 'gone') return certificate
  if (certificate.kind === 'certificate') keep(certificate)
  if (asked.municipality === null) return identifyByToken(asked, certificate, null)
  switch (certificate.kind) {
    case 'certificate': return identifyWithHome(asked, certificate)
    case 'absent': return identifyUncertified(asked)
    case 'closed': case 'failed': return identifyByToken(asked, certificate, null)
  }
}

async function identifyWithHome(asked: Asked, certificate: CardCertificate): Promise<Identified> {
  const counter = await askPinCounter(asked)
  if (counter.kind === 'gone') return counter
  return counter.kind === 'counter' ? identifyCard(asked, certificate, counter) : identifyByToken(asked, certificate, counter)
}

/** The older JPKI of a 住基カード held one certificate, for signing only; a 個人番号カード is one without its 利用者証明用, too. */
async function identifyUncertified(asked: Asked): Promise<Identified> {
  const token = await readToken(asked.transmit)
  if (token === 'card') return identifyBareCard(asked)
  // Some answer so for what they hide.
  if (token === 'android') return identifyAndroid(await askPinCounter(asked))
  return typeof token !== 'string' && token.kind === 'gone' ? token : identifyJuki(asked)
}

type Shown = CardCertificate | Shut | Trouble

/** @param counter null: not asked for yet. */
async function identifyByToken(asked: Asked, shown: Shown, counter: PinCounter | Trouble | null): Promise<Identified> {
  const token = await readToken(asked.transmit)
  switch (token) {
    case 'card':
      if (shown.kind === 'absent') return identifyBareCard(asked)
      return shown.kind === 'certificate' ? identifyCard(asked, shown, counter ?? await askPinCounter(asked)) : unseen(shown)
    case 'android': return identifyAndroid(counter ?? await askPinCounter(asked))
    case 'iphone': return shown.kind === 'certificate' ? identifyIphone(asked, shown) : unseen(shown)
    case 'older': return identifyJuki(asked)
    case 'unknown': return { kind: 'foreign' }
  }
  return token
}

function askPinCounter({ transmit }: Asked): Promise<PinCounter | Trouble> {
  return askCounter(transmit, jpkiFile.authenticationPin)
}

function unseen(shown: Shut | Trouble): Trouble {
  return shown.kind === 'closed' || shown.kind === 'absent' ? failed(`the certificate is ${shown.kind}`) : shown
}

/** Its holder declined the certificate, or is too small a child for one: カードAP serves it, if anything does. */
async function identifyBareCard({ transmit, profiles, municipality, expiry }: Asked): Promise<Identified> {
  const cardAp = await readCardAp(transmit, profiles, municipality)
  if (cardAp.kind === 'gone') return cardAp
  return { kind: 'readable', medium: 'card', municipality, jpki: null, userId: cardAp.userId, dates: { card: expiry, certificate: null } }
}

async function identifyCard(asked: Asked, certificate: CardCertificate, counter: PinCounter | Trouble): Promise<Identified> {
  if (counter.kind !== 'counter') return counter
  const { municipality } = asked
  const cardAp = await readCardAp(asked.transmit, asked.profiles, municipality)
  if (cardAp.kind === 'gone') return cardAp
  const jpki = { ...seen(asked, certificate), triesLeft: counter.triesLeft, ownerVerified: false }
  return { kind: 'readable', medium: 'card', municipality, jpki, userId: cardAp.userId, dates: { card: asked.expiry, certificate: validity(certificate) } }
}

/** 住基カード: the 住基 application, and the カードAP without which it is of no use here. */
async function identifyJuki({ transmit, profiles, municipality, expiry }: Asked): Promise<Identified> {
  const opened = await openApplication(transmit, jukiAid)
  if (opened === 'absent') return { kind: 'foreign' }
  if (opened !== 'open') return opened
  const cardAp = await readCardAp(transmit, profiles, municipality)
  if (cardAp.kind === 'gone') return cardAp
  if (!cardAp.present) return { kind: 'foreign' }
  return { kind: 'readable', medium: 'juki', municipality, jpki: null, userId: cardAp.userId, dates: { card: expiry, certificate: null } }
}

/** Its certificate shows itself after the PIN only. */
function identifyAndroid(counter: PinCounter | Trouble): Identified {
  if (counter.kind !== 'counter') return counter
  return phone('android', { triesLeft: counter.triesLeft, certificateDigest: null, expired: false, ownerVerified: false }, null)
}

/** Nobody types a PIN for it, so its counter does not matter. */
function identifyIphone(asked: Asked, certificate: CardCertificate): Identified {
  return phone('iphone', { ...seen(asked, certificate), triesLeft: fullTries, ownerVerified: true }, validity(certificate))
}

/** No municipality has put anything on a phone: neither where it is at home nor a 利用者ID. */
function phone(medium: 'android' | 'iphone', jpki: JpkiSeen, certificate: CardDates['certificate']): Identified {
  return { kind: 'readable', medium, municipality: null, jpki, userId: null, dates: { card: null, certificate } }
}

function validity({ begins: from, expires: to }: CardCertificate): CardDates['certificate'] {
  return { from, to }
}

function seen({ now }: Asked, { digest, expires }: CardCertificate): Pick<JpkiSeen, 'certificateDigest' | 'expired'> {
  return { certificateDigest: digest, expired: expires <= now }
}
