import { wholeLedger } from '../../center/whole-ledger.ts'
import { openOutsideCenter } from '../../electron/start/outside-center.ts'
import { settingsFrom } from '../../electron/start/settings-from.ts'
import packageJson from '../../package.json' with { type: 'json' }
import type { Answer, Center } from '../../center/center.ts'
import type { LedgerEntry } from '../../center/protocol.ts'
import type { Configuration } from '../../electron/configuration/configuration.ts'
import type { OutsideCenter } from '../../electron/start/outside-center.ts'

export type AskedCenter = { readonly kind: 'told'; readonly lines: readonly LedgerEntry[] } | { readonly kind: 'untold'; readonly why: string }

/** The center that the configuration names, as the terminal reaches it. */
export async function openConfiguredCenter({ center, terminal }: Configuration): Promise<OutsideCenter> {
  if (center.kind === 'reference')
    return { kind: 'refused', why: 'center.kind is reference: that one runs beside the terminal and its ledger ends with it; npm run center serves one that can be asked afterwards' }
  return await openOutsideCenter(center, { terminal, now: Date.now() })
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
