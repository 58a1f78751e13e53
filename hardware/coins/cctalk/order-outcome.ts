import type { HopperStatus } from './hopper.ts'

/** Coins that were ordered, and the hopper's counter just before. */
export interface Ordered { readonly before: number; readonly coins: number }

/** How long a counter has to stand after an order of which nobody knows whether it was heard, until it is believed that it was not, ms. */
export const unheardMs = 1_500

/**
 * What a hopper that stands still says of an order whose beginning nobody saw: coins that it paid; `unmoved`: it has not begun; null: it
 * can't be of this order. Rule: if its counter moved, it ran (ccTalk 166). Some makers' count orders that they refuse: one of those whose
 * refusal is lost as well, and whose last order was of as many coins, is believed.
 */
export function outcomeOf({ before, coins }: Ordered, { counter, paid, unpaid }: HopperStatus): number | 'unmoved' | null {
  if (counter === before) return 'unmoved'
  return counter === before % 255 + 1 && paid + unpaid === coins ? paid : null
}
