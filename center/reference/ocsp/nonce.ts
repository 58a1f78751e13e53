import { Nonce, id_pkix_ocsp_nonce } from '@peculiar/asn1-ocsp'
import { OctetString } from '@peculiar/asn1-schema'
import { Extension } from '@peculiar/asn1-x509'
import { decoded, encoded } from './der.ts'

/** Bytes a nonce may have (RFC 9654 2.1). */
const longest = 128

/** What makes an answer belong to one question (RFC 9654). */
export function nonceExtension(nonce: Uint8Array): Extension {
  return new Extension({ extnID: id_pkix_ocsp_nonce, extnValue: new OctetString(encoded(new Nonce(nonce))) })
}

/**
 * The nonce among the extensions of a question or an answer; null when there is none. `malformed`: more than one, an empty one or one that
 * is too long, or a critical extension besides, which who does not know it may not pass over.
 */
export function nonceOf(extensions: readonly Extension[] | undefined): Uint8Array | 'malformed' | null {
  const nonces = (extensions ?? []).filter(({ extnID }) => extnID === id_pkix_ocsp_nonce)
  const [found, second] = nonces
  if (second !== undefined || extensions?.some(({ extnID, critical }) => critical && extnID !== id_pkix_ocsp_nonce)) return 'malformed'
  if (found === undefined) return null
  const nonce = decoded(Nonce, new Uint8Array(found.extnValue.buffer))
  return nonce === null || nonce.byteLength === 0 || nonce.byteLength > longest ? 'malformed' : new Uint8Array(nonce.buffer)
}
