import { begin } from '../electron/flow/begin.ts'
import type { Advance } from '../electron/flow/effect.ts'
import type { FlowEvent } from '../electron/flow/event.ts'
import { explore } from '../electron/flow/explorer.ts'
import type { Exploration } from '../electron/flow/explorer.ts'
import type { Flow } from '../electron/flow/flow.ts'
import { happenings, happeningsBeside } from '../electron/flow/happenings.ts'
import { smallMenu } from '../electron/flow/small-menu.ts'
import type { Touch } from '../electron/flow/touch.ts'

type Reducer = (flow: Flow, event: FlowEvent) => Advance

/** Purses of 600 yen: two certificates, or two copies, overpaid, paid in part, returned in part. Nobody gets more time. */
export function wideWalk(advance: Reducer): Exploration {
  return explore(begin([], 0), happenings(600), advance)
}

/** Nobody has a coin, but everybody may ask once for more time. */
export function patientWalk(advance: Reducer): Exploration {
  return explore(begin([], 1), happenings(0), advance)
}

const visit = 'a visit'
const confirm: Touch = { kind: 'confirm' }
const touches: readonly Touch[] = [
  { kind: 'choose', entry: 'juminhyo' }, confirm, { kind: 'answer', question: 'scope', choice: 'self', on: true }, confirm, confirm, confirm, confirm,
]
const toPay: readonly FlowEvent[] = [
  { kind: 'cardPlaced', visit },
  { kind: 'identified', visit, card: { kind: 'readable', seen: { medium: 'card', jpki: { triesLeft: 3, expired: false, ownerVerified: false }, cardAp: false }, same: null } },
  { kind: 'sessionOpened', visit, jpki: null, cardAp: null }, { kind: 'pinTyped', length: 4 }, { kind: 'touched', touch: confirm },
  { kind: 'proved', visit, proof: { kind: 'right' } }, { kind: 'menuArrived', visit, menu: smallMenu }, { kind: 'cardRemoved' },
  ...touches.map((touch): FlowEvent => ({ kind: 'touched', touch })), { kind: 'held', visit, item: 0, sheets: 1, fee: 300 },
]

/**
 * One visit from ⑫ on, with a cashless terminal beside: what falls in while it is asked, and tampering with the money, among all that may
 * happen there. From the first step on it would be the wide walk over again.
 */
export function besideWalk(advance: Reducer): Exploration {
  const start = toPay.reduce((flow, event) => {
    const result = advance(flow, event)
    return result === 'ignored' ? flow : result.flow
  }, begin([], 0))
  return explore(start, happeningsBeside(300), advance)
}

/** What leads to where in any of these walks. */
export function edgesOf(...walks: readonly Pick<Exploration, 'edges'>[]): Exploration['edges'] {
  const edges = new Map<string, Set<FlowEvent['kind']>>()
  for (const walk of walks) for (const [edge, events] of walk.edges) edges.set(edge, new Set([...(edges.get(edge) ?? []), ...events]))
  return edges
}
