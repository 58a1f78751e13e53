import { areaOf, contentBottom, contentTop, drawCertification, drawHeading, strikeOut } from '../form.ts'
import { bornOf } from '../wording.ts'
import type { Place } from '../document.ts'
import type { Face } from '../face.ts'
import type { ResidentRecord } from '../issuing-server.ts'
import type { Section, TaxSheet } from './tax-sheets.ts'

const labelWidth = 66
const rowHeight = 22

/** おもて面: whose, which 年度, and the sections as tables. */
export function drawTaxFront(face: Face, sheet: TaxSheet, record: ResidentRecord, issuedAt: Date, place: Place): void {
  const { municipality } = record
  drawHeading(face, sheet.title, municipality, place)
  const begin = taxpayer(face, sheet, record)
  const end = sheet.sections.reduce((top, section) => table(face, section, top), begin)
  strikeOut(face, end + 8, contentBottom(face), place)
  drawCertification(face, '上記のとおり相違ないことを証明する。', municipality, issuedAt, place.issueNumber)
}

function taxpayer(face: Face, { year }: TaxSheet, { municipality, household, applicant }: ResidentRecord): number {
  const { left, width } = areaOf(face)
  const rows = [
    ['住　　所', `${municipality.address}${household.address}`], ['氏　　名', applicant.name], ['生年月日', bornOf(applicant)], ['年　　度', year],
  ] as const
  rows.forEach(([label, value], index) => {
    face.cell(label, value, { x: left, y: contentTop + index * 24, width, height: 24 }, labelWidth, label === '氏　　名' ? 13 : 11)
  })
  face.frame({ x: left, y: contentTop, width, height: rows.length * 24 }, 1.2)
  return contentTop + rows.length * 24 + 6
}

/** Returns where it ends. */
function table(face: Face, { heading, columns, shares, rows }: Section, top: number): number {
  const { left, width } = areaOf(face)
  face.text(heading, { x: left - 5, y: top, width, height: 20 }, { size: 10.5 })
  const first = top + 20
  const edges = shares.reduce<readonly number[]>((all, share) => [...all, (all.at(-1) ?? left) + share * width], [left])
  const lines = [columns, ...rows]
  lines.forEach((values, line) => {
    values.forEach((value, column) => {
      const x = edges[column] ?? left
      const box = { x, y: first + line * rowHeight, width: (edges[column + 1] ?? left + width) - x, height: rowHeight }
      face.frame(box)
      const amount = value.endsWith('円')
      face.text(value, box, { size: line === 0 ? 8.5 : 10.5, align: line === 0 ? 'center' : amount ? 'right' : 'left' })
    })
  })
  face.frame({ x: left, y: first, width, height: lines.length * rowHeight }, 1.2)
  return first + lines.length * rowHeight + 6
}
