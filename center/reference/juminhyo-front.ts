import { a4 } from './face.ts'
import { drawSeal } from './seal.ts'
import { seireki, wareki } from './wareki.ts'
import type { Chosen } from './chosen.ts'
import type { Face } from './face.ts'
import type { ResidentRecord } from './juminhyo.ts'
import type { Person } from './residents.ts'

export const personsPerSheet = 4

export interface Front {
  readonly record: ResidentRecord
  readonly chosen: Chosen
  readonly persons: readonly Person[]
  readonly issuedAt: Date
  readonly issueNumber: string
  readonly sheet: number
  readonly sheets: number
}

const left = 42
const width = a4.width - 2 * left
const label = 66
const numberWidth = 24
const omitted = '省略'
const blockHeight = 106

/** おもて面: heading, address and 世帯主, one ruled block a person, 認証文, date, mayor and 公印. */
export function drawFront(face: Face, front: Front): void {
  face.watermark('見　本')
  heading(face, front)
  front.persons.forEach((person, index) => {
    const number = (front.sheet - 1) * personsPerSheet + index + 1
    personBlock(face, person, number, 158 + index * (blockHeight + 6), front.chosen)
  })
  remainder(face, front.persons.length)
  certification(face, front)
}

function heading(face: Face, { record, chosen, sheet, sheets }: Front): void {
  const { municipality, household } = record
  face.text('住民票の写し', { x: left, y: 40, width, height: 34 }, { size: 23, align: 'center', spacing: 9 })
  face.text(municipality.name.ja, { x: left, y: 74, width: 240, height: 20 }, { size: 10.5 })
  face.text(`${sheet}／${sheets}`, { x: left + width - 120, y: 74, width: 120, height: 20 }, { size: 10.5, align: 'right' })
  face.cell('住　　所', `${municipality.address}${household.address}`, { x: left, y: 98, width, height: 26 }, label, 12)
  face.cell('世 帯 主', chosen.items.has('head') ? household.members[0].name : omitted, { x: left, y: 124, width, height: 26 }, label, 12)
  face.frame({ x: left, y: 98, width, height: 52 }, 1.2)
}

function personBlock(face: Face, person: Person, number: number, top: number, { items }: Chosen): void {
  const x = left + numberWidth
  const inner = width - numberWidth
  const half = inner * 0.54
  const right = { x: x + half, width: inner - half }
  face.frame({ x: left, y: top, width: numberWidth, height: blockHeight })
  face.text(String(number), { x: left - 4, y: top, width: numberWidth + 8, height: blockHeight }, { size: 11, align: 'center' })
  nameCell(face, person, { x, y: top, width: half, height: 40 })
  const date = person.nationality.kind === 'foreign' ? seireki : wareki
  face.cell('生年月日', date(person.born), { ...right, y: top, height: 20 }, label, 10.5)
  face.cell('性　　別', person.sex, { ...right, y: top + 20, height: 20 }, label, 10.5)
  face.cell('続　　柄', items.has('head') ? person.relation : omitted, { x, y: top + 40, width: half, height: 22 }, label, 10.5)
  face.cell('住民となった日', wareki(person.residentSince), { ...right, y: top + 40, height: 22 }, label, 10.5)
  origin(face, person, top + 62, items)
  face.frame({ x: left, y: top, width, height: blockHeight }, 1.2)
}

function nameCell(face: Face, person: Person, box: { x: number; y: number; width: number; height: number }): void {
  face.cell('氏　　名', '', box, label, 10)
  const value = { x: box.x + label, width: box.width - label }
  face.text(person.reading, { ...value, y: box.y + 2, height: 12 }, { size: 7 })
  face.text(person.name, { ...value, y: box.y + 13, height: 26 }, { size: 14.5 })
}

function origin(face: Face, person: Person, top: number, items: ReadonlySet<string>): void {
  const x = left + numberWidth
  const inner = width - numberWidth
  const half = inner * 0.54
  const first = { x, y: top, width: inner, height: 22 }
  const second = { x, y: top + 22, width: half, height: 22 }
  const { nationality } = person
  if (nationality.kind === 'japanese') {
    const shown = items.has('domicile')
    face.cell('本　　籍', shown ? nationality.domicile : omitted, first, label, 10.5)
    face.cell('筆 頭 者', shown ? nationality.register : omitted, second, label, 10.5)
  } else {
    const until = nationality.until === null ? '' : `（${seireki(nationality.until)}まで）`
    face.cell('在留資格', items.has('status') ? `${nationality.status}${until}` : omitted, first, label, 10.5)
    face.cell('国籍・地域', items.has('nationality') ? nationality.country : omitted, second, label, 10.5)
  }
  const number = items.has('number') ? person.individualNumber.replace(/(\d{4})(?=\d)/g, '$1 ') : omitted
  face.cell('個人番号', number, { x: x + half, y: top + 22, width: inner - half, height: 22 }, label, 10.5)
}

/** Free room is struck out, so that nobody can be added afterwards. */
function remainder(face: Face, persons: number): void {
  const top = 158 + persons * (blockHeight + 6)
  const bottom = 158 + personsPerSheet * (blockHeight + 6) - 6
  if (persons === personsPerSheet) return
  face.text('以　下　余　白', { x: left, y: top, width, height: 24 }, { size: 10.5, align: 'center' })
  face.line([left + width, top + 28], [left, bottom], 0.5)
}

function certification(face: Face, { record, chosen, issuedAt, issueNumber }: Front): void {
  const { municipality } = record
  const whole = chosen.scope === 'household' ? '世帯全員の' : ''
  face.text(`この写しは、${whole}住民票の原本と相違ないことを証明する。`, { x: left, y: 622, width, height: 24 }, { size: 12.5 })
  face.text(wareki(issuedAt), { x: left + 20, y: 656, width: 240, height: 24 }, { size: 12.5 })
  face.text(municipality.mayor, { x: left + 110, y: 694, width: 320, height: 30 }, { size: 13.5, align: 'right' })
  drawSeal(face, municipality.seal, left + 436, 676)
  face.line([left, 772], [left + width, 772], 0.4)
  face.text(`発行番号　${issueNumber}`, { x: left, y: 776, width: width / 2, height: 18 }, { size: 8.5 })
  face.text('見本（架空の自治体）　証明書としての効力はありません', { x: left + width / 2, y: 776, width: width / 2, height: 18 }, { size: 8.5, align: 'right' })
}
