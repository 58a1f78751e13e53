import { readCertificate } from './certificate.ts'
import type { CardCertificate } from './certificate.ts'
import { openApplication } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { jpkiAid } from './jpki-files.ts'

export interface Swapped { readonly kind: 'swapped' }

/**
 * Opens the JPKI application and reads the certificate, which must be the one that was identified. A device without the
 * application or the certificate, or one that hides it now, is another one.
 * @param expected SHA-256 of the certificate, hex.
 */
export async function readSameCard(transmit: Transmit, expected: string): Promise<CardCertificate | Swapped | Trouble> {
  const opened = await openApplication(transmit, jpkiAid)
  if (opened === 'absent') return { kind: 'swapped' }
  if (opened !== 'open') return opened
  const certificate = await readCertificate(transmit)
  if (certificate.kind === 'closed' || certificate.kind === 'absent') return { kind: 'swapped' }
  return certificate.kind === 'certificate' && certificate.digest !== expected ? { kind: 'swapped' } : certificate
}
