import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterTaking, canReturn, possibleReturns } from './change.ts'
import { payable, someTubes } from './tube.contract.ts'

const tens = (most: number): fc.Arbitrary<number> => fc.nat(most / 10).map((each) => each * 10)
const total = (tubes: Parameters<typeof payable>[0]): number => tubes.reduce((sum, { value, count }) => sum + value * count, 0)

test('what can be returned is what some choice of coins is worth, and nothing else', () => {
  fc.assert(fc.property(someTubes, tens(6_000), (tubes, yen) => {
    expect(canReturn(tubes, yen)).toBe(payable(tubes).has(yen))
  }), { numRuns: 2_000 })
})

test('a coin that is taken in falls to others of its value while there is room, and else into the box', () => {
  fc.assert(fc.property(someTubes, fc.constantFrom(10, 50, 100, 500, 1_000), (tubes, value) => {
    const after = afterTaking(tubes, value)
    const room = tubes.some((tube) => tube.value === value && tube.count < tube.capacity)
    expect(total(after) - total(tubes)).toBe(room ? value : 0)
    expect(after.every((tube, place) => tube.value === tubes[place]?.value && tube.count <= tube.capacity)).toBe(true)
  }))
})

test('whichever certificates are printed and whichever fail: what is left of the money is among what is looked at', () => {
  fc.assert(fc.property(tens(3_000), fc.array(tens(900), { maxLength: 5 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (inserted, dues, fails) => {
    const kept = dues.filter((_, place) => fails[place] === false).reduce((sum, due) => sum + due, 0)
    const returns = possibleReturns(inserted, dues)
    if (kept <= inserted) expect(returns).toContain(inserted - kept)
    expect(returns.every((yen) => yen >= 0 && yen <= inserted)).toBe(true)
    expect(returns, 'all of it, where everything fails').toContain(inserted)
  }))
})
