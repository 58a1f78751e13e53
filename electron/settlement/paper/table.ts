import type { Paper } from './paper.ts'

export interface Column {
  readonly title: string
  /** Points. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

const head = 17
const line = 15.5

/** A ruled table; its head stands on every page that it reaches. The last row is set off where it is a sum. */
export function drawTable(paper: Paper, columns: readonly Column[], rows: readonly (readonly string[])[], sum: readonly string[] | null = null): void {
  const width = columns.reduce((total, column) => total + column.width, 0)
  paper.need(head + 2 * line)
  drawHead(paper, columns, width)
  for (const row of rows) {
    if (paper.need(line)) drawHead(paper, columns, width)
    drawRow(paper, columns, row)
    paper.rule(0, width)
  }
  if (sum === null) return
  if (paper.need(line)) drawHead(paper, columns, width)
  paper.shade(0, width, line, 0.96)
  paper.rule(0, width, 0.8, 0)
  drawRow(paper, columns, sum)
  paper.rule(0, width, 0.8, 0)
}

function drawHead(paper: Paper, columns: readonly Column[], width: number): void {
  paper.shade(0, width, head, 0.9)
  paper.rule(0, width, 0.8, 0)
  let x = 0
  for (const { title, width: own } of columns) {
    paper.text(title, { x, width: own, size: 8.5, align: 'center' }, head)
    x += own
  }
  paper.down(head)
  paper.rule(0, width, 0.8, 0)
}

function drawRow(paper: Paper, columns: readonly Column[], row: readonly string[]): void {
  let x = 0
  for (const [index, { width, align = 'left' }] of columns.entries()) {
    paper.text(row[index] ?? '', { x, width, size: 9, align }, line)
    x += width
  }
  paper.down(line)
}
