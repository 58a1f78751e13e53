import type { Advance } from './effect.ts'
import type { Answered } from './event.ts'
import type { FaultCode } from './fault.ts'
import type { Flow } from './flow.ts'
import { inside } from './holding.ts'
import { raise } from './machine.ts'
import { seeOff } from './move.ts'
import { coinsRead, held, inletShut, mismatch } from './paying.ts'
import { nothingOut, printUnclear, printed } from './printing.ts'
import { cardTaken, identified, proved, sessionOpened } from './reading.ts'
import { settle } from './settle.ts'

/** Answers of devices, center and vault. An answer that nobody waits for any more is ignored, with a trace. */
export function answer(flow: Flow, event: Answered): Advance {
  if (event.visit !== flow.visit) return 'ignored'
  const { step } = flow
  switch (event.kind) {
    case 'identified': return step.kind === 'reading' ? identified(flow, step, event.card) : 'ignored'
    case 'sessionOpened': return step.kind === 'reading' ? sessionOpened(flow, step) : 'ignored'
    case 'proved': return step.kind === 'pin' ? proved(flow, step, event.proof) : 'ignored'
    case 'menuArrived':
      if (step.kind !== 'takeCard' || step.menu !== null) return 'ignored'
      return cardTaken({ ...flow, step: { ...step, menu: event.menu } })
    case 'refused': return awaitsCenter(flow) ? seeOff(flow, { kind: 'refused', reason: event.reason }) : 'ignored'
    case 'centerFailed': return awaitsCenter(flow) ? centerFailed(flow, event.fault) : 'ignored'
    case 'progress':
      if (step.kind !== 'downloading') return 'ignored'
      return { flow: { ...flow, step: { ...step, received: event.received, total: event.total } }, effects: [] }
    case 'held': return step.kind === 'downloading' ? held(flow, step, event.sheets, event.fee) : 'ignored'
    case 'mismatch': return step.kind === 'downloading' || step.kind === 'printing' ? mismatch(flow) : 'ignored'
    case 'vaultFailed': return step.kind === 'downloading' ? centerFailed(flow, event.fault) : 'ignored'
    case 'vaultEnded': return vaultEnded(flow, event.gone)
    case 'coinsRead': return step.kind === 'paying' ? coinsRead(flow, step, event.values, event.canPayOut) : 'ignored'
    case 'inletClosed': return inletClosed(flow)
    case 'paidOut': return paidOut(flow, event.result, event.paid)
    case 'sheetOut': return step.kind === 'printing' ? { flow: { ...flow, step: { ...step, done: event.sheets } }, effects: [] } : 'ignored'
    case 'printed': return step.kind === 'printing' ? printed(flow, step) : 'ignored'
    case 'nothingOut': return step.kind === 'printing' ? nothingOut(flow, event.fault) : 'ignored'
    case 'printUnclear': return step.kind === 'printing' ? printUnclear(flow, event.fault) : 'ignored'
    case 'receiptPrinted': return receiptPrinted(flow, event.ok)
  }
}

function awaitsCenter(flow: Flow): boolean {
  const { step } = flow
  return (step.kind === 'reading' && step.awaiting === 'session') || (step.kind === 'takeCard' && step.menu === null) || step.kind === 'downloading'
}

function centerFailed(flow: Flow, fault: FaultCode): Advance {
  return seeOff({ ...flow, machine: raise(flow.machine, fault) }, { kind: 'trouble', fault })
}

function vaultEnded(before: Flow, gone: boolean): Advance {
  if (before.holding.data === 'none') return 'ignored'
  const machine = gone ? before.machine : raise(before.machine, 'wipe.failed')
  const flow: Flow = { ...before, machine, holding: { ...before.holding, data: 'none' } }
  switch (flow.step.kind) {
    case 'settling': return settle(flow)
    case 'downloading': case 'paying': return seeOff(flow, { kind: 'trouble', fault: 'vault.died' })
    case 'printing': return printUnclear(flow, 'vault.died')
    case 'ready': case 'reading': case 'pin': case 'takeCard': case 'choosing': case 'asking': case 'copies': case 'confirming': case 'handing':
    case 'receipt': case 'outOfService':
      return { flow, effects: [] }
  }
}

function inletClosed(before: Flow): Advance {
  if (before.holding.inlet !== 'closing') return 'ignored'
  const flow: Flow = { ...before, holding: { ...before.holding, inlet: 'closed' } }
  if (flow.step.kind === 'paying') return inletShut(flow, flow.step)
  return flow.step.kind === 'settling' ? settle(flow) : { flow, effects: [] }
}

/** What really came out is returned; the rest of what was asked for is owed, and a hopper that fails stops the machine. */
function paidOut(before: Flow, result: 'paid' | 'short' | 'stuck', paid: number): Advance {
  const asked = before.holding.payingOut
  if (asked === 0 || paid > asked || inside(before.holding.money) < asked) return 'ignored'
  const { money } = before.holding
  const settled = { ...money, returned: money.returned + paid, owed: money.owed + asked - paid }
  const fault = result === 'stuck' ? 'coins.payoutStuck' : 'coins.short'
  const machine = paid === asked ? before.machine : raise(before.machine, fault)
  const flow: Flow = { ...before, machine, holding: { ...before.holding, money: settled, payingOut: 0 } }
  return flow.step.kind === 'settling' ? settle(flow, [{ kind: 'wait', name: 'message', paying: false }]) : { flow, effects: [] }
}

function receiptPrinted(before: Flow, ok: boolean): Advance {
  if (before.holding.receipt !== 'printing') return 'ignored'
  const flow: Flow = { ...before, holding: { ...before.holding, receipt: ok ? 'outlet' : 'failed' } }
  return flow.step.kind === 'settling' ? settle(flow) : { flow, effects: [] }
}
