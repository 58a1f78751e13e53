import { degrees, grayscale } from '@cantoo/pdf-lib'
import { Unprintable, demandGlyphs } from './unprintable.ts'
import type { Color, PDFFont, PDFPage } from '@cantoo/pdf-lib'

/** In points, of sizes that fall on whole dots of a 600 dpi printer. */
export const formats = { A4: { width: 595.2, height: 841.92 }, A5: { width: 419.52, height: 595.32 } } as const
export const black = grayscale(0)

/** A rectangle on a page, in points from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Style {
  readonly size: number
  readonly align?: 'left' | 'center' | 'right'
  readonly color?: Color
  /** Extra space after each character, points. */
  readonly spacing?: number
}

/** Smaller is not readable on plain paper. */
const smallest = 5.5
const padding = 5

/** One face of a sheet, drawn from the upper left corner. Text that does not fit its box is set smaller, never cut. */
export class Face {
  readonly #page: PDFPage
  readonly #font: PDFFont
  readonly width: number
  readonly height: number

  constructor(page: PDFPage, font: PDFFont) {
    this.#page = page
    this.#font = font
    const { width, height } = page.getSize()
    this.width = width
    this.height = height
  }

  /** One line of text, vertically in the middle of its box. Throws when it can't be set legibly. */
  text(text: string, box: Box, { size, align = 'left', color = black, spacing = 0 }: Style): void {
    demandGlyphs(text)
    const room = box.width - 2 * padding
    const width = (at: number) => this.#font.widthOfTextAtSize(text, at) + spacing * Math.max(0, text.length - 1)
    const fitted = width(size) <= room ? size : Math.floor((size * room * 10) / width(size)) / 10
    if (fitted < smallest) throw new Unprintable('record.tooLong', 'text too long for its box')
    const left = box.x + padding
    const x = align === 'left' ? left : align === 'center' ? left + (room - width(fitted)) / 2 : left + room - width(fitted)
    // 0.36 of the size below the middle puts the square of a kanji into the middle
    const y = this.height - (box.y + box.height / 2) - fitted * 0.36
    this.#page.drawText(text, { x, y, size: fitted, font: this.#font, color, characterSpacing: spacing })
  }

  frame(box: Box, thickness = 0.6, color: Color = black): void {
    this.#page.drawRectangle({
      x: box.x,
      y: this.height - box.y - box.height,
      width: box.width,
      height: box.height,
      borderWidth: thickness,
      borderColor: color,
    })
  }

  circle(x: number, y: number, radius: number, thickness: number): void {
    this.#page.drawCircle({ x, y: this.height - y, size: radius, borderWidth: thickness, borderColor: black })
  }

  line(from: readonly [number, number], to: readonly [number, number], thickness = 0.6): void {
    const [start, end] = [{ x: from[0], y: this.height - from[1] }, { x: to[0], y: this.height - to[1] }]
    this.#page.drawLine({ start, end, thickness, color: black })
  }

  /** A ruled label with its value beside it. */
  cell(label: string, value: string, box: Box, labelWidth: number, size: number): void {
    const head = { ...box, width: labelWidth }
    this.frame(box)
    this.line([box.x + labelWidth, box.y], [box.x + labelWidth, box.y + box.height])
    this.text(label, head, { size: 8.5, align: 'center' })
    this.text(value, { ...box, x: box.x + labelWidth, width: box.width - labelWidth }, { size })
  }

  /** Large pale words across the page, under everything else. */
  watermark(text: string): void {
    demandGlyphs(text)
    // As large in proportion on every format
    const size = this.width * 0.32
    const half = this.#font.widthOfTextAtSize(text, size) / 2
    const [cos, sin] = [Math.cos(Math.PI / 4), Math.sin(Math.PI / 4)]
    const x = this.width / 2 - half * cos + size * 0.36 * sin
    const y = this.height / 2 - half * sin - size * 0.36 * cos
    this.#page.drawText(text, { x, y, size, font: this.#font, rotate: degrees(45), color: grayscale(0.93) })
  }
}
