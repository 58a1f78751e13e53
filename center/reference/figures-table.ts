import { municipalityOf } from './municipalities.ts'
import type { Figure } from './figures.ts'
import type { Settlement } from './settlement.ts'

/** Words to the left, numbers to the right. */
export type Cell = string | number

const methods = { jpki: '公的個人認証', cardAp: '条例利用' } as const

/** The statistics as lines of text, to be read in a terminal. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ day, municipality, kind, method, standing, applications, copies, fees }) =>
    [day, nameOf(municipality), kind, methods[method], standing, applications, copies, fees])
  return table(['日', '市区町村', '種類', '認証', '結果', '件数', '通数', '手数料(円)'], rows)
}

/** The settlement likewise. */
export function settlementTable(settlements: readonly Settlement[]): string {
  const rows = settlements.map(({ month, municipality, copies, owed, commission, payable, toRefund, notKept, mismatched, open }) =>
    [month, nameOf(municipality), copies, owed, commission, payable, toRefund, notKept, mismatched, open])
  return table(['月', '市区町村', '通数', '手数料', '委託手数料', '払込額', '要返金', '未交付', '不整合', '未報告'], rows)
}

const nameOf = (code: string): string => `${code} ${municipalityOf(code)?.name.ja ?? ''}`.trimEnd()

/** Columns as wide as what stands in them, under a rule. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = head.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => widthOf(said(cell)))))
  const line = (cells: readonly Cell[]) =>
    cells.map((cell, column) => aligned(cell, typeof rows[0]?.[column] === 'number', widths[column] ?? 0)).join('  ').trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [line(head), rule, ...rows.map(line)].join('\n')
}

function aligned(cell: Cell, right: boolean, width: number): string {
  const text = said(cell)
  const space = ' '.repeat(width - widthOf(text))
  return right ? space + text : text + space
}

const said = (cell: Cell): string => (typeof cell === 'number' ? cell.toLocaleString('ja-JP') : cell)

/** Columns of a terminal: what is no Latin letter is two of them wide. */
function widthOf(text: string): number {
  return Array.from(text, (character) => (character > '\u02ff' ? 2 : 1)).reduce<number>((width, each) => width + each, 0)
}
