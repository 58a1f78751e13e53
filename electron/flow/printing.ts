import type { Advance, Effect } from './effect.ts'
import type { FaultCode } from './fault.ts'
import type { Flow, Machine, Step } from './flow.ts'
import { inside } from './holding.ts'
import { raise } from './machine.ts'
import { move, seeOff } from './move.ts'

type At<K extends Step['kind']> = Extract<Step, { kind: K }>

/** ⑬→⑭: printed, so the fee is earned; change, receipt and erasing begin at once. */
export function printed(flow: Flow, step: At<'printing'>): Advance {
  const { due } = step.order
  const money = { ...flow.holding.money, kept: flow.holding.money.kept + due }
  const change = inside(money)
  const effects: Effect[] = [{ kind: 'keepFee', yen: due }, { kind: 'erase' }]
  if (change > 0) effects.push({ kind: 'payOut', yen: change })
  effects.push({ kind: 'printReceipt', order: step.order })
  const holding = { ...flow.holding, money, payingOut: change, paper: 'outlet' as const, receipt: 'printing' as const, data: 'erasing' as const, issue: 'printed' as const }
  return move({ ...flow, holding, machine: occupied(flow.machine) }, { kind: 'handing', order: step.order, sheets: step.sheets, paperTaken: false }, effects)
}

/** The sheet is out before the sensor is asked again: whoever takes it at once must be seen taking it. */
function occupied(machine: Machine): Machine {
  return machine.outlet === 'unknown' ? machine : { ...machine, outlet: 'occupied' }
}

/** Surely no sheet: everything goes back. The printer's fault stands until the printer takes it back. */
export function nothingOut(flow: Flow, fault: FaultCode): Advance {
  return seeOff({ ...flow, machine: raise(flow.machine, fault) }, { kind: 'trouble', fault })
}

/**
 * Nobody knows whether a sheet came out. Paying back by itself might give paper away, keeping might take money for
 * nothing: it is written down as owed, and staff decides with the paper in hand (S4: 印刷不良).
 */
export function printUnclear(flow: Flow, fault: FaultCode): Advance {
  const { money } = flow.holding
  const holding = { ...flow.holding, money: { ...money, owed: money.owed + inside(money) }, paper: 'possible' as const, issue: 'unclear' as const }
  const machine = raise(raise(flow.machine, fault), 'printer.unknownResult')
  return seeOff({ ...flow, holding, machine }, { kind: 'trouble', fault })
}

/** ⑭→⑮ when the paper is out of the outlet; nobody is asked to take a receipt that has been taken. */
export function paperTaken(flow: Flow, step: At<'handing'>): Advance {
  const next = { ...flow, holding: { ...flow.holding, paper: 'none' as const } }
  if (flow.holding.receipt === 'none') return finish(next)
  return move(next, { kind: 'receipt', order: step.order, receiptTaken: false })
}

/** ⑮→①; change that could not be paid is told before the customer leaves. */
export function finish(flow: Flow): Advance {
  if (flow.holding.money.owed > 0) return seeOff(flow, { kind: 'trouble', fault: 'coins.short' })
  return seeOff(flow, { kind: 'finished' })
}
