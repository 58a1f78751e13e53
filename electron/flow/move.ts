import type { Advance, Effect } from './effect.ts'
import type { Flow, Step, Why } from './flow.ts'
import { settle } from './settle.ts'

/** Goes to a new screen: older touches no longer count, and the customer's time begins anew. */
export function move(flow: Flow, step: Step, effects: readonly Effect[] = []): { flow: Flow; effects: readonly Effect[] } {
  const moved = { ...flow, step, epoch: flow.epoch + 1, patience: { ...flow.patience, counting: false } }
  return { flow: moved, effects: [...effects, ...patienceOf(step)] }
}

/** The customer did something: whatever was being counted down starts again. */
export function attended(flow: Flow, effects: readonly Effect[] = []): { flow: Flow; effects: readonly Effect[] } {
  return { flow: { ...flow, patience: { ...flow.patience, counting: false } }, effects: [...effects, ...patienceOf(flow.step)] }
}

/** Starts the way out. Whatever is held goes back: money, card, paper, data. */
export function seeOff(flow: Flow, why: Why, effects: readonly Effect[] = []): Advance {
  const told = (why.kind === 'cancelled' || why.kind === 'timeout' || why.kind === 'finished') && flow.holding.money.inserted === 0
  const moved = move(flow, { kind: 'settling', why, told: told || (why.kind === 'finished' && flow.holding.money.owed === 0) }, effects)
  return settle(moved.flow, moved.effects)
}

/** Which waiting a step calls for; a step where the machine works waits for nobody. */
function patienceOf(step: Step): readonly Effect[] {
  const still: Effect[] = [{ kind: 'unwait', name: 'countdown' }]
  switch (step.kind) {
    case 'pin':
      return [...still, step.checking ? { kind: 'unwait', name: 'idle' } : { kind: 'wait', name: 'idle', paying: false }]
    case 'takeCard': case 'choosing': case 'asking': case 'copies': case 'confirming':
      return [...still, { kind: 'wait', name: 'idle', paying: false }]
    case 'paying':
      return [...still, { kind: 'wait', name: 'idle', paying: true }]
    case 'handing': case 'receipt':
      return [...still, { kind: 'unwait', name: 'idle' }, { kind: 'wait', name: 'forgotten', paying: false }]
    case 'settling':
      return [
        ...still, { kind: 'unwait', name: 'idle' },
        { kind: 'wait', name: 'forgotten', paying: false }, { kind: 'wait', name: 'message', paying: false },
      ]
    case 'ready': case 'reading': case 'downloading': case 'printing': case 'outOfService':
      return [...still, { kind: 'unwait', name: 'idle' }]
  }
}
