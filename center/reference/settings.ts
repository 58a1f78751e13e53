import { daily, isOpen } from '../schedule.ts'
import { isStopped } from '../stops.ts'
import { refused } from './answer.ts'
import { CardOffice } from './card-office.ts'
import { Faults } from './faults.ts'
import { nationalHolidays } from './holidays.ts'
import { issuingServers } from './issuing-servers.ts'
import { jpkiResponder } from './jpki-responder.ts'
import { machineTimer } from '../http-center.ts'
import type { Timer } from '../post.ts'
import type { Schedule } from '../schedule.ts'
import type { Stop, Undertaking } from '../stops.ts'
import type { Declined } from './answer.ts'
import type { IssuingServer } from './issuing-server.ts'
import type { OcspTransport } from './ocsp/client.ts'
import type { Random } from './random.ts'

export interface ReferenceCenterSettings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: Random
  /** When the center serves. Default: always, so that a demo works at night. */
  readonly hours?: Schedule
  /** National holidays, ISO days. Default: those of Japan. */
  readonly calendar?: readonly string[]
  /** Builds of terminals that are served (I-16). Default, and null: any. */
  readonly approvedBuilds?: readonly string[] | null
  /** Who makes the cards. Default: an office of its own, with keys of its own. */
  readonly cards?: CardOffice
  /** Who draws the certificates. Default: the four of this center. */
  readonly issuers?: readonly IssuingServer[]
  /** What can be made to go wrong. Default: a switchboard with everything off. */
  readonly faults?: Faults
  /** The way to the JPKI center's OCSP responder. Default: within this process, to the one of `cards`. */
  readonly ocsp?: OcspTransport
  /** Rings once after so many milliseconds unless the returned function is called. Default: the machine's timer. */
  readonly timer?: Timer
}
export type Settings = Required<ReferenceCenterSettings>

export function completed(settings: ReferenceCenterSettings): Settings {
  const { now, random, cards = new CardOffice(now, random), faults = new Faults(), ...given } = settings
  const responder = jpkiResponder({ jpki: cards.jpki, faults, now })
  const ocsp: OcspTransport = async (question) => await responder(question) ?? 'unreachable'
  const defaults = { hours: daily('0:00', '24:00'), calendar: nationalHolidays, approvedBuilds: null, issuers: issuingServers }
  return { ...defaults, ocsp, timer: machineTimer, ...given, cards, faults, now, random }
}

/** Why nothing may be begun now: outside the center's hours, or stopped for what is about to be done; null: it may. */
export function shut({ hours, calendar, now }: Settings, stops: readonly Stop[], undertaking: Undertaking = {}): Declined | null {
  if (!isOpen([hours], calendar, now())) return refused('service.closed')
  return isStopped(stops, undertaking) ? refused('service.stopped') : null
}
