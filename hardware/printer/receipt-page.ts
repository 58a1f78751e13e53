import { PDFDocument } from '@cantoo/pdf-lib'
import { drawable, embedMincho } from '../../typeface/mincho.ts'
import { receiptRows } from './receipt-rows.ts'
import type { PDFFont } from '@cantoo/pdf-lib'
import type { ReceiptRow } from './receipt-rows.ts'

/** A4, and on it a column as wide as a hand, from the top of the sheet. In points. */
const paper = { width: 595.276, height: 841.89 } as const
const column = { width: 400, top: 760, bottom: 80 } as const
/** The largest that lets everything stand on one page. */
const sizes = [15, 13, 11, 9, 7, 5] as const
const titleSize = 30

/** A receipt on one A4 page: title large and in the middle, amounts beneath one another at the right edge. */
export async function receiptPage(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await embedMincho(document)
  const rows = receiptRows(lines.map(drawable))
  const layouts = sizes.map(size => ({ size, pieces: rows.flatMap(row => pieces(row, font, size)) }))
  const smallest = layouts.at(-1)
  const layout = layouts.find(each => heightOf(each.pieces) <= column.top - column.bottom) ?? smallest
  const page = document.addPage([paper.width, paper.height])
  let y: number = column.top
  for (const { at, step } of layout?.pieces ?? []) {
    for (const { text, x, size } of at) page.drawText(text, { x: (paper.width - column.width) / 2 + x, y, size, font })
    y -= step
  }
  return await document.save()
}

/** One line of the page: what stands where in it, and how far it is to the next. */
interface Piece {
  readonly at: readonly { readonly text: string; readonly x: number; readonly size: number }[]
  readonly step: number
}

function heightOf(lines: readonly Piece[]): number {
  return lines.reduce((sum, { step }) => sum + step, 0)
}

function pieces(row: ReceiptRow, font: PDFFont, size: number): readonly Piece[] {
  const step = size * 1.8
  const wide = (text: string, of = size): number => font.widthOfTextAtSize(text, of)
  switch (row.kind) {
    case 'title': {
      const large = Math.min(titleSize, titleSize * column.width / Math.max(1, wide(row.text, titleSize)))
      return [{ at: [{ text: row.text, x: (column.width - wide(row.text, large)) / 2, size: large }], step: titleSize * 1.8 }]
    }
    case 'text': return wrapped(row.text, wide).map(text => ({ at: [{ text, x: 0, size }], step }))
    case 'amount': {
      const amount = { text: row.amount, x: column.width - wide(row.amount), size }
      const label = wrapped(row.label, wide).map(text => ({ text, x: 0, size }))
      const last = label.at(-1)
      if (last === undefined || wide(last.text) + size > amount.x) return [...label.map(text => ({ at: [text], step })), { at: [amount], step }]
      return [...label.slice(0, -1).map(text => ({ at: [text], step })), { at: [last, amount], step }]
    }
  }
}

/** Japanese breaks between any two characters. */
function wrapped(text: string, wide: (text: string) => number): readonly string[] {
  const lines = ['']
  for (const character of Array.from(text)) {
    const line = lines.at(-1) ?? ''
    if (wide(line + character) <= column.width) lines[lines.length - 1] = line + character
    else lines.push(character)
  }
  return lines
}
