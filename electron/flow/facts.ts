import type { Advance, Effect } from './effect.ts'
import type { Fact } from './event.ts'
import type { FaultCode } from './fault.ts'
import type { Flow } from './flow.ts'
import { canServe, clear, raise } from './machine.ts'
import { attended, seeOff } from './move.ts'
import { paid } from './paying.ts'
import { askForCard, liftedWhileTyping } from './origin.ts'
import { finish, giveUp, paperTaken } from './printing.ts'
import { beginVisit, cardTaken } from './reading.ts'
import { forgotten, rest, settle, told } from './settle.ts'
import { standingChanged } from './standing.ts'

/** Facts come before screens: a coin, a card, a fault is heard on every step, whatever is being asked just now. */
export function hear(flow: Flow, fact: Fact): Advance {
  switch (fact.kind) {
    case 'cardPlaced': return cardPlaced(flow, fact.visit)
    case 'cardRemoved': return cardRemoved(flow)
    case 'credited': return credited(flow, fact.yen)
    case 'faultRaised': return faultRaised(flow, fact.code)
    case 'faultCleared': return faultCleared(flow, fact.code)
    case 'outlet': return outlet(flow, fact.state)
    case 'receiptTaken': return receiptTaken(flow)
    case 'elapsed': return elapsed(flow, fact.wait)
    case 'standing': return standingChanged(flow, fact.standing)
    case 'serviced': return serviced(flow)
  }
}

function cardPlaced(flow: Flow, visit: string): Advance {
  if (flow.step.kind === 'ready' && canServe(flow)) return beginVisit(flow, visit)
  if (flow.holding.card === 'inside') return 'ignored'
  if (flow.step.kind === 'sameCard' && !flow.step.reading) return askForCard({ ...flow, holding: { ...flow.holding, card: 'inside' } }, flow.step)
  // Laid down in the middle of somebody's visit: it belongs to nobody's transaction, but it must be off before the next one.
  const effects: readonly Effect[] = flow.step.kind === 'settling' ? [{ kind: 'wait', name: 'forgotten', paying: false }] : []
  return rested({ ...flow, holding: { ...flow.holding, card: 'inside' } }, effects)
}

function cardRemoved(before: Flow): Advance {
  if (before.holding.card === 'none') return 'ignored'
  const flow: Flow = { ...before, holding: { ...before.holding, card: 'none' }, machine: clear(before.machine, 'card.forgotten') }
  switch (flow.step.kind) {
    case 'reading': return seeOff(flow, { kind: 'refused', reason: 'card.gone' })
    case 'pin':
      if (flow.step.checking || flow.step.type !== null) return { flow, effects: [] }
      return seeOff(flow, { kind: 'refused', reason: 'card.gone' }, [{ kind: 'forgetPin' }])
    case 'takeCard': return cardTaken(flow)
    case 'checkNumber': return liftedWhileTyping(flow, flow.step)
    case 'settling': return settle(flow)
    case 'ready': case 'outOfService': return rested(flow)
    case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin': case 'sameCard': case 'registering':
    case 'registered': case 'downloading': case 'paying': case 'clearing': case 'printing': case 'handing': case 'receipt':
      return { flow, effects: [] }
  }
}

function credited(before: Flow, yen: number): Advance {
  const { money } = before.holding
  const flow: Flow = { ...before, holding: { ...before.holding, money: { ...money, inserted: money.inserted + yen } } }
  switch (flow.step.kind) {
    case 'paying': return paid(flow)
    case 'settling': return settle(flow)
    // A coin that nobody asked for goes straight back.
    case 'ready': case 'outOfService': return seeOff(flow, { kind: 'cancelled' })
    case 'reading': case 'pin': case 'takeCard': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin':
    case 'sameCard': case 'checkNumber': case 'registering': case 'registered': case 'downloading': case 'clearing': case 'printing':
    case 'handing': case 'receipt':
      return { flow, effects: [] }
  }
}

function faultRaised(before: Flow, code: FaultCode): Advance {
  const machine = raise(before.machine, code)
  if (machine === before.machine) return 'ignored'
  // A reader that is gone can't tell that the card is taken; it tells anew when it is found.
  const card = code === 'card.readerLost' ? ('none' as const) : before.holding.card
  const flow: Flow = { ...before, machine, holding: { ...before.holding, card } }
  const trouble = { kind: 'trouble', fault: code } as const
  switch (flow.step.kind) {
    case 'ready': case 'outOfService': return rested(flow)
    case 'reading': return seeOff(flow, trouble)
    case 'pin':
      if (flow.step.type === null || stopsPayingOrPrinting(code)) return seeOff(flow, trouble, [{ kind: 'forgetPin' }])
      return noted(flow)
    case 'sameCard': case 'checkNumber':
      if (code === 'card.readerLost' || stopsPayingOrPrinting(code)) return seeOff(flow, trouble, [{ kind: 'forgetPin' }])
      return noted(flow)
    case 'takeCard':
      // Lost with the reader: nobody will tell any more that the card is taken.
      return stopsPayingOrPrinting(code) ? seeOff(flow, trouble) : cardTaken(flow)
    case 'clearing': return stopsPayingOrPrinting(code) ? giveUp(flow, code) : noted(flow)
    case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin': case 'downloading': case 'paying':
      return stopsPayingOrPrinting(code) ? seeOff(flow, trouble) : noted(flow)
    case 'settling': return settle(flow)
    // The printer's own answer decides here; a fault alone does not say what became of the sheet.
    case 'printing': case 'handing': case 'receipt': case 'registering': case 'registered': return noted(flow)
  }
}

/** Once the card has been read, only what money or paper need can still stop a visit. */
function stopsPayingOrPrinting(code: FaultCode): boolean {
  return code.startsWith('coins.') || code.startsWith('printer.') || code === 'certificate.mismatch' || code === 'center.suspended' || code === 'clock.skewed'
}

function faultCleared(flow: Flow, code: FaultCode): Advance {
  // Forgotten things are cleared by taking them, not by a device's word.
  if (!flow.machine.faults.includes(code) || code === 'card.forgotten' || code === 'paper.forgotten') return 'ignored'
  return rested({ ...flow, machine: clear(flow.machine, code) })
}

function outlet(before: Flow, state: Flow['machine']['outlet']): Advance {
  const was = before.machine.outlet
  if (was === state) return 'ignored'
  const empty = state === 'empty'
  const machine = empty ? clear(before.machine, 'paper.forgotten') : before.machine
  const flow: Flow = { ...before, machine: { ...machine, outlet: state } }
  if (!(empty && was === 'occupied')) return rested(flow)
  if (flow.step.kind === 'handing') return paperTaken(flow)
  const paper = flow.holding.paper === 'outlet' ? ('none' as const) : flow.holding.paper
  const emptied: Flow = { ...flow, holding: { ...flow.holding, paper } }
  return flow.step.kind === 'settling' ? settle(emptied) : rested(emptied)
}

function receiptTaken(flow: Flow): Advance {
  if (flow.holding.receipt !== 'outlet') return 'ignored'
  const taken: Flow = { ...flow, holding: { ...flow.holding, receipt: 'none' } }
  if (taken.step.kind === 'receipt') return finish(taken)
  return taken.step.kind === 'settling' && taken.step.why.kind === 'finished' ? told(taken) : noted(taken)
}

function elapsed(flow: Flow, wait: 'idle' | 'countdown' | 'message' | 'forgotten'): Advance {
  switch (wait) {
    case 'idle': return idle(flow)
    case 'countdown': return flow.patience.counting ? seeOff(flow, { kind: 'timeout' }, [{ kind: 'forgetPin' }]) : 'ignored'
    case 'message': return told(flow)
    case 'forgotten':
      if (flow.step.kind === 'settling') return forgotten(flow)
      return flow.step.kind === 'handing' || flow.step.kind === 'receipt' ? finish(flow) : 'ignored'
  }
}

function idle(flow: Flow): Advance {
  switch (flow.step.kind) {
    case 'ready': case 'outOfService': return asFound(flow)
    case 'pin': case 'takeCard': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin':
    case 'sameCard': case 'checkNumber': case 'registered': case 'paying':
      if (flow.patience.counting) return 'ignored'
      return { flow: { ...flow, patience: { ...flow.patience, counting: true } }, effects: [{ kind: 'wait', name: 'countdown', paying: false }] }
    case 'reading': case 'registering': case 'downloading': case 'clearing': case 'printing': case 'handing': case 'receipt': case 'settling':
      return 'ignored'
  }
}

/** What the last passer-by chose is not the next one's, nor is what they opened or turned to, which ends with the epoch. */
function asFound(flow: Flow): Advance {
  return { flow: { ...flow, epoch: flow.epoch + 1, language: 'ja', aids: flow.usualAids }, effects: [] }
}

/** 「続ける」: up to ten times (EN 301 549). */
export function carryOn(flow: Flow): Advance {
  const { counting, extensionsLeft } = flow.patience
  if (!counting || extensionsLeft === 0) return 'ignored'
  return attended({ ...flow, patience: { ...flow.patience, extensionsLeft: extensionsLeft - 1 } })
}

function noted(flow: Flow, effects: readonly Effect[] = []): Advance {
  return { flow, effects }
}

/** Staff has looked: a doubtful sheet has been found or ruled out, a hopper cleared. */
function serviced(flow: Flow): Advance {
  const paper = flow.holding.paper === 'possible' ? ('none' as const) : flow.holding.paper
  return rested({ ...flow, machine: { ...flow.machine, locked: [] }, holding: { ...flow.holding, paper } })
}

/** An idle machine goes where its facts put it; a busy one stays where it is. */
function rested(flow: Flow, effects: readonly Effect[] = []): Advance {
  return flow.step.kind === 'ready' || flow.step.kind === 'outOfService' ? rest(flow, effects) : noted(flow, effects)
}
