import { existsSync } from 'node:fs'
import { openHttpCenter } from '../../center/http-center.ts'
import { loadCenter } from '../../center/plugin.ts'
import type { Center } from '../../center/center.ts'
import { readCenterFiles } from '../configuration/center-files.ts'
import type { Configuration } from '../configuration/configuration.ts'
import type { VaultCenter } from '../vault/vault-message.ts'

/** A center that does not run beside the terminal: a client of it and how each vault reaches it, or why there is none. */
export type OutsideCenter =
  | { readonly kind: 'opened'; readonly center: Center; readonly address: VaultCenter }
  | { readonly kind: 'refused'; readonly why: string }

/** @param now ms since 1970 */
export async function openOutsideCenter(
  center: Exclude<Configuration['center'], { readonly kind: 'reference' }>, { terminal, now }: { readonly terminal: string; readonly now: number },
): Promise<OutsideCenter> {
  switch (center.kind) {
    case 'https': {
      const files = readCenterFiles(center, { terminal, now })
      if (files.kind === 'wrong') return { kind: 'refused', why: files.why }
      return { kind: 'opened', center: openHttpCenter(files.way), address: { ...files.way, signingKeys: [...center.signingKeys] } }
    }
    case 'module': {
      const { file, options } = center
      if (!existsSync(file)) return { kind: 'refused', why: `center.file: ${file}: is not there; put the module of the center’s client there, or name its file` }
      const loaded = await loadCenter(file, options)
      if (loaded.kind === 'refused') return { kind: 'refused', why: `center.file: ${loaded.why}; npm run contract holds a center client to what it has to be` }
      return { kind: 'opened', center: loaded.center, address: { file, options, signingKeys: [...(center.signingKeys ?? loaded.signingKeys)] } }
    }
  }
}
