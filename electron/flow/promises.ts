import { askedBy, awaitedIn, settledBy, waitsIn } from './awaited.ts'
import type { Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import type { Flow } from './flow.ts'
import { barOf } from './bars.ts'
import { brokenByMoving, brokenByPaying, brokenMoney, brokenMoneyAtEnd, isPaid } from './money-promises.ts'

/** What must hold of every state: money is conserved, and an idle machine holds nothing of anybody. */
export function brokenInState(flow: Flow): readonly string[] {
  const broken: string[] = [...brokenMoney(flow)]
  const { card, receipt, slip, items } = flow.holding
  if (flow.step.kind === 'ready' || flow.step.kind === 'outOfService') {
    if (items.length > 0 || receipt !== 'none' || slip !== 'none' || flow.visit !== null || flow.standing.barred.length > 0) broken.push('a visit left behind')
  }
  if (flow.step.kind === 'ready' && card === 'inside') broken.push('a card left behind')
  if (flow.step.kind === 'ready' && flow.machine.outlet === 'occupied') broken.push('paper left behind')
  return broken
}

/** What must hold of every step taken. */
export function brokenInMove(from: Flow, event: FlowEvent, to: Flow, effects: readonly Effect[]): readonly string[] {
  const broken: string[] = [...brokenByMoving(from, event, to, effects)]
  for (const effect of effects) broken.push(...brokenByEffect(from, event, to, effect))
  if (effects.some(({ kind }) => kind === 'endVisit')) broken.push(...unreported(from, effects))
  const asked = effects.map(askedBy)
  const open = awaitedIn(from).filter((awaited) => !settledBy(event).includes(awaited))
  for (const awaited of awaitedIn(to)) {
    if (!open.includes(awaited) && !asked.includes(awaited)) broken.push(`waits for ${awaited}, which nobody asked for`)
  }
  const elapsed = event.kind === 'elapsed' ? event.wait : null
  for (const wait of waitsIn(to)) {
    const running = waitsIn(from).includes(wait) && wait !== elapsed
    const last = effects.findLast((effect) => (effect.kind === 'wait' || effect.kind === 'unwait') && effect.name === wait)
    if (last === undefined ? !running : last.kind === 'unwait') broken.push(`relies on the clock ${wait}, which does not run`)
  }
  return broken
}

function brokenByEffect(from: Flow, event: FlowEvent, to: Flow, effect: Effect): readonly string[] {
  switch (effect.kind) {
    case 'print': return brokenByPrint(from, event, to, effect.item)
    case 'keepFee': case 'payOut': case 'accept': case 'authorise': case 'cancelAuthorise': case 'capture': case 'release': case 'withhold':
    case 'printOwedSlip':
      return brokenByPaying(from, event, to, effect)
    case 'endVisit': return brokenAtEnd(from, to, effect.left)
    case 'openVault': return barOf(from, effect.order.entry) === null ? [] : ['applied for out of hours, or in spite of a stop']
    case 'verifyPin': case 'readFacts': return from.step.kind === 'pin' || from.step.kind === 'checkNumber' ? [] : ['a secret tried that nobody typed']
    case 'identifyCard': case 'openSession': case 'provePin': case 'proveDevice': case 'forgetPin': case 'authenticate': case 'introduce':
    case 'register': case 'printSlip': case 'readCoins': case 'seeCashless': case 'closeInlet': case 'askStops': case 'printReceipt': case 'erase': case 'report':
    case 'freshScreen': case 'wait': case 'unwait':
      return []
  }
}

/** Paid for, verified, not stopped, never before: whatever is printed (I-07, I-17). */
function brokenByPrint(from: Flow, event: FlowEvent, to: Flow, place: number): readonly string[] {
  const broken: string[] = []
  const item = to.holding.items[place]
  if (!isPaid(to.holding)) broken.push('something unpaid is printed')
  if (item === undefined || item.data !== 'held' || item.sheets < 1 || item.issue !== 'applied') broken.push('printed without a verified certificate, or twice')
  if (item !== undefined && isStopped(to, item.order.entry)) broken.push('printed in spite of a stop')
  if (from.step.kind !== 'clearing' || event.kind !== 'stopsRead') broken.push('printed without having asked for the stops')
  return broken
}

/** Read off the notice itself, not off what the flow makes of it. */
function isStopped({ standing }: Flow, entry: string): boolean {
  return standing.service === 'service.stopped' || standing.barred.some((bar) => bar.entry === entry && bar.reason === 'service.stopped')
}

/** Every application ends in exactly one outcome (I-22); one that failed before anything was paid was told then. */
function unreported({ holding }: Flow, effects: readonly Effect[]): readonly string[] {
  const told = effects.flatMap((effect) => (effect.kind === 'report' ? [effect.item] : []))
  const due = holding.items.flatMap(({ issue }, item) => (issue === 'none' ? [] : [item]))
  return told.join() === due.join() ? [] : ['an application without its one outcome']
}

function brokenAtEnd(from: Flow, to: Flow, left: Flow['holding']): readonly string[] {
  const broken: string[] = [...brokenMoneyAtEnd(from, left)]
  if (left.items.some(({ data }) => data !== 'none')) broken.push('the visit ended with a certificate held')
  if (left.card === 'inside' && !to.machine.faults.includes('card.forgotten')) broken.push('the visit ended with a card on the reader')
  if (left.paper === 'outlet' && !to.machine.faults.includes('paper.forgotten')) broken.push('the visit ended with paper in the outlet')
  if (left.paper === 'possible' && !to.machine.locked.includes('printer.unknownResult')) broken.push('a doubtful sheet and nobody called')
  return broken
}
