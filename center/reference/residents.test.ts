import { expect, test } from 'vitest'
import { households } from './households.ts'
import { checkDigit } from './individual-number.ts'
import { municipalities, municipalityOf } from './municipalities.ts'
import { householdOf, originStatus, outdatedFacts, personOf } from './residents.ts'

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
  for (const { municipality } of households) expect(municipalityOf(municipality)?.name.ja).toContain('架空')
  for (const { code, address, prefecture } of municipalities)
    expect([Number(code.slice(0, 2)) > 47, code.startsWith(prefecture.id), address.includes('架空')]).toEqual([true, true, true])
})

test('a 本籍 lies in a municipality that exists, and a number of a 在留カード is no real one', () => {
  for (const { nationality } of everybody) {
    if (nationality.kind === 'foreign') expect(nationality.cardNumber).toMatch(/^架空\d{8}見本$/)
    else expect(nationality.domicile.startsWith(municipalityOf(nationality.origin)?.address ?? '-')).toBe(true)
  }
})

test('the first of a household heads it, and only the first', () => {
  for (const { members } of households)
    expect(members.map(({ relation }) => relation === '世帯主')).toEqual(members.map((_, index) => index === 0))
})

test('利用登録 and outdated cards are of people whose 本籍 is elsewhere', () => {
  for (const id of [...Object.keys(originStatus), ...Object.keys(outdatedFacts)]) {
    const nationality = personOf(id)?.nationality
    expect([nationality?.kind === 'japanese' && nationality.origin, householdOf(id)?.municipality]).toEqual(['98001', '99001'])
  }
})

test('a stranger has neither person nor household', () => {
  expect([personOf('nobody'), householdOf('nobody')]).toEqual([null, null])
})
