import type { ScreenView } from '../contract/view.ts'
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
      if (inserted > 0) return { name: 'refund', inserted, returned, owed, done, card: inside, reference }
      if (why.kind !== 'refused') return { name: 'leaving', card: inside, reason: why.kind }
      if (why.reason.startsWith('card.')) return { name: 'cardRefused', reason: why.reason }
      return { name: 'refused', reason: why.reason, card: inside, holding: heldOf(medium) }
    case 'finished': return { name: 'leaving', card: inside, reason: 'finished' }
  }
}
