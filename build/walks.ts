import { begin } from '../electron/flow/begin.ts'
import type { Advance } from '../electron/flow/effect.ts'
import type { FlowEvent } from '../electron/flow/event.ts'
import { explore } from '../electron/flow/explorer.ts'
import type { Exploration } from '../electron/flow/explorer.ts'
import type { Flow } from '../electron/flow/flow.ts'
import { happenings } from '../electron/flow/happenings.ts'

type Reducer = (flow: Flow, event: FlowEvent) => Advance

/** Purses of 600 yen: two certificates, or two copies, overpaid, paid in part, returned in part. Nobody gets more time. */
export function wideWalk(advance: Reducer): Exploration {
  return explore(begin([], 0), happenings(600), advance)
}

/** Nobody has a coin, but everybody may ask once for more time. */
export function patientWalk(advance: Reducer): Exploration {
  return explore(begin([], 1), happenings(0), advance)
}
