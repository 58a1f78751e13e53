import { createHash, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { derLength } from './der.ts'
import { failed } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { readFile } from './file.ts'
import type { Shut } from './file.ts'
import { jpkiFile } from './jpki-files.ts'

export interface CardCertificate {
  readonly kind: 'certificate'
  readonly der: Uint8Array
  /** SHA-256 of the DER, hex: what a card session is bound to. */
  readonly digest: string
  readonly begins: Date
  readonly expires: Date
  readonly publicKey: KeyObject
}

const page = 256
const sequence = 0x30

/**
 * Reads the authentication certificate of the open JPKI application by its DER length. `closed`: it shows itself after the PIN only.
 * `absent`: there is none; its file is missing, not in use, empty, or blank (zeros or FF), as where its holder has declined it.
 */
export async function readCertificate(transmit: Transmit): Promise<CardCertificate | Shut | Trouble> {
  const der = await readFile(transmit, jpkiFile.authenticationCertificate, lengthOf, 'whole')
  if (!(der instanceof Uint8Array)) return der
  return der.length === 0 ? { kind: 'absent' } : parseCertificate(der)
}

/** Of what is blank so far nothing is wanted. */
function lengthOf(read: Uint8Array): number | Trouble {
  if (read.every((byte) => byte === 0x00) || read.every((byte) => byte === 0xff)) return 0
  const length = derLength(read)
  if (read[0] !== sequence || length === 'notDer') return failed('read certificate: not DER')
  return length === 'more' ? read.length + page : length
}

function parseCertificate(der: Uint8Array): CardCertificate | Trouble {
  try {
    const certificate = new X509Certificate(der)
    return {
      kind: 'certificate',
      der,
      digest: createHash('sha256').update(der).digest('hex'),
      begins: certificate.validFromDate,
      expires: certificate.validToDate,
      publicKey: certificate.publicKey,
    }
  } catch {
    der.fill(0)
    return failed('the certificate cannot be parsed')
  }
}

/** Overwrites a certificate that was read for an outcome which does not hand it on. What is `known` was lent, and is its lender's. */
export function handedOn<T extends object>(outcome: T, certificate: CardCertificate, known: CardCertificate | null): T {
  const handed = 'certificate' in outcome && (outcome.certificate === certificate || outcome.certificate === certificate.der)
  if (!handed && certificate !== known) certificate.der.fill(0)
  return outcome
}
