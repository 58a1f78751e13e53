import type { Configuration } from '../configuration/configuration.ts'
import type { StartChild } from '../process/child.ts'
import type { VaultCenter } from '../vault/vault-message.ts'
import { startEmbeddedCenter } from './embedded-center.ts'
import type { EmbeddedCenter } from './embedded-center.ts'

export interface ChosenCenter {
  /** How terminal and vault reach it. */
  readonly address: VaultCenter
  /** Set when the reference center runs beside the terminal. */
  readonly embedded: EmbeddedCenter | null
}

/** The center that the configuration names; the reference center is started where it is that, and keeps its demo's cards in `authority`. */
export async function openCenter(chosen: Configuration['center'], start: StartChild, entry: URL, authority: string): Promise<ChosenCenter> {
  switch (chosen.kind) {
    case 'reference': {
      const embedded = await startEmbeddedCenter(start, entry, authority)
      const { url, token, signingKey } = embedded.ready
      return { address: { url, token, signingKeys: [signingKey] }, embedded }
    }
    case 'http': return { address: { url: chosen.url, token: chosen.token, signingKeys: [chosen.signingKey] }, embedded: null }
  }
}
