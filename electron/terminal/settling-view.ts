import type { Held, ScreenView } from '../contract/view.ts'
import type { Refusal } from '../flow/fault.ts'
import type { At, Flow } from '../flow/flow.ts'
import { referenceOf } from '../journal/entry.ts'
import { heldOf } from './card-views.ts'
import type { Surroundings } from './surroundings.ts'

/** The way out: what happened, what became of money, card and paper. */
export function settlingView(flow: Flow, { why, medium }: At<'settling'>, { receiptLies }: Pick<Surroundings, 'receiptLies'>): ScreenView {
  const { money: { inserted, returned, owed }, card, paper, payingOut, inlet, receipt, slip } = flow.holding
  const reference = flow.visit === null ? '' : referenceOf(flow.visit)
  const done = payingOut === 0 && inlet === 'closed'
  const inside = card === 'inside'
  const holding = heldOf(medium)
  const lies = receipt === 'outlet' && receiptLies
  switch (why.kind) {
    case 'trouble':
      return { name: 'trouble', fault: why.fault, returned, owed, slip, card: inside, holding, paper: paper === 'possible', done, reference }
    case 'refused': case 'cancelled': case 'timeout':
      // Who has money in the machine wants to know about that first.
      if (inserted > 0) {
        const reason = why.kind === 'refused' ? why.reason : null
        return { name: 'refund', reason, inserted, returned, owed, slip, done, card: inside, holding, reference }
      }
      if (why.kind === 'refused') return refusedView(why.reason, inside, holding)
      return { name: 'leaving', card: inside, holding, receipt: lies, reason: why.kind }
    case 'finished': return { name: 'leaving', card: inside, holding, receipt: lies, reason: 'finished' }
  }
}

/** The official sentence where it is the card itself that is not taken. */
function refusedView(reason: Refusal, card: boolean, holding: Held): ScreenView {
  return reason.startsWith('card.') ? { name: 'cardRefused', reason, card, holding } : { name: 'refused', reason, card, holding }
}
