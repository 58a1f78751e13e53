import { expect, test } from 'vitest'
import { age, beginOf, dayOf, daysFrom, endOf, sameDay } from './japan-time.ts'

const at = (time: string) => Date.parse(`2026-11-21T${time}:00+09:00`)

test.each([
  ['2011-11-21', 15],
  ['2011-11-22', 14],
  ['2011-12-01', 14],
  ['2011-01-31', 15],
])('born %s: %i years', (born, years) => {
  expect(age(born, at('00:00'))).toBe(years)
})

test('a day is that of Japan, from midnight to midnight', () => {
  expect(sameDay(at('00:00'), at('23:59'))).toBe(true)
  expect(sameDay(at('00:00'), at('00:00') - 1)).toBe(false)
  expect(sameDay(at('23:59'), at('23:59') + 60_000)).toBe(false)
})

test('it begins at its midnight, and its neighbours are found over the ends of months and years', () => {
  expect(beginOf('2026-11-21')).toBe(at('00:00'))
  expect([dayOf(beginOf('2026-03-01')), dayOf(beginOf('2026-03-01') - 1)]).toEqual(['2026-03-01', '2026-02-28'])
  expect([dayOf(endOf('2026-02-28')), dayOf(endOf('2026-02-28') - 1)]).toEqual(['2026-03-01', '2026-02-28'])
  expect([daysFrom('2028-02-28', 1), daysFrom('2026-12-31', 1), daysFrom('2027-01-01', -1), daysFrom('2026-11-21', 0)])
    .toEqual(['2028-02-29', '2027-01-01', '2026-12-31', '2026-11-21'])
})
