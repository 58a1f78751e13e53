import { expect, test } from 'vitest'
import { outcomeOf } from './order-outcome.ts'
import type { HopperStatus } from './hopper.ts'

test.each<[number, Omit<HopperStatus, 'remaining'>, ReturnType<typeof outcomeOf>, string]>([
  [9, { counter: 10, paid: 5, unpaid: 0 }, 5, 'it ran'],
  [9, { counter: 10, paid: 2, unpaid: 3 }, 2, 'it ran, and did not pay all'],
  [255, { counter: 1, paid: 5, unpaid: 0 }, 5, 'past the wrap'],
  [0, { counter: 1, paid: 0, unpaid: 5 }, 0, 'the first since its power came on'],
  [9, { counter: 9, paid: 5, unpaid: 0 }, 'unmoved', 'it has not begun: what it says is of the one before'],
  [9, { counter: 10, paid: 4, unpaid: 0 }, null, 'of another order, or it forgets what it did not pay'],
  [9, { counter: 11, paid: 5, unpaid: 0 }, null, 'somebody else ordered as well'],
  [9, { counter: 0, paid: 5, unpaid: 0 }, null, 'its power was off'],
])('5 coins ordered at %d, and then %j: %j, for %s', (before, status, outcome) => {
  expect(outcomeOf({ before, coins: 5 }, { ...status, remaining: 0 })).toBe(outcome)
})
