import { createHash } from 'node:crypto'
import type { CertificateRequest, Holder } from './protocol.ts'

/** Binds a document to who asked for it, when, and for which transaction (I-03). The tag keeps this digest apart from every other. */
const holderBindingTag = 'madoguchi/holder-binding/1'

/** SHA-256, lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** SHA-256 of the whole document. */
export const documentDigest = (pdf: Uint8Array): string => sha256(pdf)

/**
 * The one way to write a JSON value: members sorted by code unit, no space, scalars as ECMAScript writes them (RFC 8785
 * for values without lone surrogates). Throws for what JSON has no words for, because a digest over less would lie.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`no canonical JSON for ${typeof value}`)
}

/** Digest of what ⑩ showed, what was sent and what is signed (I-04). */
export const requestDigest = (request: CertificateRequest): string => sha256(canonicalJson(request))

/**
 * Pseudonym of the holder within one transaction (I-03): SHA-256 over domain tag, transaction id, nonce, issuer and serial,
 * each as UTF-8 behind its length (4 bytes, big endian), so that no two different inputs run into the same bytes.
 */
export function holderBinding(holder: Holder, transaction: string, nonce: string): string {
  const hash = createHash('sha256')
  for (const field of [holderBindingTag, transaction, nonce, holder.issuer, holder.serial]) {
    const bytes = Buffer.from(field, 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  return hash.digest('hex')
}
