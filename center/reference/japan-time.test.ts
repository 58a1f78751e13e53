import { expect, test } from 'vitest'
import { age, beginOf, dayOf, daysFrom, sameDay } from '../japan-time.ts'
import { seireki, wareki } from './wareki.ts'

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
  expect([daysFrom('2028-02-28', 1), daysFrom('2026-12-31', 1), daysFrom('2027-01-01', -1), daysFrom('2026-11-21', 0)])
    .toEqual(['2028-02-29', '2027-01-01', '2026-12-31', '2026-11-21'])
})

test.each([
  ['1912-07-30', '大正元年7月30日'],
  ['1926-12-24', '大正15年12月24日'],
  ['1926-12-25', '昭和元年12月25日'],
  ['1989-01-07', '昭和64年1月7日'],
  ['1989-01-08', '平成元年1月8日'],
  ['2019-04-30', '平成31年4月30日'],
  ['2019-05-01', '令和元年5月1日'],
  ['2026-11-21', '令和8年11月21日'],
])('%s is %s', (day, written) => {
  expect(wareki(day)).toBe(written)
})

test('a moment is dated by the day it is in Japan', () => {
  expect(wareki(new Date('2026-11-20T15:00:00Z'))).toBe('令和8年11月21日')
  expect(wareki(new Date('2026-11-20T14:59:59Z'))).toBe('令和8年11月20日')
})

test('the western calendar without leading zeros', () => {
  expect(seireki('1990-06-07')).toBe('1990年6月7日')
})
