import { importJWK } from 'jose'
import { readStops } from '../../center/stops.ts'
import type { Center, CenterStanding, TerminalIdentity } from '../../center/center.ts'
import type { VaultKey } from '../../center/protocol.ts'
import type { CenterFinding } from './center-finding.ts'

export interface StandingNeeds {
  /** As the terminal names itself. */
  readonly identity: TerminalIdentity
  /** Pinned public keys of the center. */
  readonly signingKeys: readonly VaultKey[]
  /** Runs evenly, ms. */
  readonly clock: () => number
  /** ms since 1970. */
  readonly now: () => number
  readonly tell: (finding: CenterFinding) => void
}

/** Asks the center for its standing, once, as the terminal does between customers, and tells what there is to be said about it. */
export async function examineStanding(center: Pick<Center, 'heartbeat'>, { identity, signingKeys, clock, now, tell }: StandingNeeds): Promise<void> {
  const [begun, asked] = [clock(), now()]
  const answer = await center.heartbeat(identity)
  const ms = clock() - begun
  if (answer.kind !== 'ok') {
    const said = answer.kind === 'fault' ? answer.fault : answer.reason
    tell({ kind: 'noHeartbeat', answer: said })
    if (said === 'suspended') tell({ kind: 'build', approved: false })
    return
  }
  tell({ kind: 'heartbeat', ms: Math.round(ms) })
  tell({ kind: 'build', approved: true })
  // It was said at some moment between question and answer.
  tell({ kind: 'clock', difference: Math.round(answer.value.now - (asked + ms / 2)) })
  tell(await stopsFinding(answer.value, signingKeys))
}

async function stopsFinding({ stops }: CenterStanding, signingKeys: readonly VaultKey[]): Promise<CenterFinding> {
  const keys = await Promise.all(signingKeys.map((key) => importJWK({ ...key }, 'ES256')))
  const notice = await readStops(stops, keys.filter((key) => !(key instanceof Uint8Array)))
  return notice === null ? { kind: 'foreignStops' } : { kind: 'stops', version: notice.version, inForce: notice.stops.length }
}
