import { rgb } from '@cantoo/pdf-lib'
import type { Face } from './face.ts'

const vermilion = rgb(0.78, 0.16, 0.1)
const side = 66

/** The 公印: a double frame with the office's name in three columns, read from the right. It says 架空 in itself. */
export function drawSeal(face: Face, columns: readonly [string, string, string], x: number, y: number): void {
  face.frame({ x, y, width: side, height: side }, 2.2, vermilion)
  face.frame({ x: x + 3.5, y: y + 3.5, width: side - 7, height: side - 7 }, 0.7, vermilion)
  const cell = (side - 12) / 3
  columns.forEach((column, fromRight) => {
    column.split('').forEach((character, row) => {
      // The box is wider than its cell because a box keeps a margin for text in tables
      const box = { x: x + 6 + (2 - fromRight) * cell - 6, y: y + 6 + row * cell, width: cell + 12, height: cell }
      face.text(character, box, { size: 17, align: 'center', color: vermilion })
    })
  })
}
