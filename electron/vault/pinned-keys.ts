import { importJWK } from 'jose'
import type { CryptoKey } from 'jose'
import type { VaultCenter } from './vault-message.ts'

/** The center's public keys that this terminal believes: one, or two while the center changes keys (I-05). */
export async function pinnedKeys({ signingKeys }: Pick<VaultCenter, 'signingKeys'>): Promise<readonly CryptoKey[]> {
  const imported = await Promise.all(signingKeys.map(async (key) => await importJWK({ ...key, alg: 'ES256' }, 'ES256')))
  return imported.filter((key) => !(key instanceof Uint8Array))
}
