import { numberText, texts } from '../report.ts'
import { drawHeading, drawSentence } from './section.ts'
import { drawTable } from './table.ts'
import type { FigureLine, Figures, Tally } from '../figures.ts'
import type { Settlement } from '../settlement.ts'
import type { Paper } from './paper.ts'
import type { Column } from './table.ts'

const whose: readonly Column[] = [{ title: texts.municipality, width: 54, align: 'center' }, { title: texts.type, width: 112 }]
const numbers = (titles: readonly string[], width: number): readonly Column[] => titles.map((title) => ({ title, width, align: 'right' }))

const issuedColumns: readonly Column[] = [
  ...whose, ...numbers([texts.count, texts.copies], 34), ...numbers([texts.gross], 64), ...numbers([texts.ofCash, texts.ofCashless], 50),
  ...numbers([texts.commission], 50), ...numbers([texts.payable], 59),
]
const failedColumns: readonly Column[] = [
  ...whose, { title: texts['csv.item'], width: 150 }, ...numbers([texts.count], 52), ...numbers([texts.copies], 52), ...numbers([texts.yen], 87),
]

/** What was issued by municipality and type, and what was applied for and not issued. */
export function drawFigures(paper: Paper, { lines, sum }: Settlement): void {
  const issued = lines.filter((line) => line.issued.applications > 0)
  drawHeading(paper, texts['section.issued'])
  if (issued.length === 0) drawSentence(paper, texts.none)
  else drawTable(paper, issuedColumns, issued.map((line) => [...named(line), ...issuedCells(line)]), [texts.sum, '', ...issuedCells(sum)])
  const failed = lines.flatMap((line) => failuresOf(line).map((cells) => [...named(line), ...cells]))
  drawHeading(paper, texts['section.failed'])
  if (failed.length === 0) drawSentence(paper, texts.none)
  else drawTable(paper, failedColumns, failed)
}

const named = ({ municipality, type }: FigureLine): readonly string[] => [municipality, texts[`type.${type}`]]

function issuedCells({ issued, cash, cashless, commission, payable }: Figures): readonly string[] {
  return [issued.applications, issued.copies, issued.yen, cash, cashless, commission, payable].map(numberText)
}

function failuresOf({ refunded, toRefund, misprinted, mismatched, uncollected, open }: Figures): readonly (readonly string[])[] {
  const rows: readonly (readonly [string, Tally])[] = [
    [texts['standing.未交付返金済'], refunded], [texts['standing.交付不良要返金'], toRefund], [`　${texts.misprinted}`, misprinted],
    [texts['standing.不整合'], mismatched], [texts['standing.未交付未収'], uncollected], [texts['standing.未報告'], open],
  ]
  return rows.filter(([, { applications }]) => applications > 0)
    .map(([item, { applications, copies, yen }]) => [item, ...[applications, copies, yen].map(numberText)])
}
