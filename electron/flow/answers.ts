import { ask, authorised, cashlessEnded, notAuthorised } from './cashless.ts'
import type { Advance } from './effect.ts'
import type { Answered, Issued, PayOutResult } from './event.ts'
import type { FaultCode, Refusal } from './fault.ts'
import type { Flow } from './flow.ts'
import { inside, isLive } from './holding.ts'
import { held, openNext, vaultFailed } from './issuing.ts'
import { drop, withItem } from './items.ts'
import { raise } from './machine.ts'
import { seeOff } from './move.ts'
import { factsRead, identifiedAgain, registrationTaken } from './origin.ts'
import { afterDrops, coinsRead, inletShut, mismatch } from './paying.ts'
import { proved } from './pin.ts'
import { afterLoss, giveUp, nothingOut, printMismatch, printNext, printUnclear, printed } from './printing.ts'
import { cardTaken, identified, sessionOpened } from './reading.ts'
import { settle } from './settle.ts'

/** Answers of devices and center. An answer that nobody waits for any more is ignored, with a trace. */
export function answer(flow: Flow, event: Answered): Advance {
  if (event.visit !== flow.visit) return 'ignored'
  const { step } = flow
  switch (event.kind) {
    case 'identified':
      if (step.kind === 'sameCard') return identifiedAgain(flow, step, event.card)
      return step.kind === 'reading' ? identified(flow, step, event.card) : 'ignored'
    case 'sessionOpened': return step.kind === 'reading' ? sessionOpened(flow, step, event) : 'ignored'
    case 'proved': return proved(flow, event.proof)
    case 'menuArrived':
      if (step.kind !== 'takeCard' || step.menu !== null) return 'ignored'
      return cardTaken({ ...flow, step: { ...step, menu: event.menu } })
    case 'refused': return awaitsCenter(flow) ? centerRefused(flow, event.reason) : 'ignored'
    case 'centerFailed': return awaitsCenter(flow) || step.kind === 'clearing' ? centerFailed(flow, event.fault) : 'ignored'
    case 'factsRead': return step.kind === 'checkNumber' ? factsRead(flow, step, event.outcome) : 'ignored'
    case 'registered': return step.kind === 'registering' ? registrationTaken(flow, step, event.number) : 'ignored'
    case 'coinsRead': return step.kind === 'paying' ? coinsRead(flow, step, event.values, event.tubes) : 'ignored'
    case 'inletClosed': return inletClosed(flow)
    case 'paidOut': return paidOut(flow, event.result, event.paid)
    case 'cashlessSeen': return step.kind === 'paying' ? { flow: { ...flow, step: { ...step, cashless: event.available } }, effects: [] } : 'ignored'
    case 'authorised': return authorised(flow)
    case 'notAuthorised': return notAuthorised(flow, event.why)
    case 'captured': return cashlessEnded(flow, 'capturing')
    case 'released': return cashlessEnded(flow, 'releasing')
    case 'stopsRead': return step.kind === 'clearing' ? printNext({ flow, effects: [] }) : 'ignored'
    case 'receiptPrinted': return receiptPrinted(flow, event.ok)
    case 'owedSlipPrinted': return owedSlipPrinted(flow, event.ok)
  }
}

/** What the vaults tell. A word about a certificate that is not the one being dealt with is ignored, unless its vault is gone. */
export function issued(flow: Flow, event: Issued): Advance {
  if (event.visit !== flow.visit) return 'ignored'
  if (event.kind === 'vaultEnded') return vaultEnded(flow, event.item, event.gone)
  const { step } = flow
  const downloading = step.kind === 'downloading' && step.item === event.item ? step : null
  const printing = step.kind === 'printing' && step.item === event.item ? step : null
  switch (event.kind) {
    case 'progress':
      return downloading === null ? 'ignored' : { flow: { ...flow, step: { ...downloading, received: event.received, total: event.total } }, effects: [] }
    case 'held': return downloading === null ? 'ignored' : held(flow, downloading, event.sheets, event.fee)
    case 'itemRefused': return downloading === null ? 'ignored' : openNext(drop({ flow, effects: [] }, event.item, event.reason))
    case 'vaultFailed': return downloading === null ? 'ignored' : vaultFailed(flow, downloading, event.fault)
    case 'mismatch':
      if (downloading !== null) return mismatch(flow, downloading.item)
      return printing === null ? 'ignored' : printMismatch(flow, printing)
    case 'sheetOut': return printing === null ? 'ignored' : { flow: { ...flow, step: { ...printing, done: event.sheets } }, effects: [] }
    case 'printed': return printing === null ? 'ignored' : printed(flow, printing)
    case 'nothingOut': return printing === null ? 'ignored' : nothingOut(flow, printing, event.fault)
    case 'printUnclear': return printing === null ? 'ignored' : printUnclear(flow, printing, event.fault)
  }
}

function awaitsCenter({ step }: Flow): boolean {
  switch (step.kind) {
    case 'reading': return step.awaiting === 'session'
    case 'takeCard': return step.menu === null
    case 'pin': return step.checking && step.type !== null
    case 'registering': return true
    case 'ready': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin': case 'sameCard':
    case 'checkNumber': case 'registered': case 'downloading': case 'paying': case 'clearing': case 'printing': case 'handing': case 'receipt':
    case 'settling': case 'outOfService':
      return false
  }
}

function centerRefused(flow: Flow, reason: Refusal): Advance {
  return seeOff(flow, { kind: 'refused', reason }, [{ kind: 'forgetPin' }])
}

function centerFailed(flow: Flow, fault: FaultCode): Advance {
  if (flow.step.kind === 'clearing') return giveUp(flow, fault)
  return seeOff({ ...flow, machine: raise(flow.machine, fault) }, { kind: 'trouble', fault }, [{ kind: 'forgetPin' }])
}

/** The process is gone, asked for or not: what it held is not to be had any more. */
function vaultEnded(before: Flow, index: number, gone: boolean): Advance {
  const item = before.holding.items[index]
  if (item === undefined || item.data === 'none') return 'ignored'
  const machine = gone ? before.machine : raise(before.machine, 'wipe.failed')
  const flow = withItem({ ...before, machine }, index, { data: 'none' })
  const { step } = flow
  if (step.kind === 'settling') return settle(flow)
  if (item.data === 'erasing' || !isLive(item)) return { flow, effects: [] }
  if (step.kind === 'printing' && step.item === index) return printUnclear(flow, step, 'vault.died')
  const lost = drop({ flow, effects: [] }, index, 'vault.died')
  switch (step.kind) {
    case 'downloading': return step.item === index ? openNext(lost) : lost
    case 'paying': return afterDrops(lost)
    case 'clearing': return afterLoss(lost)
    case 'printing': return lost
    case 'ready': case 'reading': case 'pin': case 'takeCard': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming':
    case 'origin': case 'sameCard': case 'checkNumber': case 'registering': case 'registered': case 'handing': case 'receipt': case 'outOfService':
      return lost
  }
}

function inletClosed(before: Flow): Advance {
  if (before.holding.inlet !== 'closing') return 'ignored'
  const flow: Flow = { ...before, holding: { ...before.holding, inlet: 'closed' } }
  if (flow.step.kind === 'paying') return flow.holding.cashless.state === 'chosen' ? ask(flow, flow.step) : inletShut(flow)
  return flow.step.kind === 'settling' ? settle(flow) : { flow, effects: [] }
}

/** What really came out is returned; the rest of what was asked for is owed, and a hopper that fails stops the machine. */
function paidOut(before: Flow, result: PayOutResult, paid: number): Advance {
  const asked = before.holding.payingOut
  if (asked === 0 || paid > asked || inside(before.holding.money) < asked) return 'ignored'
  const { money } = before.holding
  const settled = { ...money, returned: money.returned + paid, owed: money.owed + asked - paid }
  const fault = result === 'short' ? 'coins.short' : 'coins.payoutStuck'
  const machine = paid === asked ? before.machine : raise(before.machine, fault)
  const flow: Flow = { ...before, machine, holding: { ...before.holding, money: settled, payingOut: 0 } }
  return flow.step.kind === 'settling' ? settle(flow, [{ kind: 'wait', name: 'message', paying: false }]) : { flow, effects: [] }
}

function receiptPrinted(before: Flow, ok: boolean): Advance {
  if (before.holding.receipt !== 'printing') return 'ignored'
  const flow: Flow = { ...before, holding: { ...before.holding, receipt: ok ? 'outlet' : 'failed' } }
  return flow.step.kind === 'settling' ? settle(flow) : { flow, effects: [] }
}

/** It is spoken of for a while, so that it is not left lying. */
function owedSlipPrinted(before: Flow, ok: boolean): Advance {
  if (before.holding.slip !== 'printing' || before.step.kind !== 'settling') return 'ignored'
  const flow: Flow = { ...before, step: { ...before.step, told: false }, holding: { ...before.holding, slip: ok ? 'outlet' : 'failed' } }
  return settle(flow, [{ kind: 'wait', name: 'message', paying: false }])
}
