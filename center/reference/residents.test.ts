import { expect, test } from 'vitest'
import { households } from './households.ts'
import { checkDigit } from './individual-number.ts'
import { municipalities } from './municipalities.ts'
import { cardHolders, householdOf, personOf } from './residents.ts'

const everybody = households.flatMap(({ members }) => members)

test('the check digit is that of the ordinance: the published example', () => {
  expect(checkDigit('12345678901')).toBe(8)
})

test('nobody has a number that anybody could have, or a number twice', () => {
  for (const { individualNumber } of everybody) {
    expect(individualNumber).toMatch(/^\d{12}$/)
    expect(Number(individualNumber[11])).not.toBe(checkDigit(individualNumber.slice(0, 11)))
  }
  expect(new Set(everybody.map(({ individualNumber }) => individualNumber)).size).toBe(everybody.length)
})

test('ids are unique, and every municipality exists and is marked as fictitious', () => {
  expect(new Set(everybody.map(({ id }) => id)).size).toBe(everybody.length)
  for (const { municipality } of households) expect(municipalities.find(({ code }) => code === municipality)?.name.ja).toContain('架空')
  for (const { code, address } of municipalities) expect([Number(code.slice(0, 2)) > 47, address.includes('架空')]).toEqual([true, true])
})

test('a dozen card holders, all of them residents, with four-digit PINs', () => {
  expect(cardHolders).toHaveLength(12)
  for (const { id, pin } of cardHolders) expect([personOf(id)?.id, /^\d{4}$/.test(pin)]).toEqual([id, true])
})

test('the first of a household heads it, and only the first', () => {
  for (const { members } of households)
    expect(members.map(({ relation }) => relation === '世帯主')).toEqual(members.map((_, index) => index === 0))
})

test('a stranger has neither person nor household', () => {
  expect([personOf('nobody'), householdOf('nobody')]).toEqual([null, null])
})
