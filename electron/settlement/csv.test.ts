import { assert, array, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { beginOf } from '../../center/japan-time.ts'
import { csvOf } from './csv-line.ts'
import { reportCsv } from './csv.ts'
import { fatesOf } from './fates.ts'
import { madeJournal } from './fixture/made-journal.ts'
import { plainVisit } from './fixture/made-visit.ts'
import { dayPeriod } from './period.ts'
import { reconcile } from './reconciliation.ts'
import { settle } from './settlement.ts'
import type { MadeVisit } from './fixture/made-visit.ts'
import type { Report } from './report.ts'

/** A reader of RFC 4180 that takes nothing else. */
function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = []
  const field = /"((?:[^"]|"")*)"|[^",\r\n]*/y
  for (let place = 0, line: string[] = []; place < text.length;) {
    field.lastIndex = place
    const [whole = '', quoted] = field.exec(text) ?? []
    line.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'))
    place += whole.length
    if (text[place] === ',') place += 1
    else if (text.startsWith('\r\n', place)) { lines.push(line); line = []; place += 2 }
    else throw new Error(`no field ends at ${place}`)
  }
  return lines
}

test('whatever the fields hold, they come back; what a spreadsheet would reckon with does not begin as a formula', () => {
  assert(property(array(array(string({ unit: 'binary-ascii', maxLength: 8 }), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (lines) => {
    const text = csvOf(lines)
    expect(text.startsWith('\uFEFF')).toBe(true)
    const read = readCsv(text.slice(1))
    expect(read.map((line) => line.length)).toEqual(lines.map((line) => line.length))
    for (const [row, line] of lines.entries()) {
      for (const [column, field] of line.entries()) expect([field, `'${field}`]).toContain(read[row]?.[column])
    }
    expect(read.flat().filter((field) => /^\s*[=+\-@]/.test(field))).toEqual([])
  }))
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '=cmd|\' /C calc\'!A0'])('%j stands there as a text', (danger) => {
  const [[field = ''] = []] = readCsv(csvOf([[danger]]).slice(1))
  expect(field).toBe(`'${danger}`)
})

test('amounts are numbers, those below nothing, too', () => {
  expect(csvOf([[-123, 0, 1_000]])).toBe('\uFEFF-123,0,1000\r\n')
})

const visit: MadeVisit = {
  ...plainVisit,
  certificates: [{ municipality: '99001', type: 'juminhyo', copies: 2, fee: 100, end: 'printed' }, { municipality: '99001', type: 'tax', copies: 1, fee: 300, end: 'unknown' }],
  extra: 200, payOut: 'short', staff: 5_000,
}
const { rows } = madeJournal([visit], beginOf('2026-11-21'))
const period = dayPeriod('2026-11-21')
const report: Report = { place: '=窓口,"1"', terminal: 'T-1', demo: false, settlement: settle(rows, period), reconciliation: reconcile(fatesOf(rows), [], period), madeAt: 0 }

test('a line for each fact, all with the same fields, under their names', () => {
  const [head = [], ...lines] = readCsv(reportCsv(report).slice(1))
  expect(head).toEqual(['設置場所', '端末番号', '対象期間', '区分', '市区町村', '証明書の種類', '項目', '件数', '通数', '金額（円）', '備考'])
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([head.length]))
  expect(new Set(lines.map((line) => line.slice(0, 3).join()))).toEqual(new Set(["'=窓口,\"1\",T-1,2026-11-21"]))
  const facts = lines.map((line) => line.slice(3).join('|'))
  expect(facts).toEqual(expect.arrayContaining([
    '１　証明書の交付|99001|住民票の写し|交付済|1|2|200|', '１　証明書の交付|99001|住民票の写し|委託手数料|||246|', '１　証明書の交付|99001|住民票の写し|払込額（円）|||-46|',
    '２　交付に至らなかった申請|99001|各種税証明書|うち印刷不良|1|1|300|', '利用者の現金|||投入|||700|', '利用者の現金|||手数料として収納|||200|',
    '機内の現金（機器の計数）|||補充・回収ほか|||5000|', '５　証明書交付センターとの照合|||端末|1|2|200|', '６　帳簿の検証|||投入＝収納＋返却＋要返金＋機内。すべての取引で一致しています。||||',
  ]))
  expect(facts.filter((fact) => fact.includes('センターに記録なし'))).toHaveLength(2)
  expect(facts.filter((fact) => fact.startsWith('４　'))).toEqual([expect.stringMatching(/印刷不良\|\|\|300\|A000-0000 2026\/11\/21 00:01$/), expect.stringMatching(/払出不足\|\|\|100\|A000-0000 /)])
})

test('a center that was not asked, and books that do not close, are said to be so', () => {
  const broken = rows.filter(({ entry }) => entry.kind !== 'credited')
  const text = reportCsv({ ...report, reconciliation: null, settlement: settle(broken, period) })
  expect(text).toContain('照合していません。')
  expect(text).toMatch(/帳簿の検証,,,投入を超える払出,,,700,A000-0000\r\n/)
  expect(text).not.toContain('すべての取引で一致')
})

test('fees that are not what was kept are said to differ, where no visit is to be named', () => {
  const text = reportCsv({ ...report, settlement: { ...report.settlement, closes: false } })
  expect(text).toMatch(/帳簿の検証,,,証明書の手数料の合計と収納額が一致していません。,,,,\r\n/)
  expect(text).not.toContain('すべての取引で一致')
})

test('what a demo terminal did can’t be taken for the real thing', () => {
  expect(reportCsv(report)).not.toContain('デモ')
  expect(reportCsv({ ...report, demo: true })).toContain('デモ端末の記録です。実際の清算には使用できません。')
})
