import { drawDocument } from '../document.ts'
import { formats } from '../face.ts'
import { areaOf, contentBottom, contentTop, drawCertification, drawHeading, strikeOut } from '../form.ts'
import { inSheets } from '../pagination.ts'
import { kosekiRows } from './koseki-rows.ts'
import type { Face } from '../face.ts'
import type { Order, Rendered } from '../issuing-server.ts'
import type { Koseki } from './koseki.ts'
import type { Extract } from './koseki-questions.ts'
import type { Row } from './koseki-rows.ts'

const lineHeight = 17
const padding = 8
const labelWidth = 132
const heightOf = ({ lines }: Row): number => lines.length * lineHeight + padding

/** 戸籍の全部事項証明書 and 個人事項証明書, in horizontal writing as the computerised 戸籍 has it. `registryAt`: ms since 1970. */
export async function renderKoseki(order: Order, koseki: Koseki, extract: Extract, registryAt: number): Promise<Rendered> {
  const title = extract.whole ? '全部事項証明書' : '個人事項証明書'
  const sentence = extract.whole
    ? 'これは、戸籍に記録されている事項の全部を証明した書面である。'
    : 'これは、戸籍中の一部の者について記録されている事項の全部を証明した書面である。'
  return drawDocument(order, {
    title: `戸籍${title}`,
    format: 'A4',
    registryAt,
    fronts: inSheets(kosekiRows(koseki, extract), heightOf, contentBottom(formats.A4) - contentTop).map((rows) => (face, place) => {
      drawHeading(face, title, order.record.municipality, place)
      strikeOut(face, table(face, rows) + 8, contentBottom(face), place)
      drawCertification(face, sentence, order.record.municipality, order.issuedAt, place.issueNumber)
    }),
  })
}

/** Returns where it ends. */
function table(face: Face, rows: readonly Row[]): number {
  const { left, width } = areaOf(face)
  let top = contentTop
  for (const row of rows) {
    const height = heightOf(row)
    face.frame({ x: left, y: top, width, height })
    face.line([left + labelWidth, top], [left + labelWidth, top + height])
    face.text(row.label, { x: left, y: top + padding / 2, width: labelWidth, height: lineHeight }, { size: 10 })
    row.lines.forEach(([mark, value], index) => {
      const box = { x: left + labelWidth, y: top + padding / 2 + index * lineHeight, width: width - labelWidth, height: lineHeight }
      face.text(mark === '' ? value : `【${mark}】${value}`, box, { size: 11 })
    })
    top += height
  }
  face.frame({ x: left, y: contentTop, width, height: top - contentTop }, 1.2)
  return top
}
