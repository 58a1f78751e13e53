import { handedOn, readCertificate } from './certificate.ts'
import type { CardCertificate } from './certificate.ts'
import { openApplication } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { readFile } from './file.ts'
import type { Shut } from './file.ts'
import { jpkiAid, jpkiFile } from './jpki-files.ts'

export interface Swapped { readonly kind: 'swapped' }

const page = 256

/**
 * Opens the JPKI application and looks whether the certificate is the one that was identified. A device without the
 * application or the certificate, or one that hides it now, is another one.
 * @param expected SHA-256 of the certificate, hex.
 * @param known what was read of a card before. Is it the expected one, only the file's first page is read and compared: no two
 * certificates of an issuer share a serial number, and whoever forges a page cannot sign with the key behind it.
 */
export async function readSameCard(transmit: Transmit, expected: string, known: CardCertificate | null): Promise<CardCertificate | Swapped | Trouble> {
  const opened = await openApplication(transmit, jpkiAid)
  if (opened === 'absent') return { kind: 'swapped' }
  if (opened !== 'open') return opened
  const certificate = known?.digest === expected ? await comparePage(transmit, known) : await readCertificate(transmit)
  if (isShut(certificate)) return { kind: 'swapped' }
  if (certificate.kind !== 'certificate' || certificate.digest === expected) return certificate
  return handedOn({ kind: 'swapped' } as const, certificate, known)
}

async function comparePage(transmit: Transmit, known: CardCertificate): Promise<CardCertificate | Swapped | Shut | Trouble> {
  const start = known.der.subarray(0, page)
  const read = await readFile(transmit, jpkiFile.authenticationCertificate, () => start.length)
  if (!(read instanceof Uint8Array)) return read
  const same = Buffer.compare(read, start) === 0
  read.fill(0)
  return same ? known : { kind: 'swapped' }
}

function isShut(read: { readonly kind: string }): read is Shut {
  return read.kind === 'closed' || read.kind === 'absent'
}
