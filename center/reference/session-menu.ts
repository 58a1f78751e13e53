import { isStopped } from '../stops.ts'
import { issuingServers } from './issuing-servers.ts'
import type { Method } from '../center.ts'
import type { SessionMenu } from '../protocol.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { Stop } from '../stops.ts'
import type { Entry, ResidentRecord } from './issuing-server.ts'
import type { PinServer } from './pin-server.ts'
import type { CardHolder } from './residents.ts'

export interface ForMenu {
  readonly record: ResidentRecord
  readonly method: Method
  /** What is offered of 利用登録; null: nothing. */
  readonly origin: SessionMenu['origin']
  /** The same person read by the 本籍地 that issues to him after 利用登録; null: none does. */
  readonly originRecord: ResidentRecord | null
  /** カードAP: who is known to the municipality's server, and that server; null with 公的個人認証. */
  readonly pins: { readonly server: PinServer; readonly user: CardHolder } | null
  readonly stops: readonly Stop[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** ⑤: what the servers of the municipalities offer this resident together, with what center and method add to it. */
export function sessionMenu(about: ForMenu): SessionMenu {
  const { record, origin, pins } = about
  const { name, code } = record.municipality
  return {
    municipality: name,
    municipalityCode: code,
    entries: entriesOf(about).map((entry) => withPin(withStop(withOrigin(entry, about), about), about)),
    origin,
    pinKey: pins?.server.key ?? null,
  }
}

/** 戸籍 comes from one municipality: from the 本籍地 once it is linked, else from where the resident lives. */
function entriesOf({ record, originRecord, now }: ForMenu): readonly Entry[] {
  return issuingServers.flatMap((server) => server.entriesFor(server.system === '戸籍' ? originRecord ?? record : record, now))
}

/** While 利用登録 is not finished, its own state is a better answer than that there is none. */
function withOrigin(entry: Entry, { origin }: ForMenu): Entry {
  const said = entry.unavailable?.reason === 'origin.notRegistered' ? originRefusal(origin?.status ?? 'none') : null
  return said === null || entry.unavailable === null ? entry : { ...entry, unavailable: { ...entry.unavailable, reason: said } }
}

/** Why a 本籍地 does not issue to somebody whose 利用登録 stands so; null: it does. */
export function originRefusal(status: NonNullable<SessionMenu['origin']>['status']): CenterRefusal | null {
  switch (status) {
    case 'none': return 'origin.notRegistered'
    case 'inWork': return 'origin.inWork'
    case 'refused': return 'origin.refused'
    case 'registered': return null
  }
}

function withStop(entry: Entry, { record, method, stops }: ForMenu): Entry {
  const { issuer, kind } = entry
  const stopped = isStopped(stops, { method, municipality: issuer.code, residence: record.municipality.code, kind })
  return stopped ? { ...entry, unavailable: { reason: 'service.stopped', note: null } } : entry
}

function withPin(entry: Entry, { pins }: ForMenu): Entry {
  if (pins === null) return entry
  const triesLeft = pins.server.triesLeft(pins.user, entry.kind)
  // A type without a PIN of its own was not asked for when the card was made (A1-16).
  const reason = triesLeft === null ? 'card.notRegistered' : triesLeft === 0 ? 'pin.blocked' : null
  return { ...entry, triesLeft, unavailable: entry.unavailable ?? (reason === null ? null : { reason, note: null }) }
}
