import { askedBy, awaitedIn, settledBy, waitsIn } from './awaited.ts'
import type { Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import type { Flow } from './flow.ts'
import { inside } from './holding.ts'

/** What must hold of every state: money is conserved, and an idle machine holds nothing of anybody. */
export function brokenInState(flow: Flow): readonly string[] {
  const broken: string[] = []
  const { money, payingOut, card, data, inlet, receipt, issue } = flow.holding
  if ([money.inserted, money.kept, money.returned, money.owed, payingOut].some((yen) => yen < 0)) broken.push('a negative amount')
  if (inside(money) < payingOut) broken.push('more is being paid out than is inside')
  if (flow.step.kind === 'ready' || flow.step.kind === 'outOfService') {
    if (money.inserted !== 0 || payingOut !== 0 || inlet !== 'closed') broken.push('money left behind')
    if (data !== 'none' || receipt !== 'none' || issue !== 'none' || flow.visit !== null) broken.push('a visit left behind')
  }
  if (flow.step.kind === 'ready' && card === 'inside') broken.push('a card left behind')
  return broken
}

/** What must hold of every step taken. */
export function brokenInMove(from: Flow, event: FlowEvent, to: Flow, effects: readonly Effect[]): readonly string[] {
  const broken: string[] = []
  for (const effect of effects) broken.push(...brokenByEffect(from, event, to, effect))
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
    case 'print': {
      const due = to.step.kind === 'printing' ? to.step.order.due : Infinity
      if (inside(to.holding.money) < due) return ['something unpaid is printed']
      return to.holding.data === 'held' && from.step.kind !== 'printing' ? [] : ['printed without a verified certificate, or twice']
    }
    case 'keepFee': return event.kind === 'printed' && to.holding.money.kept - from.holding.money.kept === effect.yen ? [] : ['a fee kept without paper']
    case 'payOut': return effect.yen > 0 && (from.holding.payingOut === 0 || event.kind === 'paidOut') ? [] : ['a pay-out of nothing, or over another']
    case 'accept': return from.step.kind === 'paying' && from.holding.data === 'held' ? [] : ['money asked for without a certificate in hand']
    case 'endVisit': return brokenAtEnd(to, effect.left)
    case 'identifyCard': case 'openSession': case 'provePin': case 'forgetPin': case 'authenticate': case 'openVault': case 'readCoins':
    case 'closeInlet': case 'printReceipt': case 'erase': case 'report': case 'freshScreen': case 'wait': case 'unwait':
      return []
  }
}

function brokenAtEnd(to: Flow, left: Flow['holding']): readonly string[] {
  const broken: string[] = []
  if (inside(left.money) !== 0 || left.payingOut !== 0 || left.inlet !== 'closed') broken.push('the visit ended with money inside')
  if (left.data !== 'none') broken.push('the visit ended with a certificate held')
  if (left.card === 'inside' && !to.machine.faults.includes('card.forgotten')) broken.push('the visit ended with a card on the reader')
  if (left.paper === 'outlet' && !to.machine.faults.includes('paper.forgotten')) broken.push('the visit ended with paper in the outlet')
  if (left.paper === 'possible' && !to.machine.locked.includes('printer.unknownResult')) broken.push('a doubtful sheet and nobody called')
  return broken
}
