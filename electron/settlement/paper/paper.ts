import { PDFDocument, grayscale } from '@cantoo/pdf-lib'
import { drawable, embedMincho } from '../../../typeface/mincho.ts'
import type { PDFFont, PDFPage } from '@cantoo/pdf-lib'

/** A4 in points, and its margins. */
const sheet = { width: 595.28, height: 841.89 } as const
const margin = { side: 44, top: 48, bottom: 56 } as const

export interface Cell {
  /** Points from the left margin. */
  readonly x: number
  readonly width: number
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right'
}

const padding = 4
/** Smaller than this nobody reads it: what does not fit is cut with …. */
const smallest = 6

/** Sheets of A4 that are written from top to bottom; what does not fit any more goes onto the next. */
export class Paper {
  readonly width = sheet.width - 2 * margin.side
  readonly #document: PDFDocument
  readonly #font: PDFFont
  readonly #pages: PDFPage[] = []
  /** Points from the top of the page. */
  #y: number = sheet.height

  private constructor(document: PDFDocument, font: PDFFont) {
    this.#document = document
    this.#font = font
  }

  static async open(title: string, madeAt: number): Promise<Paper> {
    const document = await PDFDocument.create()
    document.setTitle(title)
    document.setLanguage('ja')
    document.setCreationDate(new Date(madeAt))
    document.setModificationDate(new Date(madeAt))
    return new Paper(document, await embedMincho(document))
  }

  /** Makes sure that so many points are left on the page; true: they are on a new one. */
  need(height: number): boolean {
    if (this.#y + height <= sheet.height - margin.bottom) return false
    this.#pages.push(this.#document.addPage([sheet.width, sheet.height]))
    this.#y = margin.top
    return true
  }

  down(height: number): void {
    this.#y += height
  }

  /** One line of text in the middle of the next `height` points; set smaller where it does not fit. */
  text(given: string, { x, width, size = 9, align = 'left' }: Cell, height: number): void {
    const room = width - 2 * padding
    const { text, fitted } = this.#fit(drawable(given), room, size)
    const free = room - this.#font.widthOfTextAtSize(text, fitted)
    const left = margin.side + x + padding + { left: 0, center: free / 2, right: free }[align]
    // 0.36 of the size below the middle puts the square of a kanji into the middle
    this.#page.drawText(text, { x: left, y: sheet.height - this.#y - height / 2 - fitted * 0.36, size: fitted, font: this.#font })
  }

  /** A pale area across the next `height` points. */
  shade(x: number, width: number, height: number, gray = 0.93): void {
    this.#page.drawRectangle({ x: margin.side + x, y: sheet.height - this.#y - height, width, height, color: grayscale(gray) })
  }

  frame(x: number, width: number, height: number): void {
    this.#page.drawRectangle({ x: margin.side + x, y: sheet.height - this.#y - height, width, height, borderWidth: 0.6, borderColor: grayscale(0) })
  }

  /** A horizontal line here. */
  rule(x: number, width: number, thickness = 0.4, gray = 0.55): void {
    const y = sheet.height - this.#y
    this.#page.drawLine({ start: { x: margin.side + x, y }, end: { x: margin.side + x + width, y }, thickness, color: grayscale(gray) })
  }

  /** The whole, with a line at the foot of every page. */
  async finish(foot: (page: number, pages: number) => readonly [left: string, right: string]): Promise<Uint8Array> {
    for (const [index, page] of this.#pages.entries()) {
      const [left = '', right = ''] = foot(index + 1, this.#pages.length).map(drawable)
      const size = 8
      const y = margin.bottom - 24
      page.drawLine({ start: { x: margin.side, y: y + 14 }, end: { x: sheet.width - margin.side, y: y + 14 }, thickness: 0.4, color: grayscale(0.55) })
      const width = this.#font.widthOfTextAtSize(right, size)
      const { text, fitted } = this.#fit(left, this.width - width - 12, size)
      page.drawText(text, { x: margin.side, y, size: fitted, font: this.#font })
      page.drawText(right, { x: sheet.width - margin.side - width, y, size, font: this.#font })
    }
    return await this.#document.save()
  }

  get #page(): PDFPage {
    const page = this.#pages.at(-1)
    if (page === undefined) throw new Error('nothing was asked for yet')
    return page
  }

  #fit(text: string, room: number, size: number): { readonly text: string; readonly fitted: number } {
    const width = this.#font.widthOfTextAtSize(text, size)
    if (width <= room) return { text, fitted: size }
    const fitted = Math.floor((size * room * 10) / width) / 10
    if (fitted >= smallest) return { text, fitted }
    const letters = Array.from(text)
    while (letters.length > 0 && this.#font.widthOfTextAtSize(`${letters.join('')}…`, smallest) > room) letters.pop()
    return { text: `${letters.join('')}…`, fitted: smallest }
  }
}
