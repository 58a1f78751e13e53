import { expect, test } from 'vitest'
import { numberLength, numberParts, partAt } from './check-number-parts.ts'

test('the parts lie one after the other and make up the whole number', () => {
  const ends = numberParts.map(({ from, length }) => from + length)
  expect(numberParts.map(({ from }) => from)).toEqual([0, ...ends.slice(0, -1)])
  expect(ends.at(-1)).toBe(numberLength)
})

test('six digits of the birth date, four of the year, four of the code', () => {
  const parts = Array.from({ length: numberLength + 1 }, (_, typed) => partAt(typed))
  expect(parts).toEqual([...Array<string>(6).fill('birth'), ...Array<string>(4).fill('expiry'), ...Array<string>(4).fill('code'), null])
})
