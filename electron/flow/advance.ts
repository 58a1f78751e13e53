import { answer, issued } from './answers.ts'
import { asking, copies } from './asking.ts'
import { choosing, confirming, explaining } from './choosing.ts'
import { chooseCashless, stopAsking } from './cashless.ts'
import type { Advance } from './effect.ts'
import type { FlowEvent } from './event.ts'
import { carryOn, hear } from './facts.ts'
import type { At, Flow } from './flow.ts'
import { attended, seeOff } from './move.ts'
import { checkNumber, checkNumberLength, origin, registered } from './origin.ts'
import { backFromPin, checkPin, pinLength } from './pin.ts'
import { finish, paperTaken } from './printing.ts'
import { told } from './settle.ts'
import type { Touch } from './touch.ts'

/**
 * ①–⑮ as one total function: from any state, any event leads to the next state and its effects, or is 'ignored' — a
 * value that the terminal writes down, so that nothing is ever dropped without a trace.
 */
export function advance(flow: Flow, event: FlowEvent): Advance {
  switch (event.kind) {
    case 'touched': return touched(flow, event.touch)
    case 'pinTyped': return typed(flow, event.length)
    case 'cardPlaced': case 'cardRemoved': case 'credited': case 'faultRaised': case 'faultCleared': case 'outlet': case 'receiptTaken':
    case 'elapsed': case 'standing': case 'serviced':
      return hear(flow, event)
    case 'identified': case 'sessionOpened': case 'proved': case 'menuArrived': case 'refused': case 'centerFailed': case 'factsRead':
    case 'registered': case 'coinsRead': case 'inletClosed': case 'paidOut': case 'stopsRead': case 'receiptPrinted': case 'cashlessSeen':
    case 'authorised': case 'notAuthorised': case 'captured': case 'released': case 'owedSlipPrinted':
      return answer(flow, event)
    case 'progress': case 'held': case 'itemRefused': case 'mismatch': case 'vaultFailed': case 'vaultEnded': case 'sheetOut': case 'printed':
    case 'nothingOut': case 'printUnclear':
      return issued(flow, event)
  }
}

function typed(flow: Flow, length: number): Advance {
  const { step } = flow
  if ((step.kind !== 'pin' && step.kind !== 'checkNumber') || step.checking || flow.patience.counting) return 'ignored'
  const longest = step.kind === 'pin' ? pinLength : checkNumberLength
  return length < 0 || length > longest ? 'ignored' : attended({ ...flow, step: { ...step, length } })
}

function touched(flow: Flow, touch: Touch): Advance {
  if (touch.kind === 'continue') return carryOn(flow)
  // The countdown dialogue lies over everything else: no touch goes through it.
  if (flow.patience.counting) return 'ignored'
  if (touch.kind === 'language') return suit(flow, { language: touch.language })
  if (touch.kind === 'aids') return suit(flow, { aids: touch.aids })
  if (touch.kind === 'cancel' && mayCancel(flow)) return seeOff(flow, { kind: 'cancelled' }, [{ kind: 'forgetPin' }])
  const { step } = flow
  switch (step.kind) {
    case 'paying': return paying(flow, step, touch)
    case 'pin': return touch.kind === 'back' ? backFromPin(flow, step) : touch.kind === 'confirm' ? checkPin(flow, step) : 'ignored'
    case 'choosing': return choosing(flow, step, touch)
    case 'explaining': return explaining(flow, step, touch)
    case 'asking': return asking(flow, step, touch)
    case 'copies': return copies(flow, step, touch)
    case 'confirming': return confirming(flow, step, touch)
    case 'origin': return origin(flow, step, touch)
    case 'checkNumber': return checkNumber(flow, step, touch)
    case 'registered': return registered(flow, step, touch)
    case 'handing': return touch.kind === 'taken' && flow.machine.outlet !== 'occupied' ? paperTaken(flow) : 'ignored'
    case 'receipt': return touch.kind === 'taken' ? finish(flow) : 'ignored'
    case 'settling': return touch.kind === 'taken' ? told(flow) : 'ignored'
    case 'ready': case 'reading': case 'takeCard': case 'sameCard': case 'registering': case 'downloading': case 'clearing': case 'printing':
    case 'outOfService':
      return 'ignored'
  }
}

/** ⑫: what is not paid in money. */
function paying(flow: Flow, step: At<'paying'>, touch: Touch): Advance {
  if (touch.kind === 'payCashless') return chooseCashless(flow, step)
  return touch.kind === 'cancel' && flow.holding.cashless.state === 'asking' ? stopAsking(flow) : 'ignored'
}

/** 中止する returns everything, as long as nothing irreversible is under way. */
function mayCancel(flow: Flow): boolean {
  const { step } = flow
  switch (step.kind) {
    case 'pin': case 'checkNumber': return !step.checking
    case 'reading': case 'takeCard': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin':
    case 'sameCard':
      return true
    case 'paying': return flow.holding.inlet !== 'closing' && flow.holding.cashless.state === 'none'
    case 'ready': case 'registering': case 'registered': case 'downloading': case 'clearing': case 'printing': case 'handing': case 'receipt':
    case 'settling': case 'outOfService':
      return false
  }
}

/** Where no visit is open nobody may be there any more: what a passer-by chose is taken back when nothing follows. */
function suit(flow: Flow, wish: Partial<Pick<Flow, 'language' | 'aids'>>): Advance {
  const suited = attended({ ...flow, ...wish })
  return flow.visit === null ? { flow: suited.flow, effects: [...suited.effects, { kind: 'wait', name: 'idle', paying: false }] } : suited
}
