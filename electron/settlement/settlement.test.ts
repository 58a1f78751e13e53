import { expect, test } from 'vitest'
import { beginOf } from '../../center/japan-time.ts'
import { fatesOf } from './fates.ts'
import { madeJournal } from './fixture/made-journal.ts'
import { plainVisit } from './fixture/made-visit.ts'
import { dayPeriod, monthPeriod } from './period.ts'
import { ledgerDays, reconcile } from './reconciliation.ts'
import { settle } from './settlement.ts'
import type { LedgerEntry } from '../../center/protocol.ts'
import type { JournalRow } from './fates.ts'
import type { MadeCertificate, MadeVisit } from './fixture/made-visit.ts'

const day = '2026-11-21'
const juminhyo: MadeCertificate = { municipality: '99001', type: 'juminhyo', copies: 2, fee: 300, end: 'printed' }
const tally = (applications: number, copies: number, yen: number) => ({ applications, copies, yen })
const none = tally(0, 0, 0)

/** Two in cash, one of them not printed for certain; one cashless, not yet taken; one jam whose money does not all come back; a mismatch. */
const made: readonly MadeVisit[] = [
  { ...plainVisit, certificates: [juminhyo, { ...juminhyo, type: 'tax', copies: 1, end: 'unknown' }] },
  { ...plainVisit, pays: 'cashless', captured: false, certificates: [{ ...juminhyo, municipality: '98001', copies: 1, fee: 100 }] },
  { ...plainVisit, extra: 0, payOut: 'short', certificates: [{ ...juminhyo, copies: 1, end: 'nothingOut' }], staff: 5_000 },
  { ...plainVisit, pays: 'nothing', certificates: [{ ...juminhyo, type: 'tax', copies: 1, end: 'mismatch' }] },
]
const { rows } = madeJournal(made, beginOf(day))

test('a day by municipality and type, with 委託手数料 of 123 yen a copy, and what is to be paid on', () => {
  const { lines, sum } = settle(rows, dayPeriod(day))
  expect(lines.map(({ municipality, type }) => `${municipality} ${type}`)).toEqual(['98001 juminhyo', '99001 juminhyo', '99001 tax'])
  expect(lines[0]).toMatchObject({ issued: tally(1, 1, 100), cash: 0, cashless: 100, commission: 123, payable: -23 })
  expect(lines[1]).toMatchObject({ issued: tally(1, 2, 600), cash: 600, cashless: 0, commission: 246, payable: 354, toRefund: tally(1, 1, 300), misprinted: none })
  expect(lines[2]).toMatchObject({ issued: none, toRefund: tally(1, 1, 300), misprinted: tally(1, 1, 300), mismatched: tally(1, 1, 300) })
  expect(sum).toMatchObject({ issued: tally(2, 3, 700), commission: 369, payable: 331, refunded: none, uncollected: none, open: none })
})

test('the cash of the day, what is owed under which reference, and the count of the money', () => {
  const { cash, owed, float, cashless, closes } = settle(rows, dayPeriod(day))
  expect(cash).toEqual({ opening: 0, inserted: 1_600, kept: 600, returned: 550, owed: 450, closing: 0 })
  expect(owed.map(({ yen, why, reference }) => [yen, why, reference])).toEqual([[300, 'printUnknown', 'A000-0000'], [150, 'payOut', 'A000-0002']])
  expect(float).toMatchObject({ opening: 30_000, in: 1_600, out: 550, adjusted: 5_000, closing: 36_050, adjustments: [{ yen: 5_000 }] })
  expect(cashless).toEqual({ charged: 100, captured: 0, pending: [{ reference: 'A000-0001', yen: 100 }] })
  expect(closes).toBe(true)
})

test('what a visit under way has put in is inside, and is the next day’s opening', () => {
  const midnight = madeJournal([{ ...plainVisit, gap: 600, pace: 300 }], beginOf('2026-11-22') - 40 * 60_000).rows
  const [first, second] = [settle(midnight, dayPeriod(day)), settle(midnight, dayPeriod('2026-11-22'))]
  expect(first.cash).toMatchObject({ opening: 0, inserted: 1_000, kept: 0, closing: 1_000 })
  expect(second.cash).toMatchObject({ opening: 1_000, inserted: 0, kept: 600, returned: 400, closing: 0 })
  expect([first.closes, second.closes]).toEqual([true, true])
})

test('a certificate is of the day on which it was printed, whenever that is reported', () => {
  const late = madeJournal([{ ...plainVisit, gap: 600, pace: 300 }], beginOf('2026-11-22') - 55 * 60_000).rows
  const printed = late.findIndex(({ entry }) => entry.kind === 'printEnded')
  expect(settle(late, dayPeriod(day)).sum.issued).toEqual(tally(1, 2, 600))
  expect(settle(late, dayPeriod('2026-11-22')).sum.issued).toEqual(none)
  expect(settle(late.slice(0, printed + 1), dayPeriod(day)), 'not reported yet').toMatchObject({ sum: { issued: tally(1, 2, 600) }, closes: true })
})

test('a fee that is of one day and was kept on another closes neither, though no visit breaks the promise', () => {
  const known = madeJournal([plainVisit], beginOf(day)).rows
  const place = known.findIndex(({ entry }) => entry.kind === 'printEnded')
  const ended = known[place]?.entry
  if (ended?.kind !== 'printEnded') throw new Error('nothing printed')
  const doubted: JournalRow = { at: beginOf(day), entry: { ...ended, outcome: 'unknown', sheets: 0, fault: 'printer.unknownResult' } }
  const late = [...known.slice(0, place), doubted, ...known.slice(place).map((row) => ({ ...row, at: row.at + 86_400_000 }))]
  const days = [day, '2026-11-22'].map((each) => settle(late, dayPeriod(each)))
  expect(days.map(({ sum, cash, breaches, closes }) => ({ fees: sum.cash, kept: cash.kept, breaches, closes })))
    .toEqual([{ fees: 600, kept: 0, breaches: [], closes: false }, { fees: 0, kept: 600, breaches: [], closes: false }])
})

test('what the cashless terminal says twice to have taken it has taken once', () => {
  const twice = madeJournal([{ ...plainVisit, pays: 'cashless' }], beginOf(day)).rows
  expect(twice.filter(({ entry }) => entry.kind === 'captureEnded')).toHaveLength(2)
  expect(settle(twice, dayPeriod(day)).cashless).toEqual({ charged: 600, captured: 600, pending: [] })
})

test('money that the device has not counted yet is not made up', () => {
  const uncounted = rows.filter(({ entry }) => entry.kind !== 'float')
  expect(settle(uncounted, dayPeriod(day)).float).toBeNull()
  expect(settle(rows, dayPeriod('2026-11-20')).float).toBeNull()
  expect(settle(rows, dayPeriod('2026-11-22')).float).toMatchObject({ opening: 36_050, in: 0, out: 0, adjusted: 0, closing: 36_050 })
})

test.each([['2026-11', '2026-11-30'], ['2027-02', '2027-02-28'], ['2028-02', '2028-02-29'], ['2026-12', '2026-12-31']])('%s ends on %s', (month, to) => {
  expect(monthPeriod(month)).toEqual({ kind: 'month', from: `${month}-01`, to })
})

const plain = madeJournal([plainVisit], beginOf(day)).rows
const [fate] = fatesOf(plain)
const line: LedgerEntry = {
  transaction: fate?.certificate ?? '', accepted: { municipality: '99001', kind: 'juminhyo', copies: 2, fee: 600 }, outcome: '交付済', at: fate?.at ?? 0,
}

test('I-22 what the center has not yet taken note of is named so, and no longer once it has the outcome, though its answer was lost', () => {
  const unheard = fatesOf(plain.filter(({ entry }) => entry.kind !== 'reported' || !entry.acknowledged))
  const named = [{ kind: 'unacknowledged', certificate: line.transaction, here: '交付済', there: null }]
  expect(reconcile(unheard, [{ ...line, outcome: null }], dayPeriod(day)).differences).toEqual(named)
  expect(reconcile(unheard, [], dayPeriod(day)).differences).toEqual(named)
  expect(reconcile(unheard, [line], dayPeriod(day))).toMatchObject({ differences: [], equal: true, here: tally(1, 2, 600), there: tally(1, 2, 600) })
})

test('a center that has lost an outcome of which it took note differs in it', () => {
  expect(reconcile(fatesOf(plain), [{ ...line, outcome: null }], dayPeriod(day)).differences).toEqual([{ kind: 'otherOutcome', certificate: line.transaction, here: '交付済', there: null }])
})

test('what was given up before the center had it agrees, whatever was to be applied for', () => {
  const given = fatesOf(madeJournal([{ ...plainVisit, pays: 'nothing', certificates: [{ ...juminhyo, end: 'refused' }] }], beginOf(day)).rows)
  expect(reconcile(given, [{ ...line, accepted: null, outcome: '未交付未収' }], dayPeriod(day)).differences).toEqual([])
})

test('issued here, and never accepted there: money on one side only is a difference', () => {
  const compared = reconcile(fatesOf(plain), [{ ...line, accepted: null }], dayPeriod(day))
  expect(compared).toMatchObject({ differences: [{ kind: 'otherFee', here: 600, there: 0 }], equal: false })
})

test('the center’s days are asked for until each outcome was heard; without an answer, until today', () => {
  const now = beginOf('2026-12-24')
  expect(ledgerDays(fatesOf(plain), dayPeriod(day), now)).toEqual({ from: '2026-11-20', to: '2026-11-22' })
  expect(ledgerDays(fatesOf(plain.slice(0, -3)), dayPeriod(day), now)).toEqual({ from: '2026-11-20', to: '2026-12-25' })
  expect(ledgerDays([], dayPeriod(day), now)).toEqual({ from: '2026-11-20', to: '2026-11-22' })
})

test('one that is still open is in no sum but its own', () => {
  const open = plain.slice(0, plain.findIndex(({ entry }) => entry.kind === 'printBegun'))
  expect(settle(open, dayPeriod(day)).sum).toMatchObject({ issued: none, open: tally(1, 2, 600), payable: 0 })
})
