import { createPublicKey } from 'node:crypto'
import { feeOf } from '../fees.ts'
import { isOpen } from '../schedule.ts'
import { isStopped } from '../stops.ts'
import { answersFit } from './chosen.ts'
import { originRefusal } from './session-menu.ts'
import type { Application, SessionMenu, VaultKey } from '../protocol.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { Schedule } from '../schedule.ts'
import type { Stop } from '../stops.ts'
import type { Applicant } from './sessions.ts'

export interface Standing {
  /** カードAP: the kinds whose PIN was right. */
  readonly proven: ReadonlySet<string>
  /** Copies of the same kind accepted in this visit before. */
  readonly copiesBefore: number
  readonly stops: readonly Stop[]
  readonly hours: Schedule
  readonly holidays: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What keeps an application from being accepted, measured against the menu this applicant was given; null = nothing. */
export function applicationFault(
  { request, vaultKey }: Application,
  { menu, method }: Applicant,
  { proven, copiesBefore, stops, hours, holidays, now }: Standing,
): CenterRefusal | 'contradiction' | null {
  const { kind, municipalityCode } = request
  const entry = menu.entries.find((candidate) => candidate.kind === kind && candidate.issuer.code === municipalityCode)
  if (entry === undefined) return notOnMenu(kind, municipalityCode, menu)
  if (entry.unavailable !== null) return entry.unavailable.reason
  if (isStopped(stops, { method, municipality: entry.issuer.code, residence: menu.municipalityCode, kind })) return 'service.stopped'
  if (!isOpen([hours, entry.hours], holidays, now)) return 'service.closed'
  const fits =
    (method === 'jpki' || proven.has(kind)) &&
    copiesBefore + request.copies <= entry.copiesLimit &&
    request.fee === feeOf(entry, request.answers) * request.copies &&
    answersFit(entry, request.answers) &&
    isPoint(vaultKey)
  return fits ? null : 'contradiction'
}

/** A kind that exists, of a municipality that may become one's 本籍地, is refused for the want of 利用登録. */
function notOnMenu(kind: string, issuer: string, { municipalityCode, entries, origin }: SessionMenu): CenterRefusal | 'contradiction' {
  if (issuer === municipalityCode) return 'service.notOffered'
  const known = origin?.prefectures.some(({ municipalities }) => municipalities.some(({ code }) => code === issuer)) ?? false
  const reason = known && entries.some((entry) => entry.kind === kind) ? originRefusal(origin?.status ?? 'none') : null
  return reason ?? 'contradiction'
}

/** Whether a key is a point of its curve; nothing can be sealed to one that is not. */
function isPoint(key: VaultKey): boolean {
  try {
    return createPublicKey({ key, format: 'jwk' }).asymmetricKeyType === 'ec'
  } catch {
    return false
  }
}
