import { canServe, clear, raise } from './machine.ts'
import type { Advance, Effect, Taken } from './effect.ts'
import type { FaultCode } from './fault.ts'
import type { Flow, Machine } from './flow.ts'
import { doubtfulOf, inside, nothingHeld, outcomeOf } from './holding.ts'
import type { Holding, Item } from './holding.ts'
import { endCashless, giveBack } from './returning.ts'
import type { Returning } from './returning.ts'

/**
 * The one way out, from any step and any fault: money -> card -> paper -> data. Called again after everything that
 * changes what is held; it starts what can be started and departs once nothing is owed. Erasing begins at once, since
 * nothing is gained by keeping a certificate while somebody looks for a coin.
 */
export function settle(flow: Flow, before: readonly Effect[] = []): Taken {
  if (flow.step.kind !== 'settling') throw new Error(`settle called on ${flow.step.kind}`)
  const started = startReturning(flow)
  const next = owning(flow, started.holding)
  const effects = [...before, ...started.effects]
  if (next.step !== flow.step) return { flow: next, effects: [...effects, { kind: 'wait', name: 'message', paying: false }] }
  if (!flow.step.told || owesAnything(next)) return { flow: next, effects }
  return depart(next, effects)
}

/** Who has been thanked already is told all the same when the change turns out not to come: how much, and under which number. */
function owning(flow: Flow, holding: Holding): Flow {
  const { step, machine } = flow
  if (step.kind !== 'settling' || step.why.kind !== 'finished' || holding.money.owed === 0) return { ...flow, holding }
  return { ...flow, holding, step: { ...step, told: false, why: { kind: 'trouble', fault: owedFault(holding, machine) } } }
}

/** Why money stays owed that was to come back, as somebody is told who is owed it. */
export function owedFault({ withheld }: Holding, { locked }: Machine): FaultCode {
  if (withheld > 0) return 'coins.fraud'
  return locked.includes('coins.payoutStuck') ? 'coins.payoutStuck' : 'coins.short'
}

/** The closing message has been read, or has stood long enough. */
export function told(flow: Flow): Advance {
  if (flow.step.kind !== 'settling') return 'ignored'
  return settle({ ...flow, step: { ...flow.step, told: true } })
}

/** Card or paper has been waited for long enough: the machine stops until somebody takes it. */
export function forgotten(flow: Flow): Advance {
  let { machine, holding } = flow
  if (holding.card === 'inside') machine = raise(machine, 'card.forgotten')
  if (holding.paper === 'outlet') {
    if (machine.outlet === 'occupied') machine = raise(machine, 'paper.forgotten')
    // A printer without a sensor can't tell; the warning has stood its whole time, and blocking here would stop the machine daily.
    else holding = { ...holding, paper: 'none' }
  }
  return settle({ ...flow, machine, holding })
}

/** Puts an idle machine in the step its facts call for. */
export function rest(flow: Flow, effects: readonly Effect[] = []): Taken {
  const kind = canServe(flow) ? 'ready' : 'outOfService'
  if (flow.step.kind === kind) return { flow, effects }
  return { flow: { ...flow, epoch: flow.epoch + 1, step: { kind } }, effects }
}

function startReturning({ visit, holding, machine }: Flow): Returning {
  const ending = endCashless(holding)
  const effects: Effect[] = [...ending.effects]
  let next = ending.holding
  if (next.inlet === 'open') {
    effects.push({ kind: 'closeInlet' })
    next = { ...next, inlet: 'closing' }
  }
  effects.push(...next.items.flatMap(({ data }, item): Effect[] => (data === 'held' ? [{ kind: 'erase', item }] : [])))
  next = { ...next, items: next.items.map((item): Item => (item.data === 'held' ? { ...item, data: 'erasing' } : item)) }
  // Only once the inlet is closed: a coin still falling would be left out of the amount.
  if (next.inlet === 'closed' && next.payingOut === 0) {
    const given = giveBack(next, machine)
    effects.push(...given.effects)
    next = given.holding
  }
  if (visit !== null && isSlipDue(next)) {
    effects.push({ kind: 'printOwedSlip', yen: next.money.owed })
    next = { ...next, slip: 'printing' }
  }
  return { holding: next, effects }
}

/** 返金のご案内, once, when it is certain what stays owed and the receipt printer has nothing else to print. */
function isSlipDue({ money, inlet, payingOut, slip, receipt }: Holding): boolean {
  return money.owed > 0 && slip === 'none' && receipt !== 'printing' && inlet === 'closed' && payingOut === 0 && inside(money) === 0
}

function owesAnything(flow: Flow): boolean {
  const { holding, machine } = flow
  const money = holding.inlet !== 'closed' || holding.payingOut > 0 || inside(holding.money) > 0
  const card = holding.card === 'inside' && !machine.faults.includes('card.forgotten')
  const paper = holding.paper === 'outlet' && !machine.faults.includes('paper.forgotten')
  const data = holding.items.some((item) => item.data !== 'none')
  const printing = holding.receipt === 'printing' || holding.slip === 'printing'
  return money || holding.cashless.state !== 'none' || card || paper || data || printing
}

function depart(flow: Flow, before: readonly Effect[]): Taken {
  if (flow.step.kind !== 'settling') throw new Error(`depart called on ${flow.step.kind}`)
  const effects: Effect[] = [...before]
  const { money } = flow.holding
  const settled = { ...money, owed: money.owed - doubtfulOf(flow.holding) }
  flow.holding.items.forEach((each, item) => {
    const outcome = outcomeOf(each, settled)
    if (outcome !== null) effects.push({ kind: 'report', item, outcome })
  })
  effects.push({ kind: 'forgetPin' }, { kind: 'unwait', name: 'forgotten' }, { kind: 'unwait', name: 'message' }, { kind: 'endVisit', left: flow.holding, why: flow.step.why.kind }, { kind: 'freshScreen' })
  const { card } = flow.holding
  const cleaned: Flow = {
    ...flow,
    visit: null,
    language: 'ja',
    aids: flow.usualAids,
    machine: flow.holding.paper === 'outlet' ? flow.machine : clear(flow.machine, 'paper.forgotten'),
    holding: { ...nothingHeld, card },
    standing: { ...flow.standing, barred: [] },
    patience: { counting: false, extensions: flow.patience.extensions, extensionsLeft: flow.patience.extensions },
  }
  return rest(cleaned, effects)
}
