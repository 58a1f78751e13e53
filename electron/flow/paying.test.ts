import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterTaking } from './change.ts'
import type { Tube } from './change.ts'
import type { Holding, Item } from './holding.ts'
import { noMoney } from './holding.ts'
import { acceptable } from './paying.ts'
import { emptyTubes, payable, someTubes } from './tube.contract.ts'
import type { Yen } from './yen.ts'
import { denominations } from './yen.ts'

const order = { entry: 'juminhyo', kind: 'juminhyo', issuer: '99001', answers: [], copies: 1 } as const

/** Certificates with these dues to be paid for, so many yen put in. */
function owing(dues: readonly Yen[], inserted: Yen, failed: readonly Yen[] = []): Pick<Holding, 'money' | 'items'> {
  const items = dues.map((due): Item => ({ order: { ...order, fee: due, due }, data: 'held', issue: 'applied', sheets: 1, failed: null }))
  const dropped = failed.map((due): Item => ({ order: { ...order, fee: due, due }, data: 'erasing', issue: 'applied', sheets: 1, failed: 'service.stopped' }))
  return { money: { ...noMoney, inserted }, items: [...items, ...dropped] }
}

const sumOf = (dues: readonly Yen[]): Yen => dues.reduce((sum, due) => sum + due, 0)
/** What any of these certificates, printed or failed, may leave of the money: each way of failing by itself. */
const leftOver = (inserted: Yen, dues: readonly Yen[]): readonly Yen[] => Array.from({ length: 2 ** dues.length }, (_, ways) =>
  inserted - sumOf(dues.filter((_due, place) => (ways >> place) % 2 === 1))).filter((yen) => yen >= 0)
const dues = (step: Yen): fc.Arbitrary<readonly Yen[]> => fc.array(fc.integer({ min: 1, max: 900 / step }).map((each) => each * step), { minLength: 1, maxLength: 4 })

test('of whatever is taken, every amount that may come back can be paid, found by trying every choice of coins', () => {
  fc.assert(fc.property(dues(10), someTubes, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (owed, start, choices) => {
    let tubes: readonly Tube[] = start
    let inserted = 0
    for (const choice of choices) {
      const taken = acceptable(owing(owed, inserted, [300]), denominations, tubes)
      const value = taken[taken.length === 0 ? 0 : choice % taken.length]
      if (value === undefined || inserted >= sumOf(owed)) return
      inserted += value
      tubes = afterTaking(tubes, value)
      const sums = payable(tubes)
      expect(leftOver(inserted, owed).filter((yen) => !sums.has(yen)), `of ${inserted} for ${owed.join('+')}`).toEqual([])
    }
  }), { numRuns: 400 })
})

/** Some order of acceptable coins, from this one on, the largest first, that comes to the sum to the yen. */
function wayTo(owed: readonly Yen[], inserted: Yen, tubes: readonly Tube[], seen: Set<string>): boolean {
  if (inserted === sumOf(owed)) return true
  const here = JSON.stringify([inserted, tubes.map(({ count }) => count)])
  if (inserted > sumOf(owed) || seen.has(here)) return false
  seen.add(here)
  return acceptable(owing(owed, inserted), denominations, tubes).toReversed().some((value) => wayTo(owed, inserted + value, afterTaking(tubes, value), seen))
}

test('without any change the exact sum can always be put in, for one certificate and for several', () => {
  fc.assert(fc.property(fc.oneof(dues(50), dues(10).map((owed) => owed.slice(0, 1))), (owed) => {
    expect(wayTo(owed, 0, emptyTubes, new Set()), owed.join('+')).toBe(true)
  }), { numRuns: 300 })
})

test('where the tubes are empty, no coin is taken of which change would be due; a note, of which nothing could come back, never', () => {
  expect(acceptable(owing([300], 0), denominations, emptyTubes)).toEqual([10, 50, 100])
  expect(acceptable(owing([1_000], 0), denominations, emptyTubes)).toEqual([10, 50, 100, 500])
  expect(acceptable(owing([300, 300], 0), denominations, emptyTubes), '300 of 500 may have to come back').toEqual([10, 50, 100])
})

test('nothing is looked at that has failed: it is not paid for', () => {
  expect(acceptable(owing([500], 0, [200]), denominations, emptyTubes)).toEqual([10, 50, 100, 500])
})

test('only what the device takes is taken', () => {
  expect(acceptable(owing([300], 0), denominations, [{ value: 10, count: 300, capacity: 300 }])).toEqual([10, 50, 100, 500, 1_000])
  expect(acceptable(owing([300], 0), [100, 500], [{ value: 10, count: 90, capacity: 90 }])).toEqual([100, 500])
})
