import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { figuresOf as centerFigures } from '../../center/reference/figures.ts'
import { settlementsOf } from '../../center/reference/settlement.ts'
import { beginOf, daysFrom, endOf } from '../../center/japan-time.ts'
import { sumOf } from './figures.ts'
import { madeJournal } from './fixture/made-journal.ts'
import { madeVisit } from './fixture/made-visit.ts'
import { dayPeriod, monthPeriod } from './period.ts'
import { settle } from './settlement.ts'
import type { MadeJournal } from './fixture/made-journal.ts'
import type { Period } from './period.ts'

const visits = array(madeVisit, { maxLength: 25 })
/** s before the end of a month at which the first visit comes; the end of February, too. */
const before = constantFrom(60, 3_600, 86_400, 10 * 86_400)
const months = constantFrom('2026-11', '2027-02', '2026-12')

function journalOf(made: Parameters<typeof madeJournal>[0], month: string, seconds: number): MadeJournal {
  return madeJournal(made, endOf(monthPeriod(month).to) - seconds * 1_000)
}

function daysOf({ from, to }: Period): readonly string[] {
  const days = [from]
  for (let day = from; day !== to; day = daysFrom(day, 1)) days.push(daysFrom(day, 1))
  return days
}

test('the days of a month come to the month, and its books close on every one of them', () => {
  assert(property(visits, months, before, (made, month, seconds) => {
    const { rows } = journalOf(made, month, seconds)
    const period = monthPeriod(month)
    const days = daysOf(period).map((day) => settle(rows, dayPeriod(day)))
    const whole = settle(rows, period)
    expect(sumOf(days.map(({ sum }) => sum))).toEqual(whole.sum)
    for (const field of ['inserted', 'kept', 'returned', 'owed'] as const)
      expect(days.reduce((sum, { cash }) => sum + cash[field], 0)).toBe(whole.cash[field])
    for (const { cash, float, closes, breaches } of [...days, whole]) {
      expect({ closes, breaches }).toEqual({ closes: true, breaches: [] })
      expect(cash.opening + cash.inserted).toBe(cash.kept + cash.returned + cash.owed + cash.closing)
      if (float !== null) expect(float.opening + float.in - float.out + float.adjusted).toBe(float.closing)
    }
    expect(days.slice(1).map(({ cash }) => cash.opening)).toEqual(days.slice(0, -1).map(({ cash }) => cash.closing))
    const counted = days.flatMap(({ float }) => float ?? [])
    expect(counted.slice(1).map(({ opening }) => opening)).toEqual(counted.slice(0, -1).map(({ closing }) => closing))
    expect(days.flatMap(({ owed }) => owed)).toEqual(whole.owed)
    expect(whole.owed.reduce((sum, { yen }) => sum + yen, 0)).toBe(whole.cash.owed)
    expect(days.flatMap(({ float }) => float?.adjustments ?? [])).toEqual(whole.float?.adjustments ?? [])
  }), { numRuns: 60 })
})

test('what staff filled in and took out is all that the count of the money shows beyond what customers did', () => {
  assert(property(visits, (made) => {
    const { rows } = madeJournal(made, beginOf('2026-11-21'))
    const { float } = settle(rows, { kind: 'month', from: '2026-11-01', to: '2027-12-31' })
    expect(float?.adjustments.map(({ yen }) => yen)).toEqual(made.map(({ staff }) => staff).filter((yen) => yen !== 0))
  }), { numRuns: 40 })
})

test('when both saw the same, terminal and center settle alike, to the yen', () => {
  assert(property(visits, (made) => {
    const { rows, ledger } = madeJournal(made, beginOf('2026-11-21'))
    const always = { kind: 'month', from: '2026-11-01', to: '2027-12-31' } as const
    const { lines } = settle(rows, always)
    const theirs = settlementsOf(centerFigures(ledger.lines()))
    for (const municipality of ['99001', '99002', '98001']) {
      const own = sumOf(lines.filter((line) => line.municipality === municipality))
      const other = theirs.filter((settlement) => settlement.municipality === municipality)
      const total = (field: 'copies' | 'owed' | 'commission' | 'payable' | 'toRefund' | 'notKept' | 'mismatched' | 'open') =>
        other.reduce((sum, settlement) => sum + settlement[field], 0)
      expect({
        copies: own.issued.copies, owed: own.issued.yen, commission: own.commission, payable: own.payable, toRefund: own.toRefund.yen,
        notKept: own.refunded.yen + own.uncollected.yen, mismatched: own.mismatched.yen, open: own.open.yen,
      }).toEqual({
        copies: total('copies'), owed: total('owed'), commission: total('commission'), payable: total('payable'), toRefund: total('toRefund'),
        notKept: total('notKept'), mismatched: total('mismatched'), open: total('open'),
      })
    }
  }), { numRuns: 60 })
})
