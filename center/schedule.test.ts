import { expect, test } from 'vitest'
import { commonWindows, daily, hoursWindow, isOpen, opensAt, schedule } from './schedule.ts'
import type { Schedule } from './schedule.ts'

const at = (moment: string) => Date.parse(`${moment}:00+09:00`)
const told = (moment: number | null) => (moment === null ? null : new Date(moment + 9 * 3_600_000).toISOString().slice(0, 16))

/** 2026-11-21 is a Saturday, 2026-11-23 a Monday and 勤労感謝の日. */
const holidays = ['2026-11-23']
const office = [{ from: '8:30', to: '17:15' }]
const koseki: Schedule = {
  week: [office, office, office, office, office, [], []],
  holiday: [],
  exceptions: [
    { from: '2026-12-10', to: '2026-12-10', windows: [{ from: '8:30', to: '12:00' }] },
    { from: '12-29', to: '01-03', windows: [] },
  ],
}

test.each([
  ['2026-11-21T06:29', false],
  ['2026-11-21T06:30', true],
  ['2026-11-21T22:59', true],
  ['2026-11-21T23:00', false],
  ['2026-11-21T00:00', false],
])('6:30 to 23:00, from inclusive, to exclusive, at %s: %s', (moment, open) => {
  expect(isOpen([daily('6:30', '23:00')], [], at(moment))).toBe(open)
})

test.each(['00:00', '12:00', '23:59'])('all day at %s', (time) => {
  expect(isOpen([daily('0:00', '24:00')], holidays, at(`2026-11-23T${time}`))).toBe(true)
})

test.each([
  ['a weekday', '2026-11-20T10:00', true],
  ['a Saturday', '2026-11-21T10:00', false],
  ['a Sunday', '2026-11-22T10:00', false],
  ['a holiday on a Monday', '2026-11-23T10:00', false],
  ['the day after', '2026-11-24T10:00', true],
  ['a day that is otherwise, before noon', '2026-12-10T11:59', true],
  ['the same, after noon', '2026-12-10T12:00', false],
  ['年末年始: the first day', '2026-12-29T10:00', false],
  ['the last day, a Sunday or not', '2029-01-03T10:00', false],
  ['the day before it', '2026-12-28T10:00', true],
  ['the day after it', '2027-01-04T10:00', true],
])('hours are data of weekday, holiday and exception: %s', (_, moment, open) => {
  expect(isOpen([koseki], holidays, at(moment))).toBe(open)
})

test('on a holiday without hours of its own it is as on the weekday', () => {
  expect(isOpen([{ ...koseki, holiday: null }], holidays, at('2026-11-23T10:00'))).toBe(true)
})

test('of several only what all are open', () => {
  const schedules = [daily('6:30', '23:00'), koseki, daily('9:00', '12:00')]
  expect(commonWindows(schedules, [], at('2026-11-20T00:00')).map(({ from, to }) => [told(from), told(to)])).toEqual([
    ['2026-11-20T09:00', '2026-11-20T12:00'],
  ])
  const open = ['08:59', '09:00', '11:59', '12:00'].map((time) => isOpen(schedules, [], at(`2026-11-20T${time}`)))
  expect(open).toEqual([false, true, true, false])
  expect(commonWindows([koseki, daily('18:00', '20:00')], [], at('2026-11-20T00:00'))).toEqual([])
})

test('a closed lunch hour makes two windows', () => {
  const windows = [{ from: '13:00', to: '17:00' }, { from: '9:00', to: '12:00' }]
  const halves = { ...daily('0:00', '24:00'), exceptions: [{ from: '01-01', to: '12-31', windows }] }
  const begin = commonWindows([halves], [], at('2026-11-20T00:00')).map(({ from }) => told(from))
  expect(begin).toEqual(['2026-11-20T09:00', '2026-11-20T13:00'])
})

test.each([
  ['open now', '2026-11-20T10:00', '2026-11-20T10:00'],
  ['later today', '2026-11-20T03:00', '2026-11-20T08:30'],
  ['over a weekend and a holiday', '2026-11-20T17:15', '2026-11-24T08:30'],
  ['over New Year', '2026-12-28T17:15', '2027-01-04T08:30'],
])('opens next: %s', (_, now, next) => {
  expect(told(opensAt([koseki], holidays, at(now)))).toBe(next)
})

test('when two are never open together nobody says when', () => {
  const weekends: Schedule = { week: [[], [], [], [], [], office, office], holiday: null, exceptions: [] }
  expect(opensAt([{ ...koseki, exceptions: [] }, weekends], [], at('2026-11-20T10:00'))).toBeNull()
})

test('the day is that of Japan, whatever the machine says', () => {
  expect(isOpen([koseki], holidays, Date.parse('2026-11-22T23:30:00Z'))).toBe(false)
  expect(isOpen([koseki], holidays, Date.parse('2026-11-23T23:30:00Z'))).toBe(true)
})

test.each(['6:60', '25:00', '24:01', 'noon'])('%s is no time', (from) => {
  expect(schedule.safeParse(daily(from, '24:00')).success).toBe(false)
})

test.each([['18:00', '8:00'], ['9:00', '9:00'], ['22:00', '6:00']])('hours from %s to %s are none, and are not taken for any', (from, to) => {
  expect(hoursWindow.safeParse({ from, to }).success).toBe(false)
  expect(hoursWindow.safeParse({ from: '0:00', to: '24:00' }).success).toBe(true)
})
