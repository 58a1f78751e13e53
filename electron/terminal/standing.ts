import type { CenterStanding, SessionMenu } from '../../center/protocol.ts'
import { commonWindows, isOpen, opensAt } from '../../center/schedule.ts'
import type { Schedule } from '../../center/schedule.ts'
import { isStopped } from '../../center/stops.ts'
import type { StopNotice } from '../../center/stops.ts'
import type { Notice, Span } from '../contract/view.ts'
import type { Bar, Closed, Method, Standing } from '../flow/flow.ts'

/** What the center has said of itself, and the stops that are in force. */
export interface Known extends Pick<CenterStanding, 'hours' | 'holidays'> {
  readonly notice: StopNotice
}

/** What somebody has been let in to. */
export interface Visited {
  readonly method: Method
  /** 市区町村コード of the 住所地. */
  readonly residence: string
  readonly entries: SessionMenu['entries']
}

/**
 * What may be done now (B10, I-17): center ∩ municipality's hours of each entry ∩ site, and no stop. Nothing is open while
 * nothing of the center is believed.
 * @param now ms since 1970; hours are Japan's, whatever the machine's time zone.
 */
export function standingOf(known: Known | null, site: Schedule, visited: Visited | null, now: number): Standing {
  if (known === null) return { service: 'service.stopped', barred: [] }
  const { notice: { stops } } = known
  const service = isStopped(stops, {}) ? 'service.stopped' : isOpen([known.hours, site], known.holidays, now) ? null : 'service.closed'
  const barred = visited === null ? [] : visited.entries.flatMap((entry): readonly Bar[] => {
    const reason = barOf(entry, visited, known, site, now)
    return reason === null ? [] : [{ entry: entry.id, reason }]
  })
  return { service, barred }
}

/** Whoever stops a 住所地 means its residents too, wherever their 本籍地 is. */
function barOf(
  entry: Visited['entries'][number], { method, residence }: Visited, { hours, holidays, notice }: Known, site: Schedule, now: number,
): Closed | null {
  if (isStopped(notice.stops, { method, municipality: entry.issuer.code, residence, kind: entry.kind })) return 'service.stopped'
  return isOpen([hours, site, entry.hours], holidays, now) ? null : 'service.closed'
}

/** Today's hours of center and site, from the first opening to the last closing; null when there is none today. */
export function hoursToday({ hours, holidays }: Known, site: Schedule, now: number): Span | null {
  const windows = commonWindows([hours, site], holidays, now)
  const [first] = windows
  const last = windows.at(-1)
  return first === undefined || last === undefined ? null : { from: isoOf(first.from), to: isoOf(last.to) }
}

/** When center and site, and this entry if one is named, are all open next, ISO 8601; null when nobody can say. */
export function nextOpening({ hours, holidays }: Known, site: Schedule, entry: Schedule | null, now: number): string | null {
  const schedules = entry === null ? [hours, site] : [hours, site, entry]
  const opening = opensAt(schedules, holidays, now)
  return opening === null ? null : isoOf(opening)
}

/** What ① says of the stops. */
export function stopNotices({ notice: { stops } }: Known): readonly Notice[] {
  const jpki = isStopped(stops, { method: 'jpki' })
  const others = stops.some((stop) => stop.scope !== 'all' && !(stop.scope === 'method' && stop.method === 'jpki'))
  return [...(jpki ? ['jpkiStopped' as const] : []), ...(others ? ['someStopped' as const] : [])]
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
