import type { Held, ScreenView } from '../contract/view.ts'
import type { Refusal } from '../flow/fault.ts'
import type { At, Flow } from '../flow/flow.ts'
import { heldOf } from './card-views.ts'

/** The way out: what happened, what became of money, card and paper. */
export function settlingView({ holding }: Flow, { why, medium }: At<'settling'>, reference: string): ScreenView {
  const { money: { inserted, returned, owed }, card, paper, payingOut, inlet } = holding
  const done = payingOut === 0 && inlet === 'closed'
  const inside = card === 'inside'
  switch (why.kind) {
    case 'trouble':
      return { name: 'trouble', fault: why.fault, returned, owed, card: inside, paper: paper === 'possible', done, reference }
    case 'refused': case 'cancelled': case 'timeout':
      // Who has money in the machine wants to know about that first.
      if (inserted > 0) {
        const reason = why.kind === 'refused' ? why.reason : null
        return { name: 'refund', reason, inserted, returned, owed, done, card: inside, reference }
      }
      if (why.kind !== 'refused') return { name: 'leaving', card: inside, reason: why.kind }
      return refusedView(why.reason, inside, heldOf(medium))
    case 'finished': return { name: 'leaving', card: inside, reason: 'finished' }
  }
}

/** The official sentence where it is the card itself that is not taken. */
function refusedView(reason: Refusal, card: boolean, holding: Held): ScreenView {
  return reason.startsWith('card.') ? { name: 'cardRefused', reason, card, holding } : { name: 'refused', reason, card, holding }
}
