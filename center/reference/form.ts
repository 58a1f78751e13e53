import { drawSeal } from './seal.ts'
import { wareki } from './wareki.ts'
import type { Place } from './document.ts'
import type { Face } from './face.ts'
import type { Municipality } from './municipalities.ts'

/** What the forms of all certificates have alike. Points from the upper left corner. */
export interface Area { readonly left: number; readonly width: number }

export function areaOf(face: Face): Area {
  const left = face.width * 0.07
  return { left, width: face.width - 2 * left }
}

/** Where the certified part may begin and has to end. */
export const contentTop = 98
export const contentBottom = ({ height }: { readonly height: number }): number => height - 226

/** 見本, title, municipality, sheet of sheets. */
export function drawHeading(face: Face, title: string, municipality: Municipality, { sheet, sheets }: Place): void {
  const { left, width } = areaOf(face)
  face.watermark('見　本')
  const size = Math.min(23, width / 22)
  face.text(title, { x: left, y: 40, width, height: 34 }, { size, align: 'center', spacing: title.length > 8 ? 4 : 9 })
  face.text(municipality.name.ja, { x: left, y: 74, width: 240, height: 20 }, { size: 10.5 })
  face.text(`${sheet}／${sheets}`, { x: left + width - 100, y: 74, width: 100, height: 20 }, { size: 10.5, align: 'right' })
}

/** 認証文, date, head of the municipality, 公印, number of the issue. */
export function drawCertification(face: Face, sentence: string, municipality: Municipality, issuedAt: Date, issueNumber: string): void {
  const { left, width } = areaOf(face)
  const bottom = face.height
  face.text(sentence, { x: left, y: bottom - 220, width, height: 24 }, { size: 12.5 })
  face.text(wareki(issuedAt), { x: left + 20, y: bottom - 186, width: 240, height: 24 }, { size: 12.5 })
  face.text(municipality.mayor, { x: left + 20, y: bottom - 148, width: width - 101, height: 30 }, { size: 13.5, align: 'right' })
  drawSeal(face, municipality.seal, left + width - 75, bottom - 166)
  face.line([left, bottom - 70], [left + width, bottom - 70], 0.4)
  face.text(`発行番号　${issueNumber}`, { x: left, y: bottom - 66, width: width / 2, height: 18 }, { size: 8.5 })
  const nothing = '見本（架空の自治体）　証明書としての効力はありません'
  face.text(nothing, { x: left + width * 0.4, y: bottom - 66, width: width * 0.6, height: 18 }, { size: 8.5, align: 'right' })
}

/** Free room is struck out, so that nothing can be added afterwards; it says whether another sheet follows. */
export function strikeOut(face: Face, top: number, bottom: number, { sheet, sheets }: Place): void {
  const { left, width } = areaOf(face)
  if (bottom - top < 24) return
  face.text(sheet < sheets ? '次　葉　へ　続　く' : '以　下　余　白', { x: left, y: top, width, height: 24 }, { size: 10.5, align: 'center' })
  if (bottom - top >= 60) face.line([left + width, top + 28], [left, bottom], 0.5)
}
