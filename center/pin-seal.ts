import { CompactEncrypt, compactDecrypt, importJWK } from 'jose'
import type { CryptoKey } from 'jose'
import type { VaultKey } from './protocol.ts'

/** カードAP: the PIN of one certificate type, on its way to the municipality's server; the center in between can't read it (A1-15). */
const encryption = { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'madoguchi-pin' } as const

/** What a sealed PIN is good for: this session and this type only, so that it can't be used again elsewhere. */
export interface PinPurpose {
  readonly session: string
  /** Of the certificate. */
  readonly kind: string
}

/** Seals four ASCII digits to the municipality's public key. Neither overwrites `pin` nor keeps a copy of it. */
export async function sealPin(pin: Uint8Array, purpose: PinPurpose, municipalityKey: VaultKey): Promise<string> {
  const head = headOf(purpose)
  const plaintext = new Uint8Array(head.length + pin.length)
  plaintext.set(head)
  plaintext.set(pin, head.length)
  try {
    const recipient = await importJWK({ ...municipalityKey, alg: encryption.alg }, encryption.alg)
    return await new CompactEncrypt(plaintext).setProtectedHeader(encryption).encrypt(recipient)
  } finally {
    plaintext.fill(0)
  }
}

/** The municipality's side: the digits, to be overwritten by who asked; null for what was sealed for another purpose or to another key. */
export async function openPin(sealed: string, purpose: PinPurpose, privateKey: CryptoKey): Promise<Uint8Array | null> {
  const opened = await decrypt(sealed, privateKey)
  if (opened === null) return null
  const head = headOf(purpose)
  const fits = opened.length === head.length + 4 && Buffer.compare(opened.subarray(0, head.length), head) === 0
  const pin = fits ? opened.slice(head.length) : null
  opened.fill(0)
  return pin
}

async function decrypt(sealed: string, privateKey: CryptoKey): Promise<Uint8Array | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, privateKey, {
      keyManagementAlgorithms: [encryption.alg], contentEncryptionAlgorithms: [encryption.enc], maxDecompressedLength: 0,
    })
    if (protectedHeader.typ === encryption.typ) return plaintext
    plaintext.fill(0)
    return null
  } catch {
    return null
  }
}

function headOf({ session, kind }: PinPurpose): Uint8Array {
  // In brackets and quotes, so that no two purposes run into the same bytes.
  return Buffer.from(JSON.stringify([session, kind]), 'utf8')
}
