import { openHttpCenter } from '../../center/http-center.ts'
import { loadCenter } from '../../center/plugin.ts'
import type { Center } from '../../center/center.ts'
import type { VaultCenter } from './vault-message.ts'

/** The vault's own client of the center, in its own process. Throws where a module that the terminal could load can't be loaded any more. */
export async function reachCenter(center: VaultCenter): Promise<Center> {
  if ('file' in center) {
    const loaded = await loadCenter(center.file, center.options)
    if (loaded.kind === 'refused') throw new Error(loaded.why)
    return loaded.center
  }
  const { signingKeys: _, ...way } = center
  return openHttpCenter(way)
}
