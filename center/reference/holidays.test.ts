import { expect, test } from 'vitest'
import { holidays } from '../schedule.ts'
import { nationalHolidays } from './holidays.ts'

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

test('the wire can carry them; in order, none twice', () => {
  expect(holidays.parse(nationalHolidays)).toEqual(nationalHolidays)
  expect([...new Set(nationalHolidays)].toSorted()).toEqual(nationalHolidays)
})

test.each(['2026', '2027', '2028'])('%s has the holidays of fixed days, four Mondays, two equinoxes', (year) => {
  const days = nationalHolidays.filter((day) => day.startsWith(year)).map((day) => day.slice(5))
  const fixed = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '08-11', '11-03', '11-23']
  expect(days).toEqual(expect.arrayContaining(fixed))
  const mondays = [['01', 8], ['07', 15], ['09', 15], ['10', 8]] as const
  for (const [month, first] of mondays) {
    const found = days.filter((day) => day.startsWith(month) && weekday(`${year}-${day}`) === 1).map((day) => Number(day.slice(3)))
    expect(found.some((day) => day >= first && day < first + 7), `a Monday of ${month}`).toBe(true)
  }
  expect(days.filter((day) => /^03-2[01]$|^09-2[23]$/.test(day)).length).toBeGreaterThanOrEqual(2)
})

test('振替休日: after a holiday on a Sunday comes another', () => {
  for (const day of nationalHolidays.filter((each) => weekday(each) === 0)) {
    let next = dayAfter(day)
    while (nationalHolidays.includes(next) && weekday(next) < 3) next = dayAfter(next)
    expect([day, weekday(next) > 1]).toEqual([day, true])
  }
})

test('国民の休日: no single weekday stands between two holidays', () => {
  for (const day of nationalHolidays) {
    const between = dayAfter(day)
    const enclosed = nationalHolidays.includes(dayAfter(between)) && weekday(between) !== 0
    expect([between, enclosed && !nationalHolidays.includes(between)]).toEqual([between, false])
  }
})
