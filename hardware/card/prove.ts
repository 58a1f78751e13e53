import { createHash, verify as verifySignature } from 'node:crypto'
import { sign } from './apdu.ts'
import type { Proved } from './card.ts'
import { handedOn, readCertificate } from './certificate.ts'
import type { CardCertificate } from './certificate.ts'
import { exchangeOnce, failed, openApplication, openFile, unexpected } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { digestInfo, jpkiAid, jpkiFile } from './jpki-files.ts'
import { areDigits, askCounter, present, presentOnce, presentTo } from './pin-file.ts'
import type { PinCounter, Unheard } from './pin-file.ts'
import { readSameCard } from './same-card.ts'
import type { Swapped } from './same-card.ts'
import { readToken } from './token.ts'
import type { Token } from './token.ts'

const pinLength = 4
/** Why a proof failed whose signature was made with another key than the certificate's. */
export const misfit = 'the signature does not fit the certificate'
const notPin = failed('a PIN has 4 digits')

/** What was seen of a card that has kept its power since: its JPKI application is open, and it showed the certificate. */
export interface Prepared {
  readonly kind: 'prepared'
  readonly certificate: CardCertificate
  readonly counter: PinCounter
}

/**
 * The part of a proof that needs no PIN: same card? -> tries left. Nothing secret is open afterwards.
 * @param expected SHA-256 of the certificate, hex. @param known the certificate as it was read before.
 */
export async function prepare(transmit: Transmit, expected: string, known: CardCertificate | null): Promise<Prepared | Swapped | Trouble> {
  const certificate = await readUsable(transmit, expected, known)
  if (certificate.kind !== 'certificate') return certificate
  const counter = await askCounter(transmit, jpkiFile.authenticationPin)
  return handedOn(counter.kind === 'counter' ? { kind: 'prepared', certificate, counter } as const : counter, certificate, known)
}

/**
 * Same card? -> tries left -> VERIFY -> SIGN. VERIFY and SIGN are each sent at most once. The card is compared first, so a
 * stranger's card lying there by now is `swapped`, whatever its counter says. `pin` is overwritten before this settles.
 * @param pin null: only a phone that has verified its owner signs, and VERIFY is not sent.
 * @param expected null: the certificate shows itself after the PIN only, so nothing but an Android phone is asked for one.
 * @param known the certificate as it was read before.
 */
export async function prove(
  transmit: Transmit, challenge: Uint8Array, pin: Uint8Array | null, expected: string | null, known: CardCertificate | null = null,
): Promise<Proved> {
  try {
    if (pin === null) return await proveByOwner(transmit, challenge, expected)
    if (!areDigits(pin, pinLength)) return notPin
    return expected === null ? await proveAfterPin(transmit, challenge, pin) : await proveByPin(transmit, challenge, pin, expected, known)
  } finally {
    pin?.fill(0)
  }
}

/**
 * VERIFY -> SIGN with a card that was prepared and has kept its power. Another one that slipped in since, or this one after somebody
 * else has talked with it, gets that VERIFY too: it costs no try as long as no application with a PIN of that id is open on it, as
 * none is after power-up. A card that says so is gone through from the beginning, in the same burst: same card? -> tries left, and
 * only where it has just as many as before, so that it cannot have counted, VERIFY -> SIGN. `pin` is overwritten before this settles.
 */
export async function provePrepared(transmit: Transmit, challenge: Uint8Array, pin: Uint8Array, prepared: Prepared): Promise<Proved> {
  try {
    if (!areDigits(pin, pinLength)) return notPin
    const presented = await presentTo(transmit, prepared.counter, pin)
    if (presented.kind === 'unheard') return await proveUnheard(transmit, challenge, pin, prepared, presented)
    return presented.kind === 'right' ? await signChallenge(transmit, challenge, prepared.certificate) : presented
  } finally {
    pin.fill(0)
  }
}

async function proveUnheard(
  transmit: Transmit, challenge: Uint8Array, pin: Uint8Array, { certificate, counter }: Prepared, { status }: Unheard,
): Promise<Proved> {
  const again = await prepare(transmit, certificate.digest, certificate)
  if (again.kind !== 'prepared') return again
  if (again.counter.triesLeft !== counter.triesLeft) return unexpected('verify', status)
  const presented = await presentOnce(transmit, again.counter, pin)
  return presented.kind === 'right' ? signChallenge(transmit, challenge, certificate) : presented
}

async function proveByPin(
  transmit: Transmit, challenge: Uint8Array, pin: Uint8Array, expected: string, known: CardCertificate | null,
): Promise<Proved> {
  const certificate = await readUsable(transmit, expected, known)
  if (certificate.kind !== 'certificate') return certificate
  const presented = await present(transmit, jpkiFile.authenticationPin, pin)
  return handedOn(presented.kind === 'right' ? await signChallenge(transmit, challenge, certificate) : presented, certificate, known)
}

async function readUsable(transmit: Transmit, expected: string, known: CardCertificate | null): Promise<CardCertificate | Swapped | Trouble> {
  const certificate = await readSameCard(transmit, expected, known)
  return certificate.kind === 'certificate' ? ifFit(certificate, known) : certificate
}

async function proveAfterPin(transmit: Transmit, challenge: Uint8Array, pin: Uint8Array): Promise<Proved> {
  const token = await openToken(transmit)
  if (typeof token !== 'string') return token
  // Another device than the one identified: its owner's tries are none of ours.
  if (token !== 'android') return { kind: 'swapped' }
  const presented = await present(transmit, jpkiFile.authenticationPin, pin)
  return presented.kind === 'right' ? signWithCertificate(transmit, challenge, null) : presented
}

async function proveByOwner(transmit: Transmit, challenge: Uint8Array, expected: string | null): Promise<Proved> {
  const token = await openToken(transmit)
  if (typeof token !== 'string') return token
  return token === 'iphone' ? signWithCertificate(transmit, challenge, expected) : failed('this device does not verify its owner')
}

async function openToken(transmit: Transmit): Promise<Token | Swapped | Trouble> {
  const opened = await openApplication(transmit, jpkiAid)
  if (opened === 'absent') return { kind: 'swapped' }
  return opened === 'open' ? readToken(transmit) : opened
}

async function signWithCertificate(transmit: Transmit, challenge: Uint8Array, expected: string | null): Promise<Proved> {
  const certificate = await readCertificate(transmit)
  if (certificate.kind === 'closed' || certificate.kind === 'absent') return failed(`the certificate stays ${certificate.kind}`)
  if (certificate.kind !== 'certificate') return certificate
  if (expected !== null && certificate.digest !== expected) return handedOn({ kind: 'swapped' } as const, certificate, null)
  const fit = ifFit(certificate, null)
  return fit.kind === 'certificate' ? handedOn(await signChallenge(transmit, challenge, fit), fit, null) : fit
}

function ifFit(certificate: CardCertificate, known: CardCertificate | null): CardCertificate | Trouble {
  const { asymmetricKeyType } = certificate.publicKey
  return asymmetricKeyType === 'rsa' ? certificate : handedOn(failed(`this card signs with ${asymmetricKeyType ?? 'an unknown key'}`), certificate, known)
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
  if (!fits) return failed(misfit)
  return { kind: 'right', certificate: certificate.der, signature: answer.data }
}
