import { id_kp_OCSPSigning, id_pkix_ocsp_nocheck } from '@peculiar/asn1-ocsp'
import { ExtendedKeyUsage, KeyUsage, KeyUsageFlags, id_ce_basicConstraints, id_ce_extKeyUsage, id_ce_keyUsage } from '@peculiar/asn1-x509'
import { X509Certificate, createHash } from 'node:crypto'
import { decoded, encoded } from './der.ts'
import { keyBits } from './issuer.ts'
import type { ResponderID } from '@peculiar/asn1-ocsp'
import type { Certificate, Extension } from '@peculiar/asn1-x509'
import type { KeyObject } from 'node:crypto'
import type { Issuer } from './issuer.ts'

/** Critical extensions of a delegate's certificate that are looked at, or that say nothing about signing answers. */
const known: readonly string[] = [id_ce_keyUsage, id_ce_extKeyUsage, id_ce_basicConstraints]

/**
 * Keys that may sign for the authority under the name a response gives: its own, and those of delegates it has named itself (RFC 6960
 * 4.2.2.2), each within its time at `now` (ms since 1970).
 */
export function signersOf(responder: ResponderID, certificates: readonly Certificate[], issuer: Issuer, now: number): readonly KeyObject[] {
  const own = issuer.certificate
  if (!withinTime(own, now)) return []
  const named = certificates.filter((certificate) => isNamed(responder, certificate))
  const delegates = named.flatMap((certificate) => delegate(certificate, issuer, now) ?? [])
  return isNamed(responder, issuer.parts) ? [own.publicKey, ...delegates] : delegates
}

/** The key of a delegate: issued by the authority itself, for this purpose, and without anybody else to ask about it. */
function delegate(certificate: Certificate, issuer: Issuer, now: number): KeyObject | null {
  const extensions = certificate.tbsCertificate.extensions ?? []
  const unknown = extensions.some(({ extnID, critical }) => critical && !known.includes(extnID))
  // Without it the delegate's own revocation would have to be looked up, and there is nobody to ask (RFC 6960 4.2.2.2.1).
  const unchecked = find(extensions, id_pkix_ocsp_nocheck) !== null
  if (unknown || !unchecked || !mayAnswer(extensions) || !maySign(extensions)) return null
  try {
    const x509 = new X509Certificate(encoded(certificate))
    return issuer.issued(x509) && withinTime(x509, now) ? x509.publicKey : null
  } catch {
    return null
  }
}

function mayAnswer(extensions: readonly Extension[]): boolean {
  const value = find(extensions, id_ce_extKeyUsage)
  return value !== null && (decoded(ExtendedKeyUsage, value)?.includes(id_kp_OCSPSigning) ?? false)
}

/** A certificate that does not say what its key is for forbids nothing. */
function maySign(extensions: readonly Extension[]): boolean {
  const value = find(extensions, id_ce_keyUsage)
  return value === null || ((decoded(KeyUsage, value)?.toNumber() ?? 0) & KeyUsageFlags.digitalSignature) !== 0
}

function find(extensions: readonly Extension[], id: string): Uint8Array | null {
  const found = extensions.find(({ extnID }) => extnID === id)
  return found === undefined ? null : new Uint8Array(found.extnValue.buffer)
}

function isNamed({ byName, byKey }: ResponderID, certificate: Certificate): boolean {
  if (byName !== undefined) return Buffer.from(encoded(byName)).equals(encoded(certificate.tbsCertificate.subject))
  const hash = createHash('sha1').update(keyBits(certificate)).digest()
  return byKey !== undefined && hash.equals(Buffer.from(byKey.buffer))
}

function withinTime({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime()
}
