import { expect, test } from 'vitest'
import { seireki, wareki } from './wareki.ts'

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
