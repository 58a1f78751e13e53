import type { Order } from '../flow/flow.ts'
import type { Holding } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'

export interface Change {
  /** Paid for certificates that could not be issued. */
  readonly refunded: Yen
  /** Put in beyond what was to be paid. */
  readonly change: Yen
}

/** What comes back once the printing is over, whether it has been counted out by now or not. What is in doubt is neither: staff decides about it. */
export function changeOf({ money, items }: Pick<Holding, 'money' | 'items'>): Change {
  const doubtful = sumOf(items.filter(({ issue }) => issue === 'unclear').map(({ order }) => order))
  const back = money.inserted - money.kept - doubtful
  const failed = items.filter(({ issue, failed }) => issue === 'applied' && failed !== null)
  const refunded = Math.min(back, sumOf(failed.map(({ order }) => order)))
  return { refunded, change: back - refunded }
}

/** Of all their copies together. */
export function sumOf(orders: readonly Order[]): Yen {
  return orders.reduce((sum, { due }) => sum + due, 0)
}
