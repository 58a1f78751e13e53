import { askedBy, awaitedIn, settledBy, waitsIn } from './awaited.ts'
import type { Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import type { Flow } from './flow.ts'
import { barOf } from './bars.ts'
import { inside, isLive } from './holding.ts'

/** What must hold of every state: money is conserved, and an idle machine holds nothing of anybody. */
export function brokenInState(flow: Flow): readonly string[] {
  const broken: string[] = []
  const { money, payingOut, card, inlet, receipt, items } = flow.holding
  if ([money.inserted, money.kept, money.returned, money.owed, payingOut].some((yen) => yen < 0)) broken.push('a negative amount')
  if (inside(money) < payingOut) broken.push('more is being paid out than is inside')
  const earned = items.filter(({ issue }) => issue === 'printed').reduce((sum, { order }) => sum + order.due, 0)
  if (money.kept !== earned) broken.push('another fee is kept than that of what was printed')
  if (flow.step.kind === 'ready' || flow.step.kind === 'outOfService') {
    if (money.inserted !== 0 || payingOut !== 0 || inlet !== 'closed') broken.push('money left behind')
    if (items.length > 0 || receipt !== 'none' || flow.visit !== null || flow.standing.barred.length > 0) broken.push('a visit left behind')
  }
  if (flow.step.kind === 'ready' && card === 'inside') broken.push('a card left behind')
  if (flow.step.kind === 'ready' && flow.machine.outlet === 'occupied') broken.push('paper left behind')
  return broken
}

/** What must hold of every step taken. */
export function brokenInMove(from: Flow, event: FlowEvent, to: Flow, effects: readonly Effect[]): readonly string[] {
  const broken: string[] = []
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
    case 'keepFee': {
      const grown = to.holding.money.kept - from.holding.money.kept
      return event.kind === 'printed' && event.item === effect.item && grown === effect.yen ? [] : ['a fee kept without paper']
    }
    case 'payOut': return effect.yen > 0 && (from.holding.payingOut === 0 || event.kind === 'paidOut') ? [] : ['a pay-out of nothing, or over another']
    case 'accept': return from.step.kind === 'paying' && inHand(to) ? [] : ['money asked for without a certificate in hand']
    case 'endVisit': return brokenAtEnd(to, effect.left)
    case 'openVault': return barOf(from, effect.order.entry) === null ? [] : ['applied for out of hours, or in spite of a stop']
    case 'verifyPin': case 'readFacts': return from.step.kind === 'pin' || from.step.kind === 'checkNumber' ? [] : ['a secret tried that nobody typed']
    case 'identifyCard': case 'openSession': case 'provePin': case 'proveDevice': case 'forgetPin': case 'authenticate': case 'introduce':
    case 'register': case 'printSlip': case 'readCoins': case 'closeInlet': case 'askStops': case 'printReceipt': case 'erase': case 'report':
    case 'freshScreen': case 'wait': case 'unwait':
      return []
  }
}

/** Paid for, verified, not stopped, never before: whatever is printed (I-07, I-17). */
function brokenByPrint(from: Flow, event: FlowEvent, to: Flow, place: number): readonly string[] {
  const broken: string[] = []
  const { items, money } = to.holding
  const open = items.filter(isLive).reduce((sum, { order }) => sum + order.due, 0)
  const item = items[place]
  if (inside(money) < open) broken.push('something unpaid is printed')
  if (item === undefined || item.data !== 'held' || item.sheets < 1 || item.issue !== 'applied') broken.push('printed without a verified certificate, or twice')
  if (item !== undefined && isStopped(to, item.order.entry)) broken.push('printed in spite of a stop')
  if (from.step.kind !== 'clearing' || event.kind !== 'stopsRead') broken.push('printed without having asked for the stops')
  return broken
}

/** Read off the notice itself, not off what the flow makes of it. */
function isStopped({ standing }: Flow, entry: string): boolean {
  return standing.service === 'service.stopped' || standing.barred.some((bar) => bar.entry === entry && bar.reason === 'service.stopped')
}

/** Money is asked for only while everything it is for is held and verified. */
function inHand({ holding }: Flow): boolean {
  const live = holding.items.filter(isLive)
  return live.length > 0 && live.every(({ data, sheets }) => data === 'held' && sheets > 0)
}

/** Every application ends in exactly one outcome (I-22); one that failed before anything was paid was told then. */
function unreported({ holding }: Flow, effects: readonly Effect[]): readonly string[] {
  const told = effects.flatMap((effect) => (effect.kind === 'report' ? [effect.item] : []))
  const due = holding.items.flatMap(({ issue }, item) => (issue === 'none' ? [] : [item]))
  return told.join() === due.join() ? [] : ['an application without its one outcome']
}

function brokenAtEnd(to: Flow, left: Flow['holding']): readonly string[] {
  const broken: string[] = []
  if (inside(left.money) !== 0 || left.payingOut !== 0 || left.inlet !== 'closed') broken.push('the visit ended with money inside')
  if (left.items.some(({ data }) => data !== 'none')) broken.push('the visit ended with a certificate held')
  if (left.card === 'inside' && !to.machine.faults.includes('card.forgotten')) broken.push('the visit ended with a card on the reader')
  if (left.paper === 'outlet' && !to.machine.faults.includes('paper.forgotten')) broken.push('the visit ended with paper in the outlet')
  if (left.paper === 'possible' && !to.machine.locked.includes('printer.unknownResult')) broken.push('a doubtful sheet and nobody called')
  return broken
}
