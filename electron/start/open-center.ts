import { openHttpCenter } from '../../center/http-center.ts'
import type { Center } from '../../center/center.ts'
import type { Configuration } from '../configuration/configuration.ts'
import type { StartChild } from '../process/child.ts'
import type { VaultCenter } from '../vault/vault-message.ts'
import { CenterRefused, startEmbeddedCenter } from './embedded-center.ts'
import type { EmbeddedCenter } from './embedded-center.ts'
import { openOutsideCenter } from './outside-center.ts'

export interface ChosenCenter {
  /** The terminal's own client. */
  readonly center: Center
  /** How each vault reaches it, and whose signature is believed. */
  readonly address: VaultCenter
  /** Set when a reference center runs beside the terminal: the one that is asked, or one that only makes the cards for the demo board. */
  readonly embedded: EmbeddedCenter | null
}

export interface CenterNeeds {
  readonly start: StartChild
  /** The reference center's process. */
  readonly entry: URL
  /** Folder of the demo's cards: a served center that keeps its own there knows them. */
  readonly authority: string
  /** Whether there is a demo board, which needs cards. */
  readonly board: boolean
  /** ms since 1970. */
  readonly now: () => number
}

/**
 * The center that the configuration names; the reference center is started where it is that. Rejects with `CenterRefused` when it can't be
 * opened, or when what this terminal is known by is not in order.
 */
export async function openCenter({ center, terminal }: Pick<Configuration, 'center' | 'terminal'>, { start, entry, authority, board, now }: CenterNeeds): Promise<ChosenCenter> {
  if (center.kind === 'reference') {
    const embedded = await startEmbeddedCenter(start, entry, authority)
    const { url, token, signingKey } = embedded.ready
    return { center: openHttpCenter({ url, token }), address: { url, token, signingKeys: [signingKey] }, embedded }
  }
  const opened = await openOutsideCenter(center, { terminal, now: now() })
  if (opened.kind === 'refused') throw new CenterRefused(opened.why)
  const embedded = board ? await startEmbeddedCenter(start, entry, authority) : null
  return { center: opened.center, address: opened.address, embedded }
}
