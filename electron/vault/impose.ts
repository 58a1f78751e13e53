import { PDFDocument } from '@cantoo/pdf-lib'
import { forgetContent, openDocument } from '../../center/pages.ts'
import type { PDFPage } from '@cantoo/pdf-lib'

export type Sheet = 'A4' | 'A5'

export type Imposed =
  | { readonly kind: 'imposed'; readonly pdf: Uint8Array; readonly pages: number; readonly sheet: Sheet }
  /** The document is none that may be put on paper. */
  | { readonly kind: 'refused'; readonly why: 'unreadable' | 'size' | 'mixed' | 'turned' | 'back' }

/** Points; whole numbers of dots at 600 dpi, so that one-bit images stay on the printer's grid. */
const formats = { A4: { short: 595.2, long: 841.92 }, A5: { short: 419.52, long: 595.32 } } as const
const dot = 72 / 600
const millimetre = 72 / 25.4

/**
 * Lays a certificate out on A4 (A8-02): A4 pages pass unchanged, byte for byte; A5 pages are put in the middle, 31.0 mm
 * from the short and 43.5 mm from the long ends, never scaled. Front and back are one unit: every sheet has both sides,
 * all of one size, in the order they came in.
 */
export async function impose(pdf: Uint8Array): Promise<Imposed> {
  const document = await read(pdf)
  if (document === null) return { kind: 'refused', why: 'unreadable' }
  try {
    return await imposed(pdf, document)
  } finally {
    forgetContent(document)
  }
}

async function imposed(pdf: Uint8Array, document: PDFDocument): Promise<Imposed> {
  const pages = document.getPages()
  const [first] = pages
  if (first === undefined || pages.length % 2 === 1) return { kind: 'refused', why: 'back' }
  const sheet = sheetOf(first)
  if (sheet === null || pages.some((page) => sheetOf(page) === null)) return { kind: 'refused', why: 'size' }
  const lying = isLying(first)
  if (pages.some((page) => sheetOf(page) !== sheet || isLying(page) !== lying)) return { kind: 'refused', why: 'mixed' }
  if (pages.some((page) => page.getRotation().angle !== 0)) return { kind: 'refused', why: 'turned' }
  return { kind: 'imposed', pdf: sheet === 'A4' ? pdf : await centre(pages, lying), pages: pages.length, sheet }
}

async function read(pdf: Uint8Array): Promise<PDFDocument | null> {
  try {
    return await openDocument(pdf)
  } catch {
    // The library throws whatever it stumbles over, and its words may quote the document.
    return null
  }
}

async function centre(pages: readonly PDFPage[], lying: boolean): Promise<Uint8Array> {
  const paper = await PDFDocument.create()
  const [width, height] = lying ? [formats.A4.long, formats.A4.short] : [formats.A4.short, formats.A4.long]
  for (const embedded of await paper.embedPages([...pages])) {
    const page = paper.addPage([width, height])
    page.drawPage(embedded, { x: onGrid((width - embedded.width) / 2), y: onGrid((height - embedded.height) / 2) })
  }
  const pdf = await paper.save()
  forgetContent(paper)
  return pdf
}

function sheetOf(page: PDFPage): Sheet | null {
  const { width, height } = page.getSize()
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  for (const sheet of ['A4', 'A5'] as const) {
    const format = formats[sheet]
    if (Math.abs(short - format.short) <= millimetre && Math.abs(long - format.long) <= millimetre) return sheet
  }
  return null
}

function isLying(page: PDFPage): boolean {
  const { width, height } = page.getSize()
  return width > height
}

function onGrid(points: number): number {
  return Math.round(points / dot) * dot
}
