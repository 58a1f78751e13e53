import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { exportJWK, generateKeyPair, importPKCS8 } from 'jose'
import { vaultKey } from '../protocol.ts'
import type { CryptoKey } from 'jose'
import type { VaultKey } from '../protocol.ts'

/** What the center signs envelopes and stops with (ES256), and what terminals pin. */
export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly publicKey: VaultKey
}

/** One that nobody keeps. */
export async function newSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const { kty, crv, x, y } = await exportJWK(publicKey)
  return { privateKey, publicKey: vaultKey.parse({ kty, crv, x, y }) }
}

/**
 * The signing key kept in a file (PKCS#8 in PEM, for its owner only), made when there is none. Rejects with file and remedy when what is there
 * is no such key.
 */
export async function keptSigningKey(file: string): Promise<SigningKey> {
  const pem = await readIfThere(file) ?? await make(file)
  try {
    const { kty, crv, x, y } = createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' })
    return { privateKey: await importPKCS8(pem, 'ES256'), publicKey: vaultKey.parse({ kty, crv, x, y }) }
  } catch (error) {
    throw new Error(`${file} is no signing key: remove it, a new one is made, and terminals are given the new public key`, { cause: error })
  }
}

/** In one piece or not at all; where somebody else was faster, theirs. */
async function make(file: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const draft = `${file}.${randomUUID()}.draft`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  try {
    const written = await open(draft, 'wx', 0o600)
    try {
      await written.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }))
      // Terminals pin it: the name must not outlive a loss of power without the key.
      await written.sync()
    } finally {
      await written.close()
    }
    await link(draft, file).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(file, 'utf8')
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code
