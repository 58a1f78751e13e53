import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptable } from './paying.ts'
import { denominations } from './yen.ts'

const multiple = (most: number) => fc.integer({ min: 0, max: most / 10 }).map((tens) => tens * 10)

test('whatever is taken, its change and, for a note, the whole sum can be paid', () => {
  fc.assert(fc.property(multiple(2000), multiple(1990), multiple(5000), (due, inserted, canPayOut) => {
    for (const value of acceptable(due, inserted, denominations, canPayOut)) {
      expect(inserted + value - due).toBeLessThanOrEqual(canPayOut)
      if (value === 1000) expect(inserted + value).toBeLessThanOrEqual(canPayOut)
    }
  }))
})

test('without any change the exact sum can always be put in', () => {
  fc.assert(fc.property(multiple(3000).filter((due) => due > 0), (due) => {
    let inserted = 0
    while (inserted < due) {
      const value = acceptable(due, inserted, denominations, 0).at(-1)
      if (value === undefined) throw new Error(`nothing is taken at ${inserted} of ${due}`)
      inserted += value
    }
    expect(inserted).toBe(due)
  }))
})

test('only what the device takes is taken', () => {
  expect(acceptable(300, 0, [100, 500], 5000)).toEqual([100, 500])
})
