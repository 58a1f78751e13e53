import { existsSync } from 'node:fs'
import { openHttpCenter } from '../../center/http-center.ts'
import { loadCenter } from '../../center/plugin.ts'
import { wholeLedger } from '../../center/whole-ledger.ts'
import { readCenterFiles } from '../../electron/configuration/center-files.ts'
import { settingsFrom } from '../../electron/start/settings-from.ts'
import packageJson from '../../package.json' with { type: 'json' }
import type { Answer, Center } from '../../center/center.ts'
import type { LedgerEntry } from '../../center/protocol.ts'
import type { Configuration } from '../../electron/configuration/configuration.ts'

export type AskedCenter = { readonly kind: 'told'; readonly lines: readonly LedgerEntry[] } | { readonly kind: 'untold'; readonly why: string }
export type OpenedCenter = { readonly kind: 'opened'; readonly center: Center } | { readonly kind: 'refused'; readonly why: string }

/** The center that the configuration names, as the terminal reaches it. */
export async function openConfiguredCenter({ center, terminal }: Configuration): Promise<OpenedCenter> {
  switch (center.kind) {
    case 'reference':
      return { kind: 'refused', why: 'center.kind is reference: that one runs beside the terminal and its ledger ends with it; npm run center serves one that can be asked afterwards' }
    case 'https': {
      const files = readCenterFiles(center, { terminal, now: Date.now() })
      return files.kind === 'wrong' ? { kind: 'refused', why: files.why } : { kind: 'opened', center: openHttpCenter(files.way) }
    }
    case 'module': {
      const { file, options } = center
      if (!existsSync(file)) return { kind: 'refused', why: `center.file: ${file}: is not there; put the module of the center’s client there, or name its file` }
      const loaded = await loadCenter(file, options)
      return loaded.kind === 'refused' ? { kind: 'refused', why: `center.file: ${loaded.why}` } : { kind: 'opened', center: loaded.center }
    }
  }
}

/** What the center has of this terminal's transactions of these days, in a session of its own. */
export async function askCenter(center: Center, configuration: Configuration, days: { readonly from: string; readonly to: string }): Promise<AskedCenter> {
  const { identity } = settingsFrom(configuration, packageJson.version)
  const session = await center.openSession(identity, { medium: 'card', municipality: null })
  const answer = session.kind === 'ok' ? await wholeLedger(center, session.value.session, days) : session
  await center.close()
  return answer.kind === 'ok' ? { kind: 'told', lines: answer.value } : { kind: 'untold', why: whyUntold(answer) }
}

function whyUntold(answer: Exclude<Answer<never>, { kind: 'ok' }>): string {
  if (answer.kind === 'refused')
    return answer.reason === 'service.closed' ? 'the center is closed now; ask again in its hours' : `the center refuses (${answer.reason})`
  switch (answer.fault) {
    case 'unreachable': return 'the center is not reached; npm run doctor -- center --config FILE examines the way to it'
    case 'late': return 'the center did not answer in time; ask again'
    case 'invalidAnswer': return 'the center’s answer is none; npm run doctor -- center --config FILE examines it'
    case 'suspended': return 'the center serves nobody now, or not this build of the terminal'
  }
}
