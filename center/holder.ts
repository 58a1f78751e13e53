import { X509Certificate } from 'node:crypto'
import { holder } from './protocol.ts'
import type { Holder } from './protocol.ts'

/**
 * Issuer and serial of a certificate (DER); null when the bytes are no certificate or name more than the wire can carry.
 * The serial is upper-case hex: the TLS libraries of Node and of Electron write it differently, and both sides must agree.
 */
export function holderOf(der: Uint8Array): Holder | null {
  try {
    const certificate = new X509Certificate(der)
    const parsed = holder.safeParse({ issuer: certificate.issuer, serial: certificate.serialNumber.toUpperCase() })
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** カードAP: the holder is the 利用者ID within the municipality on the card (I-03). */
export function cardApHolder(municipalityCode: string, userId: string): Holder {
  return { issuer: `カードAP ${municipalityCode}`, serial: userId }
}
