import { dropStopped } from './bars.ts'
import type { Advance, Effect, Taken } from './effect.ts'
import type { FaultCode } from './fault.ts'
import { faultCodes } from './fault.ts'
import type { At, Flow, Machine } from './flow.ts'
import { isLive } from './holding.ts'
import type { Holding } from './holding.ts'
import { anyLive, drop, itemAt, seeOffFailed, withItem } from './items.ts'
import { raise } from './machine.ts'
import { move, seeOff } from './move.ts'
import { endCashless, giveBack } from './returning.ts'
import { owedFault } from './settle.ts'
import type { Yen } from './yen.ts'

/** Before every certificate the center is asked whether a stop has come meanwhile. No answer is no leave to print (I-17, I-18). */
export function clear({ flow, effects }: Taken): Taken {
  return move(flow, { kind: 'clearing' }, [...effects, { kind: 'askStops' }])
}

/** ⑬: the next certificate, without those that a stop forbids by now. */
export function printNext(before: Taken): Taken {
  const { flow, effects } = dropStopped(before)
  const item = flow.holding.items.findIndex(isLive)
  if (item < 0) return ended({ flow, effects })
  return move(flow, { kind: 'printing', item, done: 0 }, [...effects, { kind: 'print', item }])
}

/** This one is printed, so its fee is earned and its data go; then the next. */
export function printed(flow: Flow, { item }: At<'printing'>): Advance {
  const { due } = itemAt(flow, item).order
  const holding: Holding = { ...earned(flow.holding, due), paper: 'outlet' }
  const done = withItem({ ...flow, holding, machine: occupied(flow.machine) }, item, { issue: 'printed', data: 'erasing' })
  const kept: readonly Effect[] = isSetAside(holding) ? [] : [{ kind: 'keepFee', item, yen: due }]
  const taken: Taken = { flow: done, effects: [...kept, { kind: 'erase', item }] }
  return anyLive(done) ? clear(taken) : ended(taken)
}

/** Out of what was put in, or out of what the terminal beside has set aside: never out of both. */
function earned(holding: Holding, due: Yen): Holding {
  const { money, cashless } = holding
  if (isSetAside(holding)) return { ...holding, cashless: { ...cashless, charged: cashless.charged + due } }
  return { ...holding, money: { ...money, kept: money.kept + due } }
}

function isSetAside({ cashless }: Holding): boolean {
  return cashless.state === 'setAside'
}

/** The sheet is out before the sensor is asked again: whoever takes it at once must be seen taking it. */
function occupied(machine: Machine): Machine {
  return machine.outlet === 'unknown' ? machine : { ...machine, outlet: 'occupied' }
}

/** Surely no sheet of it: it is not charged, nor is what would have come after it. The printer's fault stands until the printer takes it back. */
export function nothingOut(flow: Flow, { item }: At<'printing'>, fault: FaultCode): Advance {
  return ended(dropRest(drop({ flow: { ...flow, machine: raise(flow.machine, fault) }, effects: [] }, item, fault), fault))
}

/**
 * Nobody knows whether a sheet of it came out. Paying its fee back by itself might give paper away, keeping it might take
 * money for nothing: it is written down as owed, and staff decides with the paper in hand (S4: 印刷不良). What was put in
 * beyond it is the customer's in any case. What was only set aside for it is not taken.
 */
export function printUnclear(flow: Flow, { item }: At<'printing'>, fault: FaultCode): Advance {
  const { money } = flow.holding
  const { due } = itemAt(flow, item).order
  const owed = isSetAside(flow.holding) ? money.owed : money.owed + due
  const holding: Holding = { ...flow.holding, money: { ...money, owed }, paper: 'possible' }
  const machine = raise(raise(flow.machine, fault), 'printer.unknownResult')
  const unclear = drop({ flow: withItem({ ...flow, holding, machine }, item, { issue: 'unclear' }), effects: [] }, item, fault)
  return ended(dropRest(unclear, fault))
}

/** Another paper than was ordered was about to be printed (I-07): the terminal stops; what was printed before stays the customer's. */
export function printMismatch(flow: Flow, step: At<'printing'>): Advance {
  return nothingOut(flow, step, 'certificate.mismatch')
}

/** What was printed stays the customer's; the rest is given up and paid back. */
export function giveUp(flow: Flow, fault: FaultCode): Taken {
  return ended(dropRest({ flow: { ...flow, machine: raise(flow.machine, fault) }, effects: [] }, fault))
}

/** A certificate less is to be printed while the stops are being asked for. */
export function afterLoss(taken: Taken): Taken {
  return anyLive(taken.flow) ? taken : ended(taken)
}

/** Where another paper than was ordered has stopped the terminal, the rest of the visit is stopped with it. */
function dropRest(taken: Taken, fault: FaultCode): Taken {
  const reason = fault === 'certificate.mismatch' ? 'service.stopped' : fault
  return taken.flow.holding.items.reduce((left, item, index) => (isLive(item) ? drop(left, index, reason) : left), taken)
}

/** ⑬→⑭ when there is paper to take: change, what was paid for failed certificates, and the receipt come at once, and what was set aside is taken. */
function ended({ flow, effects }: Taken): Taken {
  const printedItems = flow.holding.items.filter(({ issue }) => issue === 'printed')
  if (printedItems.length === 0) return seeOffFailed({ flow, effects })
  const given = giveBack(flow.holding, flow.machine)
  const taken = endCashless(given.holding)
  const receipt: Effect = { kind: 'printReceipt', orders: printedItems.map(({ order }) => order) }
  const holding: Holding = { ...taken.holding, receipt: 'printing' }
  return move({ ...flow, holding, standing: { ...flow.standing, barred: [] } }, { kind: 'handing' }, [...effects, ...given.effects, ...taken.effects, receipt])
}

/** ⑭→⑮ when the paper is out of the outlet; nobody is asked to take a receipt that has been taken. */
export function paperTaken(flow: Flow): Advance {
  const paper = flow.holding.paper === 'outlet' ? ('none' as const) : flow.holding.paper
  const next = { ...flow, holding: { ...flow.holding, paper } }
  return flow.holding.receipt === 'none' ? finish(next) : move(next, { kind: 'receipt' })
}

/** ⑮→①; money that stays owed is told before the customer leaves. */
export function finish(flow: Flow): Advance {
  const { holding, machine } = flow
  if (holding.money.owed === 0) return seeOff(flow, { kind: 'finished' })
  const doubtful = holding.items.find(({ issue }) => issue === 'unclear')?.failed
  return seeOff(flow, { kind: 'trouble', fault: faultCodes.find((code) => code === doubtful) ?? owedFault(holding, machine) })
}
