import type { Order } from '../flow/flow.ts'
import { doubtfulOf } from '../flow/holding.ts'
import type { Holding } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'

export interface Change {
  /** Paid for certificates that could not be issued. */
  readonly refunded: Yen
  /** Put in beyond what was to be paid. */
  readonly change: Yen
}

/** What comes back once the printing is over, whether it has been counted out by now or not. What is in doubt or withheld is neither: staff decides about it. */
export function changeOf(holding: Holding): Change {
  const { money, items, cashless, withheld } = holding
  const back = Math.max(0, money.inserted - money.kept - doubtfulOf(holding) - withheld)
  // Paid beside, nothing was put in for what failed.
  if (cashless.yen > 0) return { refunded: 0, change: back }
  const failed = items.filter(({ issue, failed }) => issue === 'applied' && failed !== null)
  const refunded = Math.min(back, sumOf(failed.map(({ order }) => order)))
  return { refunded, change: back - refunded }
}

/** Of all their copies together. */
export function sumOf(orders: readonly Order[]): Yen {
  return orders.reduce((sum, { due }) => sum + due, 0)
}
