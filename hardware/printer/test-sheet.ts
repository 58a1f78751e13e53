import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import { embedMincho } from '../../typeface/mincho.ts'
import type { PDFFont, PDFPage } from '@cantoo/pdf-lib'

const mm = 72 / 25.4
const width = 210
const height = 297
/** From each edge, mm: every certificate keeps this free. */
const margin = 10
const ruler = 100
const ink = rgb(0, 0, 0)

/**
 * One A4 sheet, two pages: a frame 10 mm from the edges, a ruler of 100 mm each way, and which side this is; so that whoever holds it sees
 * whether the printer scales, cuts, or turns the back upside down. @param said when and where it was printed; no personal data.
 */
export async function testSheet(said: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await embedMincho(pdf)
  for (const side of ['おもて', 'うら']) drawSide(pdf.addPage([width * mm, height * mm]), font, side, said)
  return await pdf.save()
}

function drawSide(page: PDFPage, font: PDFFont, side: string, said: string): void {
  page.drawRectangle({
    x: margin * mm, y: margin * mm, width: (width - 2 * margin) * mm, height: (height - 2 * margin) * mm, borderColor: ink, borderWidth: 0.5,
  })
  const write = (text: string, fromTop: number, size: number): void => page.drawText(text, { x: 30 * mm, y: (height - fromTop) * mm, size, font })
  write(`テスト印刷（${side}）`, 50, 28)
  write(said, 65, 11)
  write(`枠は用紙の端から${margin}mm、線は${ruler}mmです。おもてとうらで上の向きが同じなら正しく印刷されています。`, 75, 9)
  const across = { x: 30 * mm, y: 150 * mm }
  page.drawLine({ start: across, end: { x: across.x + ruler * mm, y: across.y }, color: ink, thickness: 0.5 })
  page.drawLine({ start: across, end: { x: across.x, y: across.y - ruler * mm }, color: ink, thickness: 0.5 })
}
