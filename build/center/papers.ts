import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { VaultKey } from '../../center/protocol.ts'
import type { TlsIdentity } from '../../center/reference/tls-authority.ts'
import type { Configuration } from '../../electron/configuration/configuration.ts'

export interface Papers extends TlsIdentity {
  readonly terminal: string
  /** Of the served center. */
  readonly url: string
  /** PEM. */
  readonly authority: string
  readonly signingKey: VaultKey
  /** Address of 登録状況確認 for its slips; null: none is served, and what the base says stays. */
  readonly statusSite: string | null
  /** What the terminal's configuration is made from: all of it but the center. */
  readonly base: Configuration
}

/** Lays down what one terminal needs to reach the center. Gives the path of its configuration, which names the other files beside it. */
export function layDown(folder: string, { terminal, url, authority, certificate, key, signingKey, statusSite, base }: Papers): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, content: string): string => {
    // One that is there would keep who may read it.
    rmSync(join(folder, name), { force: true })
    writeFileSync(join(folder, name), content, { mode: 0o600, flag: 'wx' })
    return name
  }
  const files = { authority: write('authority.pem', authority), certificate: write('certificate.pem', certificate), key: write('key.pem', key) }
  // Two terminals can't keep one journal.
  const dataFolder = terminal === base.terminal ? base.dataFolder : join(base.dataFolder, `terminal-${terminal}`)
  if (dataFolder !== base.dataFolder) shareCards(resolve(base.dataFolder), resolve(dataFolder))
  const configuration = {
    ...base, terminal, dataFolder, statusSite: statusSite ?? base.statusSite,
    center: { kind: 'https', url, ...files, signingKeys: [signingKey] },
  }
  return join(folder, write('terminal.json', `${JSON.stringify(configuration, null, 2)}\n`))
}

/** The cards of its demo are those that the center knows. */
function shareCards(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  if (!existsSync(join(to, 'authority'))) symlinkSync(join(from, 'authority'), join(to, 'authority'))
}
