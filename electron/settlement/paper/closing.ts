import { numberText, texts, valueText } from '../report.ts'
import { drawHeading, drawSentence } from './section.ts'
import { drawTable } from './table.ts'
import type { Reconciliation } from '../reconciliation.ts'
import type { Report } from '../report.ts'
import type { Settlement } from '../settlement.ts'
import type { Paper } from './paper.ts'
import type { Column } from './table.ts'

/** What the center has, and whether the books close. */
export function drawClosing(paper: Paper, { settlement, reconciliation }: Report): void {
  drawCenter(paper, reconciliation)
  drawBooks(paper, settlement)
}

function drawCenter(paper: Paper, reconciliation: Reconciliation | null): void {
  drawHeading(paper, texts['section.center'])
  if (reconciliation === null) return drawSentence(paper, texts['center.notAsked'])
  const { here, there, differences, equal } = reconciliation
  const numbers = [texts.count, texts.copies, texts.yen].map((title): Column => ({ title, width: 80, align: 'right' }))
  drawTable(paper, [{ title: texts['standing.交付済'], width: 150 }, ...numbers], ([[texts['center.here'], here], [texts['center.there'], there]] as const)
    .map(([name, { applications, copies, yen }]) => [name, ...[applications, copies, yen].map(numberText)]))
  paper.down(6)
  drawSentence(paper, equal ? texts['center.equal'] : texts['center.unequal'], equal ? 0 : 48)
  if (equal) return
  const columns: readonly Column[] = [
    { title: texts.difference, width: 116 }, { title: texts.certificate, width: 181, align: 'center' },
    { title: texts['center.here'], width: 105 }, { title: texts['center.there'], width: 105 },
  ]
  drawTable(paper, columns, differences.map((difference) =>
    [texts[`difference.${difference.kind}`], difference.certificate, valueText(difference, difference.here), valueText(difference, difference.there)]))
}

function drawBooks(paper: Paper, { breaches, closes }: Settlement): void {
  drawHeading(paper, texts['section.books'], 20)
  if (closes) return drawSentence(paper, texts['books.closes'])
  if (breaches.length === 0) return drawSentence(paper, texts['books.feesDiffer'])
  drawSentence(paper, texts['books.broken'], 48)
  const columns: readonly Column[] = [
    { title: texts.reference, width: 110, align: 'center' }, { title: texts.breach, width: 200 }, { title: texts.yen, width: 90, align: 'right' },
  ]
  drawTable(paper, columns, breaches.map(({ reference, kind, yen }) => [reference, texts[`breach.${kind}`], numberText(yen)]))
}
