import { barOf } from './bars.ts'
import type { Advance, Taken } from './effect.ts'
import type { FaultCode } from './fault.ts'
import type { At, Flow } from './flow.ts'
import { drop, itemAt, withItem } from './items.ts'
import { raise } from './machine.ts'
import { move, seeOff } from './move.ts'
import { mismatch, pay } from './paying.ts'
import type { Yen } from './yen.ts'

/** ⑪, one certificate after another, each in a vault of its own; when all have come, ⑫. Hours and stops are looked at again before each (B10). */
export function openNext({ flow, effects }: Taken): Taken {
  const item = flow.holding.items.findIndex(({ issue, failed }) => issue === 'none' && failed === null)
  if (item < 0) return pay({ flow, effects })
  const { order } = itemAt(flow, item)
  const bar = barOf(flow, order.entry)
  if (bar !== null) return openNext(drop({ flow, effects }, item, bar))
  const opened = withItem(flow, item, { data: 'held', issue: 'applied' })
  return move(opened, { kind: 'downloading', item, received: 0, total: null }, [...effects, { kind: 'openVault', item, order }])
}

/** It is held and verified in full. Another fee than ⑩ showed is another certificate than was ordered. */
export function held(flow: Flow, step: At<'downloading'>, sheets: number, fee: Yen): Advance {
  const { order } = itemAt(flow, step.item)
  if (fee !== order.due || sheets < 1) return mismatch(flow, step.item)
  const taken: Taken = { flow: withItem(flow, step.item, { sheets }), effects: [] }
  return openNext(barOf(flow, order.entry) === 'service.stopped' ? drop(taken, step.item, 'service.stopped') : taken)
}

/**
 * The center failed over one certificate. If it is gone altogether nobody is asked for money; else the others may still be
 * had.
 */
export function vaultFailed(flow: Flow, step: At<'downloading'>, fault: FaultCode): Advance {
  const raised = { ...flow, machine: raise(flow.machine, fault) }
  if (fault === 'center.unreachable' || fault === 'center.suspended') return seeOff(raised, { kind: 'trouble', fault })
  return openNext(drop({ flow: raised, effects: [] }, step.item, fault))
}
