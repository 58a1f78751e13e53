import type { Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import type { Flow } from './flow.ts'
import { doubtfulOf, dueOf, inside, isLive, noCashless } from './holding.ts'
import type { Holding } from './holding.ts'

/** What must hold of money in every state, whether it lies in the machine or is set aside by the terminal beside. */
export function brokenMoney({ holding, step }: Flow): readonly string[] {
  const broken: string[] = []
  const { money, payingOut, inlet, items, cashless, withheld } = holding
  if ([money.inserted, money.kept, money.returned, money.owed, payingOut, withheld, cashless.yen, cashless.charged].some((yen) => yen < 0)) broken.push('a negative amount')
  if (inside(money) < payingOut) broken.push('more is being paid out than is inside')
  if (withheld > money.owed) broken.push('more is withheld than is owed')
  const earned = items.filter(({ issue }) => issue === 'printed').reduce((sum, { order }) => sum + order.due, 0)
  if (money.kept + cashless.charged !== earned) broken.push('another fee is kept than that of what was printed')
  if (money.kept > 0 && cashless.charged > 0) broken.push('one visit is charged in money and beside it')
  if (cashless.charged > cashless.yen) broken.push('more is charged than was set aside')
  if (cashless.state !== 'none' && inlet === 'open') broken.push('coins are taken while the terminal beside is asked')
  if (step.kind === 'ready' || step.kind === 'outOfService') {
    if (money.inserted !== 0 || payingOut !== 0 || inlet !== 'closed' || withheld !== 0) broken.push('money left behind')
    if (cashless.state !== noCashless.state || cashless.yen !== 0 || cashless.charged !== 0 || cashless.attempt !== 0) broken.push('something left set aside')
  }
  return broken
}

/** What must hold of money in every step taken. */
export function brokenByMoving(from: Flow, event: FlowEvent, to: Flow, effects: readonly Effect[]): readonly string[] {
  const broken: string[] = []
  const end = effects.find((effect) => effect.kind === 'endVisit')
  const left = end === undefined ? to.holding : end.left
  const withheld = effects.reduce((sum, effect) => (effect.kind === 'withhold' ? sum + effect.yen : sum), 0)
  const unpaid = event.kind === 'paidOut' ? from.holding.payingOut - event.paid : 0
  const doubted = doubtfulOf(left) - doubtfulOf(from.holding)
  if (left.money.owed - from.holding.money.owed !== withheld + unpaid + doubted) broken.push('money is owed that nobody wrote down, or the other way round')
  if (withheld > 0 && !to.machine.locked.includes('coins.fraud')) broken.push('money is withheld though nobody has tampered with it')
  if (end?.kind === 'endVisit' && end.why === 'finished' && end.left.money.owed > 0) broken.push('somebody is thanked who is owed money')
  if (from.holding.slip === 'none' && (left.slip === 'outlet' || left.slip === 'failed')) broken.push('a slip that was never printed')
  return [...broken, ...unsettled(from.holding, event, left, effects)]
}

/** From being asked to being taken or let go, nothing that may be set aside is lost sight of. */
function unsettled({ cashless: from }: Holding, event: FlowEvent, { cashless: to }: Holding, effects: readonly Effect[]): readonly string[] {
  const does = (...kinds: readonly Effect['kind'][]): boolean => effects.some(({ kind }) => kinds.includes(kind))
  const asked = from.state === 'asking' || from.state === 'stopping'
  const still = to.state === 'asking' || to.state === 'stopping'
  const answered = event.kind === 'authorised' || event.kind === 'notAuthorised'
  const maySetAside = event.kind === 'authorised' || (event.kind === 'notAuthorised' && event.why === 'unknown')
  const broken: string[] = []
  if (asked && !still && !answered) broken.push('an asking is lost sight of')
  if (asked && answered && maySetAside && to.state !== 'setAside' && !does('release')) broken.push('what may be set aside is forgotten')
  if (from.state === 'setAside' && to.state !== 'setAside' && !does('capture', 'release')) broken.push('what is set aside is forgotten')
  if (from.state === 'asking' && to.state === 'stopping' && !does('cancelAuthorise')) broken.push('an asking is called off, and nobody is told')
  return broken
}

/** What must hold of each effect on money. */
export function brokenByPaying(from: Flow, event: FlowEvent, to: Flow, effect: MoneyEffect): readonly string[] {
  const { holding } = to
  switch (effect.kind) {
    case 'keepFee': {
      const grown = holding.money.kept - from.holding.money.kept
      return event.kind === 'printed' && event.item === effect.item && grown === effect.yen ? [] : ['a fee kept without paper']
    }
    case 'payOut': {
      const broken = effect.yen > 0 && (from.holding.payingOut === 0 || event.kind === 'paidOut') ? [] : ['a pay-out of nothing, or over another']
      return from.machine.locked.includes('coins.fraud') && event.kind !== 'serviced' ? [...broken, 'paid out though somebody has tampered with the money'] : broken
    }
    case 'accept': return from.step.kind === 'paying' && inHand(holding) ? [] : ['money asked for without a certificate in hand']
    case 'authorise': {
      const fresh = effect.attempt === from.holding.cashless.attempt + 1 && from.holding.cashless.yen === 0 && holding.inlet === 'closed'
      const whole = effect.yen > 0 && effect.yen === dueOf(holding) && effect.yen === holding.cashless.yen
      return from.step.kind === 'paying' && inHand(holding) && fresh && whole ? [] : ['asked beside for another sum, too often, or without a certificate in hand']
    }
    case 'capture': {
      const { charged, yen } = from.holding.cashless
      const last = event.kind === 'printed' ? holding.cashless.charged : charged
      return effect.yen > 0 && effect.yen === last && effect.yen <= yen ? [] : ['another sum is taken than was earned, or more than was set aside']
    }
    case 'release': return holding.cashless.charged === 0 ? [] : ['let go though it was earned']
    case 'withhold': case 'cancelAuthorise': return []
    case 'printOwedSlip': {
      const through = inside(holding.money) === 0 && holding.payingOut === 0 && holding.inlet === 'closed' && from.holding.slip === 'none'
      return through && effect.yen === holding.money.owed && effect.yen > 0 && holding.receipt !== 'printing' ? [] : ['a slip too early, twice, or over another sum']
    }
  }
}

export type MoneyEffect = Extract<Effect, {
  kind: 'keepFee' | 'payOut' | 'accept' | 'authorise' | 'cancelAuthorise' | 'capture' | 'release' | 'withhold' | 'printOwedSlip'
}>

/** Paid in full, in money or beside: what is still to be printed. */
export function isPaid({ money, items, cashless }: Holding): boolean {
  const open = items.filter(isLive).reduce((sum, { order }) => sum + order.due, 0)
  return inside(money) >= open || (cashless.state === 'setAside' && cashless.yen - cashless.charged >= open)
}

/** What a visit may not leave behind of money. */
export function brokenMoneyAtEnd(from: Flow, left: Holding): readonly string[] {
  const broken: string[] = []
  if (inside(left.money) !== 0 || left.payingOut !== 0 || left.inlet !== 'closed') broken.push('the visit ended with money inside')
  if (left.cashless.state !== 'none') broken.push('the visit ended with something set aside')
  if (from.visit !== null && left.money.owed > 0 && (left.slip === 'none' || left.slip === 'printing')) broken.push('the visit ended with money owed, and nothing on paper about it')
  return broken
}

/** Money is asked for only while everything it is for is held and verified. */
function inHand({ items }: Holding): boolean {
  const live = items.filter(isLive)
  return live.length > 0 && live.every(({ data, sheets }) => data === 'held' && sheets > 0)
}
