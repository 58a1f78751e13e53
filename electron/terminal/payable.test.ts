import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planChange } from '../../hardware/coins/change.ts'
import { canReturn } from '../flow/change.ts'
import { someTubes } from '../flow/tube.contract.ts'

test('what the flow promises to return, the coin device finds the coins for; and what it finds, the flow would have promised', () => {
  fc.assert(fc.property(someTubes, fc.nat(600).map((tens) => tens * 10), (tubes, yen) => {
    expect(canReturn(tubes, yen)).toBe(planChange(tubes, yen).paid === yen)
  }), { numRuns: 2_000 })
})
