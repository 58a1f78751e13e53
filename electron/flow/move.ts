import type { Effect, Taken } from './effect.ts'
import type { Flow, Medium, Step, Why } from './flow.ts'
import { settle } from './settle.ts'

/** Goes to a new screen: older touches no longer count, and the customer's time begins anew. */
export function move(flow: Flow, step: Step, effects: readonly Effect[] = []): Taken {
  const moved = { ...flow, step, epoch: flow.epoch + 1, patience: { ...flow.patience, counting: false } }
  return { flow: moved, effects: [...effects, ...patienceOf(step)] }
}

/** The customer did something: whatever was being counted down starts again. */
export function attended(flow: Flow, effects: readonly Effect[] = []): Taken {
  return { flow: { ...flow, patience: { ...flow.patience, counting: false } }, effects: [...effects, ...patienceOf(flow.step)] }
}

/** Starts the way out. Whatever is held goes back: money, card, paper, data. */
export function seeOff(flow: Flow, why: Why, effects: readonly Effect[] = []): Taken {
  const { money } = flow.holding
  const told = (why.kind === 'cancelled' || why.kind === 'timeout' || why.kind === 'finished') && money.inserted === 0
  // A slip that still lies there is spoken of for a while; the next customer is not to find it.
  const slip = flow.step.kind === 'registered' && flow.holding.receipt === 'outlet'
  const settling: Step = { kind: 'settling', why, told: (told || (why.kind === 'finished' && money.owed === 0)) && !slip, medium: mediumOf(flow.step) }
  const moved = move({ ...flow, standing: { ...flow.standing, barred: [] } }, settling, effects)
  return settle(moved.flow, moved.effects)
}

/** What lies, or lay, on the reader. */
function mediumOf(step: Step): Medium {
  switch (step.kind) {
    case 'reading': return step.seen?.medium ?? 'card'
    case 'pin': case 'takeCard': return step.medium
    case 'ready': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin': case 'sameCard':
    case 'checkNumber': case 'registering': case 'registered': case 'downloading': case 'paying': case 'clearing': case 'printing':
    case 'handing': case 'receipt': case 'settling': case 'outOfService':
      return 'card'
  }
}

const waitsForNobody: readonly Effect[] = [{ kind: 'unwait', name: 'countdown' }, { kind: 'unwait', name: 'idle' }]
const waitsForCustomer: readonly Effect[] = [{ kind: 'unwait', name: 'countdown' }, { kind: 'wait', name: 'idle', paying: false }]

/** Which waiting a step calls for; a step where the machine works waits for nobody. */
function patienceOf(step: Step): readonly Effect[] {
  switch (step.kind) {
    case 'pin': case 'checkNumber': return step.checking ? waitsForNobody : waitsForCustomer
    case 'sameCard': return step.reading ? waitsForNobody : waitsForCustomer
    case 'takeCard': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin': case 'registered':
      return waitsForCustomer
    case 'paying': return [{ kind: 'unwait', name: 'countdown' }, { kind: 'wait', name: 'idle', paying: true }]
    case 'handing': case 'receipt': return [...waitsForNobody, { kind: 'wait', name: 'forgotten', paying: false }]
    case 'settling':
      return [...waitsForNobody, { kind: 'wait', name: 'forgotten', paying: false }, { kind: 'wait', name: 'message', paying: false }]
    case 'ready': case 'reading': case 'registering': case 'downloading': case 'clearing': case 'printing': case 'outOfService':
      return waitsForNobody
  }
}
