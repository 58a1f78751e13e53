import { cashFields, floatFields, momentText, numberText, texts } from '../report.ts'
import { drawHeading, drawSentence } from './section.ts'
import { drawTable } from './table.ts'
import type { Settlement } from '../settlement.ts'
import type { Paper } from './paper.ts'

const line = 15.5
const gap = 14

interface Box { readonly title: string; readonly rows: readonly (readonly [string, number | string])[] }

/** Money side by side: the customers', the device's own count, cashless; then what is owed to whom, and what staff filled in or took out. */
export function drawMoney(paper: Paper, { cash, float, cashless, owed }: Settlement): void {
  drawHeading(paper, texts['section.money'], 7 * line)
  const pending = cashless.pending.reduce((sum, { yen }) => sum + yen, 0)
  drawBoxes(paper, [
    { title: texts.cash, rows: cashFields.map((field) => [texts[`cash.${field}`], cash[field]]) },
    { title: texts.float, rows: float === null ? [[texts['float.none'], '']] : floatFields.map((field) => [texts[`float.${field}`], float[field]]) },
    { title: texts.cashless, rows: [[texts['cashless.charged'], cashless.charged], [texts['cashless.captured'], cashless.captured], [texts['cashless.pending'], pending]] },
  ])
  if (float !== null && float.adjustments.length > 0) {
    drawSentence(paper, texts.adjustment, 48)
    drawTable(paper, [{ title: texts.at, width: 140, align: 'center' }, { title: texts.yen, width: 90, align: 'right' }],
      float.adjustments.map(({ at, yen }) => [momentText(at), numberText(yen)]))
  }
  if (cashless.pending.length > 0) {
    paper.down(8)
    drawSentence(paper, `${texts.cashless}　${texts['cashless.pending']}`, 48)
    drawTable(paper, [{ title: texts.reference, width: 140, align: 'center' }, { title: texts.yen, width: 90, align: 'right' }],
      cashless.pending.map(({ reference, yen }) => [reference, numberText(yen)]))
  }
  drawHeading(paper, texts['section.owed'])
  if (owed.length === 0) return drawSentence(paper, texts.none)
  const columns = [
    { title: texts.reference, width: 110, align: 'center' }, { title: texts.at, width: 140, align: 'center' }, { title: texts.why, width: 167 },
    { title: texts.yen, width: 90, align: 'right' },
  ] as const
  drawTable(paper, columns, owed.map(({ at, reference, yen, why }) => [reference, momentText(at), texts[`why.${why}`], numberText(yen)]),
    [texts.sum, '', '', numberText(owed.reduce((sum, { yen }) => sum + yen, 0))])
}

function drawBoxes(paper: Paper, boxes: readonly Box[]): void {
  const width = (paper.width - gap * (boxes.length - 1)) / boxes.length
  const rows = Math.max(...boxes.map((box) => box.rows.length))
  paper.need((rows + 1) * line)
  drawAcross((box, x) => {
    paper.shade(x, width, line, 0.9)
    paper.rule(x, width, 0.8, 0)
    paper.text(box.title, { x, width, size: 8.5, align: 'center' }, line)
  })
  for (let index = 0; index < rows; index += 1) {
    drawAcross((box, x) => {
      const [label, value] = box.rows[index] ?? ['', '']
      paper.rule(x, width)
      paper.text(label, { x, width: width - 54, size: 8.5 }, line)
      if (typeof value === 'number') paper.text(numberText(value), { x: x + width - 62, width: 62, size: 9, align: 'right' }, line)
    })
  }
  drawAcross((_, x) => paper.rule(x, width, 0.8, 0), 8)

  function drawAcross(draw: (box: Box, x: number) => void, height = line): void {
    for (const [index, box] of boxes.entries()) draw(box, index * (width + gap))
    paper.down(height)
  }
}
