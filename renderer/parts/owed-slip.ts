import type { OwedSlip } from '../../electron/contract/pay-view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'

/** What there is to say of the paper about money that stays owed; where there is none, the number has to do. */
export function slipWords(slip: OwedSlip): Phrase {
  return phrase(slip === 'none' ? 'refund.askStaff' : `refund.slip.${slip}`)
}

/** Whether it is to be waited for, or taken. */
export function isSlipComing(slip: OwedSlip): boolean {
  return slip === 'printing' || slip === 'outlet'
}
