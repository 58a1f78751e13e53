import { transform } from 'receiptline'
import { columnsOf, printable } from './receipt-characters.ts'
import { receiptRows } from './receipt-rows.ts'
import type { ReceiptRow } from './receipt-rows.ts'

/**
 * A receipt as ESC/POS, in Shift_JIS. It begins with a reset, ends with the cut, and after that asks for the state of the paper
 * (GS r 1), which the printer answers only when it has come so far.
 * @param columns characters of half a square in a line.
 */
export function escposJob(lines: readonly string[], columns: number): Uint8Array {
  const document = receiptRows(lines.map(printable)).flatMap(row => markup(row, columns)).join('\n')
  return Buffer.from(transform(document, { command: 'escpos', encoding: 'shiftjis', cpl: columns, spacing: true }), 'binary')
}

/** One row in the library's markup: `|` at the left end binds to the left edge, carets magnify. */
function markup(row: ReceiptRow, columns: number): readonly string[] {
  switch (row.kind) {
    // Twice as large, where the line takes it; else twice as high.
    case 'title': return [`${columnsOf(row.text) * 2 <= columns ? '^^^' : '^^'}${escaped(row.text)}`, '']
    case 'text': return [left(row.text)]
    case 'amount': {
      const gap = columns - columnsOf(row.label) - columnsOf(row.amount)
      if (gap >= 2) return [left(row.label + ' '.repeat(gap) + row.amount)]
      return [left(row.label), left(' '.repeat(Math.max(0, columns - columnsOf(row.amount))) + row.amount)]
    }
  }
}

function left(text: string): string {
  return text === '' ? '' : `|${escaped(text)}`
}

/** Characters that mean something in the markup, by their numbers; blanks at the edge would be cut off, a tilde is one that stays. */
function escaped(text: string): string {
  const plain = text.replaceAll(/[\\{|}\-=_"`^~]/g, character => `\\x${character.charCodeAt(0).toString(16)}`)
  return plain.replaceAll(/^ +| +$/g, blanks => '~'.repeat(blanks.length))
}
