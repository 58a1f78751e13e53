import { expect, test } from 'vitest'
import { beginOf } from '../../center/japan-time.ts'
import { fatesOf } from '../../electron/settlement/fates.ts'
import { madeJournal } from '../../electron/settlement/fixture/made-journal.ts'
import { plainVisit } from '../../electron/settlement/fixture/made-visit.ts'
import { dayPeriod } from '../../electron/settlement/period.ts'
import { reconcile } from '../../electron/settlement/reconciliation.ts'
import { settle } from '../../electron/settlement/settlement.ts'
import { reportText } from './show.ts'
import type { LedgerEntry } from '../../center/protocol.ts'
import type { Report } from '../../electron/settlement/report.ts'

const { rows } = madeJournal([plainVisit], beginOf('2026-11-21'))
const period = dayPeriod('2026-11-21')
const [{ certificate, at } = { certificate: '', at: 0 }] = fatesOf(rows)

function reportOf(accepted: Partial<NonNullable<LedgerEntry['accepted']>>, outcome: LedgerEntry['outcome'] = '交付済'): Report {
  const line: LedgerEntry = { transaction: certificate, at, outcome, accepted: { municipality: '99001', kind: 'juminhyo', copies: 2, fee: 600, ...accepted } }
  return { place: '窓口', terminal: 'T-1', demo: false, settlement: settle(rows, period), reconciliation: reconcile(fatesOf(rows), [line], period), madeAt: at }
}

test('how the center differs is told in the words of the paper, and what it calls by a word of its own as it is', () => {
  const text = reportText(reportOf({ municipality: '98001', kind: 'fuhyo', fee: 1_200 }, '未交付返金済'))
  const line = (item: string, values: string) => new RegExp(`\n${item} +${certificate} +${values}(\n|$)`)
  expect(text).toMatch(line('結果の相違', '交付済 +未交付・返金済'))
  expect(text).toMatch(line('市区町村の相違', '99001 +98001'))
  expect(text).toMatch(line('種類の相違', '住民票の写し +戸籍の附票の写し'))
  expect(text).toMatch(line('手数料の相違', '600 +1,200'))
  expect(reportText(reportOf({ kind: 'juki' }))).toMatch(line('種類の相違', '住民票の写し +juki'))
})

test('fees that are not what was kept are said to differ, where no visit is to be named', () => {
  const report = reportOf({})
  expect(reportText(report)).toMatch(/一致し、差異はありません。[^]*すべての取引で一致しています。$/)
  expect(reportText({ ...report, settlement: { ...report.settlement, closes: false } })).toMatch(/\n６　帳簿の検証\n証明書の手数料の合計と収納額が一致していません。$/)
})
