import { createHash, verify as verifySignature } from 'node:crypto'
import { askTriesLeft, readRecord, sign, verify } from './apdu.ts'
import type { Identified, Proved } from './card.ts'
import { readCertificate } from './certificate.ts'
import type { CardCertificate } from './certificate.ts'
import { commonCardFile, municipalityOf } from './common-card.ts'
import { exchange, exchangeOnce, failed, gone, openApplication, openFile, unexpected } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { commonCardAid, digestInfo, jpkiAid, jpkiFile } from './jpki-files.ts'

/** Reads what needs no PIN. The card is known by its JPKI application, never by its ATR. */
export async function identify(transmit: Transmit, now: Date): Promise<Identified> {
  const opened = await openApplication(transmit, jpkiAid)
  if (opened === 'absent') return { kind: 'foreign' }
  if (opened !== 'open') return opened
  const certificate = await readCertificate(transmit)
  if (!('der' in certificate)) return certificate
  const tries = await openPin(transmit)
  if (typeof tries !== 'number') return tries
  const home = await readMunicipality(transmit)
  if (!('municipality' in home)) return home
  const { digest, expires } = certificate
  return { kind: 'jpki', municipality: home.municipality, triesLeft: tries, certificateDigest: digest, expired: expires <= now }
}

/**
 * Same card? -> tries left -> VERIFY -> SIGN. VERIFY and SIGN are each sent at most once. The card is compared first, so a
 * stranger's card lying there by now is `swapped`, whatever its counter says. `pin` is overwritten before this settles.
 */
export async function prove(transmit: Transmit, challenge: Uint8Array, pin: Uint8Array, expected: string): Promise<Proved> {
  try {
    if (!isPin(pin)) return failed('a PIN has 4 digits')
    const certificate = await readSameCard(transmit, expected)
    if (!('der' in certificate)) return certificate
    const verified = await present(transmit, pin)
    return verified.kind === 'right' ? await signChallenge(transmit, challenge, certificate) : verified
  } finally {
    pin.fill(0)
  }
}

function isPin(pin: Uint8Array): boolean {
  return pin.length === 4 && pin.every((digit) => digit >= 0x30 && digit <= 0x39)
}

async function readSameCard(transmit: Transmit, expected: string): Promise<CardCertificate | Trouble | { readonly kind: 'swapped' }> {
  const opened = await openApplication(transmit, jpkiAid)
  if (opened === 'absent') return { kind: 'swapped' }
  if (opened !== 'open') return opened
  const certificate = await readCertificate(transmit)
  if (!('der' in certificate)) return certificate
  if (certificate.digest !== expected) return { kind: 'swapped' }
  const { asymmetricKeyType } = certificate.publicKey
  return asymmetricKeyType === 'rsa' ? certificate : failed(`this card signs with ${asymmetricKeyType ?? 'an unknown key'}`)
}

/** Selects the PIN file and asks for its counter; the file stays selected for VERIFY. */
async function openPin(transmit: Transmit): Promise<number | Trouble> {
  const opened = await openFile(transmit, jpkiFile.authenticationPin)
  if (opened !== 'open') return opened
  const answer = await exchangeOnce(transmit, askTriesLeft())
  if (!('status' in answer)) return answer
  if (answer.status.kind === 'triesLeft') return answer.status.triesLeft
  // `ok` would mean that somebody else's PIN is still open: only power-off ends that, and the driver does it now.
  return answer.status.kind === 'blocked' ? 0 : unexpected('ask for tries left', answer.status)
}

type Presented = Exclude<Proved, { kind: 'right' } | { kind: 'swapped' }> | { readonly kind: 'right' }

async function present(transmit: Transmit, pin: Uint8Array): Promise<Presented> {
  const tries = await openPin(transmit)
  if (typeof tries !== 'number') return tries
  if (tries === 0) return { kind: 'blocked' }
  const command = verify(pin)
  const answer = await exchangeOnce(transmit, command).finally(() => command.fill(0))
  if (!('status' in answer)) return answer
  const { status } = answer
  if (status.kind === 'ok') return { kind: 'right' }
  if (status.kind === 'blocked') return { kind: 'blocked' }
  if (status.kind !== 'triesLeft') return unexpected('verify', status)
  return status.triesLeft === 0 ? { kind: 'blocked' } : { kind: 'wrong', triesLeft: status.triesLeft }
}

async function signChallenge(transmit: Transmit, challenge: Uint8Array, certificate: CardCertificate): Promise<Proved> {
  const opened = await openFile(transmit, jpkiFile.authenticationKey)
  if (opened !== 'open') return opened
  const hash = createHash('sha256').update(challenge).digest()
  const answer = await exchangeOnce(transmit, sign(digestInfo(hash)))
  if (!('status' in answer)) return answer
  if (answer.status.kind !== 'ok') return unexpected('sign', answer.status)
  // A card slipped in between two commands cannot pass: its key does not fit the certificate that was read.
  const fits = verifySignature('sha256', challenge, certificate.publicKey, answer.data)
  if (!fits) return failed('the signature does not fit the certificate')
  return { kind: 'right', certificate: certificate.der, signature: answer.data }
}

/** A convenience: whatever the 共通カード file answers, short of a card that is gone, the rest of the card is still good. */
async function readMunicipality(transmit: Transmit): Promise<{ readonly municipality: string | null } | typeof gone> {
  const record = await readCommonCard(transmit)
  if (record instanceof Uint8Array) return { municipality: municipalityOf(record) }
  return record !== 'absent' && record.kind === 'gone' ? gone : { municipality: null }
}

async function readCommonCard(transmit: Transmit): Promise<Uint8Array | 'absent' | Trouble> {
  const application = await openApplication(transmit, commonCardAid)
  if (application !== 'open') return application
  const file = await openFile(transmit, commonCardFile)
  if (file !== 'open') return file
  const answer = await exchange(transmit, readRecord(1))
  return 'status' in answer ? answer.data : answer
}
