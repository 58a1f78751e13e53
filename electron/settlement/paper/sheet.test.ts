import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { beginOf } from '../../../center/japan-time.ts'
import { entryOf } from '../../../center/reference/ledger-page.ts'
import { fatesOf } from '../fates.ts'
import { madeJournal } from '../fixture/made-journal.ts'
import { plainVisit } from '../fixture/made-visit.ts'
import { dayPeriod, monthPeriod } from '../period.ts'
import { reconcile } from '../reconciliation.ts'
import { settle } from '../settlement.ts'
import { reportPdf } from './sheet.ts'
import type { MadeVisit } from '../fixture/made-visit.ts'
import type { Report } from '../report.ts'

const folder = mkdtempSync(join(tmpdir(), 'settlement-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What stands on each page, a line of words as they are read. */
async function read(report: Report): Promise<readonly string[]> {
  const file = join(folder, 'sheet.pdf')
  writeFileSync(file, await reportPdf(report))
  const pages = execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').slice(0, -1)
  return pages.map((page) => page.replaceAll(/[ 　]+/g, ' '))
}

const visit: MadeVisit = {
  ...plainVisit,
  certificates: [{ municipality: '99001', type: 'juminhyo', copies: 2, fee: 100, end: 'printed' }, { municipality: '99002', type: 'tax', copies: 1, fee: 1_300, end: 'unknown' }],
  extra: 200, payOut: 'short', staff: 5_000,
}

function reportOf(visits: readonly MadeVisit[], month = false): Report {
  const { rows } = madeJournal(visits, beginOf('2026-11-21'))
  const period = month ? monthPeriod('2026-11') : dayPeriod('2026-11-21')
  return {
    place: 'みどり市役所（架空）1階😀', terminal: 'T-1', demo: false, settlement: settle(rows, period), reconciliation: reconcile(fatesOf(rows), [], period), madeAt: beginOf('2026-11-22'),
  }
}

test('a day on one sheet after the other: whose it is, figures, money, differences, and places for seals', async () => {
  const pages = await read(reportOf([visit]))
  const text = pages.join('\n')
  for (const words of [
    '日 次 清 算 書', '2026年11月21日(土)', 'みどり市役所（架空）1階〓', 'T-1', '2026/11/22 00:00', '作成 確認 承認', '99001 住民票の写し 1 2 200 200 0 246 △46', '合計 1 2 200 200 0 246 △46',
    '99002 各種税証明書 交付不良・要返金 1 1 1,300', 'うち印刷不良 1 1 1,300', '手数料として収納 200', '補充・回収ほか 5,000', 'A000-0000 2026/11/21 00:01 印刷不良 1,300', '払出不足 100', '合計 1,400',
    '端末 1 2 200', '証明書交付センター 0 0 0', `センターに記録なし c0000000${'0'.repeat(24)} 交付済 －`, 'すべての取引で一致しています。', `1 / ${pages.length} ページ`,
  ]) expect(text).toContain(words)
})

test('a busy month goes over several pages, each numbered, and its tables have their heads on each', async () => {
  const types = ['juminhyo', 'inkan', 'tax', 'koseki'] as const
  const many = Array.from({ length: 110 }, (_, index): MadeVisit =>
    ({ ...visit, certificates: visit.certificates.map((each) => ({ ...each, municipality: `99${String(index % 60).padStart(3, '0')}`, type: types[index % 4] ?? 'tax' })) }))
  const pages = await read(reportOf(many, true))
  expect(pages.length).toBeGreaterThan(4)
  expect(pages[0]).toContain('月 次 清 算 書')
  expect(pages[0]).toContain('2026年11月1日(日) ～ 2026年11月30日(月)')
  for (const [index, page] of pages.entries()) expect(page).toContain(`${index + 1} / ${pages.length} ページ`)
  const heads = pages.filter((page) => /お問い合わせ番号 日時 理由/.test(page))
  expect(heads.length, 'the owed fill more than one page').toBeGreaterThan(1)
  // Every one that is owed stands there once, wherever a page ends.
  expect(pages.join('\n').match(/払出不足/g)).toHaveLength(110)
})

test('every page of a demo terminal says that it is one, and none of a real one', async () => {
  const many = Array.from({ length: 30 }, () => visit)
  const pages = await read({ ...reportOf(many, true), demo: true })
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page).toContain('デモ端末の記録です。実際の清算には使用できません。')
  expect((await read(reportOf(many, true))).join()).not.toContain('デモ')
})

test('nothing at all, and nobody asked, is said in words', async () => {
  const text = (await read({ ...reportOf([]), reconciliation: null })).join('\n')
  expect(text.match(/該当はありません。/g)).toHaveLength(3)
  expect(text).toContain('照合していません。')
})

test('books that do not close say which visit, and a center that agrees that it does', async () => {
  const { rows, ledger } = madeJournal([visit], beginOf('2026-11-21'))
  const period = dayPeriod('2026-11-21')
  const broken = settle(rows.filter(({ entry }) => entry.kind !== 'payOutEnded'), period)
  const text = (await read({ ...reportOf([]), settlement: broken, reconciliation: reconcile(fatesOf(rows), ledger.lines().map(entryOf), period) })).join('\n')
  expect(text).toContain('A000-0000 終了後の残額 200')
  expect(text).toContain('差異はありません。')
  expect(text).not.toContain('すべての取引で一致')
})

test('fees that are not what was kept are said to differ, where no visit is to be named', async () => {
  const report = reportOf([visit])
  const text = (await read({ ...report, settlement: { ...report.settlement, closes: false } })).join('\n')
  expect(text).toContain('証明書の手数料の合計と収納額が一致していません。')
  expect(text).not.toContain('すべての取引で一致')
})
