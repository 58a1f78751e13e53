import { CompactEncrypt, CompactSign, compactDecrypt, compactVerify, exportJWK, generateKeyPair, importJWK } from 'jose'
import type { CryptoKey } from 'jose'
import { vaultKey as vaultKeySchema } from './protocol.ts'
import { verifyClaims } from './verify.ts'
import type { Expected, Invalid, Mismatch } from './verify.ts'
import type { Claims, VaultKey } from './protocol.ts'

const encryption = { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'madoguchi-envelope' } as const
const signing = { alg: 'ES256', typ: 'madoguchi-claims' } as const
const lengthBytes = 4

/** A fresh key pair for one transaction; the private half can't leave the process that made it. */
export async function makeVaultKey(): Promise<{ readonly publicKey: VaultKey; readonly privateKey: CryptoKey }> {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: false })
  const { kty, crv, x, y } = await exportJWK(pair.publicKey)
  return { publicKey: vaultKeySchema.parse({ kty, crv, x, y }), privateKey: pair.privateKey }
}

export interface ToSeal {
  readonly claims: Claims
  readonly pdf: Uint8Array
  readonly vaultKey: VaultKey
  /** ES256 private key of the center. */
  readonly signingKey: CryptoKey
}

/**
 * Signs the claims and seals them with the document to the vault's key. Plaintext: length of the JWS (4 bytes, big
 * endian), JWS, PDF; so the document is not blown up by base64 twice. Returns the compact JWE.
 */
export async function seal({ claims, pdf, vaultKey, signingKey }: ToSeal): Promise<string> {
  const jws = await new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(signing).sign(signingKey)
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(jws.length)
  const plaintext = Buffer.concat([length, Buffer.from(jws, 'ascii'), pdf])
  const recipient = await importJWK({ ...vaultKey, alg: encryption.alg }, encryption.alg)
  return new CompactEncrypt(plaintext).setProtectedHeader(encryption).encrypt(recipient)
}

export interface ToOpen {
  /** The compact JWE, ASCII. */
  readonly envelope: Uint8Array
  readonly vaultPrivateKey: CryptoKey
  /** Pinned ES256 public keys of the center: one, or two while it changes keys. */
  readonly centerKeys: readonly CryptoKey[]
  readonly expected: Expected
  /** Milliseconds since 1970. */
  readonly now: number
}

export type Opened = (
  | { readonly kind: 'held'; readonly claims: Claims; readonly pdf: Uint8Array }
  /** Genuine, but not what was asked for in the named respect: somebody else's paper. */
  | Mismatch
  /** Not to be believed at all. */
  | Invalid
) & {
  /** Every buffer in which the document stood in the clear; `pdf` is a view into one of them. For the vault to overwrite. */
  readonly used: readonly Uint8Array[]
}

/**
 * Opens an envelope and checks all of it: seal, signature by a pinned key, every claim against what was asked for, times,
 * length, digests of document and pages, page sizes (I-02…I-08). `held` means that nothing is left to be checked.
 */
export async function open({ envelope, vaultPrivateKey, centerKeys, expected, now }: ToOpen): Promise<Opened> {
  const plaintext = await decrypt(envelope, vaultPrivateKey)
  if (plaintext === null) return { kind: 'invalid', why: 'seal', used: [] }
  const used = [plaintext]
  const parts = split(plaintext)
  if (parts === null) return { kind: 'invalid', why: 'frame', used }
  const payload = await verifySignature(parts.jws, centerKeys)
  if (payload === null) return { kind: 'invalid', why: 'signature', used }
  return { ...(await verifyClaims({ payload, pdf: parts.pdf, expected, now })), used }
}

async function decrypt(envelope: Uint8Array, key: CryptoKey): Promise<Uint8Array | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(envelope, key, {
      keyManagementAlgorithms: [encryption.alg],
      contentEncryptionAlgorithms: [encryption.enc],
      maxDecompressedLength: 0,
    })
    if (protectedHeader.typ === encryption.typ) return plaintext
    plaintext.fill(0)
    return null
  } catch {
    return null
  }
}

function split(plaintext: Uint8Array): { jws: Uint8Array; pdf: Uint8Array } | null {
  if (plaintext.length < lengthBytes) return null
  const end = lengthBytes + new DataView(plaintext.buffer, plaintext.byteOffset).getUint32(0)
  return end > plaintext.length ? null : { jws: plaintext.subarray(lengthBytes, end), pdf: plaintext.subarray(end) }
}

async function verifySignature(jws: Uint8Array, keys: readonly CryptoKey[]): Promise<Uint8Array | null> {
  for (const key of keys) {
    try {
      const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: [signing.alg] })
      if (protectedHeader.typ === signing.typ) return payload
    } catch {
      continue
    }
  }
  return null
}
