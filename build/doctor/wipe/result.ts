import { z } from 'zod'
import type { ExaminedHost } from '../../../hardware/wipe/examine-host.ts'
import { totalOf } from './count.ts'
import { subjects } from './markers.ts'
import type { Subject } from './markers.ts'
import type { WipeVisit } from './visit.ts'

const count = z.int().min(0)
/** Traces of one subject at one place, of all customers together. `after` null: a process that was gone by then. */
const traces = z.strictObject({ before: count, after: count.nullable() })
export type Traces = z.infer<typeof traces>

/** What `--json` prints, on one line. */
export const wipeResult = z.strictObject({
  transactions: count,
  places: z.array(z.strictObject({ place: z.string(), names: traces, pin: traces, certificate: traces })),
  /** Traces that were there before their customer came: met by chance, or left by somebody. */
  first: count,
  /** Subjects that were not found while they had to be there: their zero means nothing. */
  unseen: z.array(z.enum(subjects)),
  /** Customers of whom something stayed. */
  remembered: count,
  /** Longest time from ① standing again until nothing was found, ms; it includes the looking. */
  forgottenMs: count.nullable(),
  /** Looked through for the last customer, bytes. */
  bytes: count,
  /** What of the machine is bad. */
  host: z.array(z.enum(['swap', 'cores', 'allocator'])),
  well: z.boolean(),
})
export type WipeResult = z.infer<typeof wipeResult>

/** What customers left behind, and on what kind of machine. */
export function wipeResultOf(visits: readonly WipeVisit[], { swap, cores, overwrites }: ExaminedHost): WipeResult {
  const places = [...new Set(visits.flatMap(({ before, after }) => [...Object.values(before), after].flatMap(({ counts }) => [...counts.keys()])))]
  const first = visits.reduce((sum, visit) => sum + subjects.reduce((of, subject) => of + totalOf(visit.first, subject), 0), 0)
  const unseen = subjects.filter((subject) => visits.some(({ before }) => totalOf(before[subject], subject) === 0))
  const remembered = visits.filter(({ forgottenMs }) => forgottenMs === null).length
  const host = [...(swap.kind === 'possible' ? ['swap'] as const : []), ...(cores.kept ? ['cores'] as const : []), ...(overwrites ? [] : ['allocator'] as const)]
  return {
    transactions: visits.length,
    places: places.map((place) => ({ place, names: tracesOf(visits, place, 'names'), pin: tracesOf(visits, place, 'pin'), certificate: tracesOf(visits, place, 'certificate') })),
    first, unseen, remembered, host, bytes: visits.at(-1)?.after.bytes ?? 0,
    forgottenMs: remembered > 0 ? null : Math.max(0, ...visits.map(({ forgottenMs }) => forgottenMs ?? 0)),
    well: visits.length > 0 && first === 0 && unseen.length === 0 && remembered === 0 && host.length === 0,
  }
}

function tracesOf(visits: readonly WipeVisit[], place: string, subject: Subject): Traces {
  const there = visits.filter(({ after }) => after.counts.has(place))
  return {
    before: visits.reduce((sum, { before }) => sum + (before[subject].counts.get(place)?.[subject] ?? 0), 0),
    after: there.length === 0 ? null : there.reduce((sum, { after }) => sum + (after.counts.get(place)?.[subject] ?? 0), 0),
  }
}
