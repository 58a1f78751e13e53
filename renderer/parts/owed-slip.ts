import type { OwedSlip } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'

/** What is shown and spoken of the paper about money that stays owed; where there is none, the number has to do. */
export function slipKey(slip: OwedSlip): 'refund.askStaff' | `refund.slip.${Exclude<OwedSlip, 'none'>}` {
  return slip === 'none' ? 'refund.askStaff' : `refund.slip.${slip}`
}

export function slipWords(slip: OwedSlip): Phrase {
  return phrase(slipKey(slip))
}

/** Whether it is to be waited for, or taken. */
export function isSlipComing(slip: OwedSlip): boolean {
  return slip === 'printing' || slip === 'outlet'
}
