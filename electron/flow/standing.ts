import { dropStopped } from './bars.ts'
import type { Advance } from './effect.ts'
import type { Flow, Standing } from './flow.ts'
import { seeOff } from './move.ts'
import { afterDrops } from './paying.ts'
import { rest } from './settle.ts'

/** Hours or stops have changed. Who has not come to ⑪ is told at once that there is no service any more; who has may finish, unless it is a stop. */
export function standingChanged(before: Flow, standing: Standing): Advance {
  if (same(before.standing, standing)) return 'ignored'
  const flow: Flow = { ...before, standing }
  switch (flow.step.kind) {
    case 'ready': case 'outOfService': return rest({ ...flow, standing: { ...standing, barred: [] } })
    case 'reading': case 'pin': case 'takeCard': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin':
    case 'sameCard': case 'checkNumber':
      if (standing.service === null) return { flow, effects: [] }
      return seeOff(flow, { kind: 'refused', reason: standing.service }, [{ kind: 'forgetPin' }])
    case 'downloading': return dropStopped({ flow, effects: [] })
    case 'paying': {
      const taken = dropStopped({ flow, effects: [] })
      return taken.flow === flow ? taken : afterDrops(taken)
    }
    // `clearing` waits for the answer to this very question; while it prints, it is looked at again before each certificate.
    case 'registering': case 'registered': case 'clearing': case 'printing': return { flow, effects: [] }
    case 'handing': case 'receipt': case 'settling': return { flow: { ...flow, standing: { ...standing, barred: [] } }, effects: [] }
  }
}

function same(a: Standing, b: Standing): boolean {
  return a.service === b.service && a.barred.length === b.barred.length
    && a.barred.every(({ entry, reason }, index) => b.barred[index]?.entry === entry && b.barred[index]?.reason === reason)
}
