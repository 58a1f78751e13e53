import { areaOf, drawCertification, drawHeading, strikeOut } from '../form.ts'
import { wareki } from '../wareki.ts'
import { bornOf, numberOf, stayOf } from '../wording.ts'
import type { Place } from '../document.ts'
import type { Face } from '../face.ts'
import type { ResidentRecord } from '../issuing-server.ts'
import type { Person } from '../residents.ts'
import type { Chosen } from './household-questions.ts'

export const personsPerSheet = 4

export interface Front {
  readonly record: ResidentRecord
  readonly chosen: Chosen
  /** Of this sheet. */
  readonly persons: readonly Person[]
  readonly issuedAt: Date
  readonly place: Place
}

const label = 66
const numberWidth = 24
const omitted = '省略'
const blockHeight = 106
const firstBlock = 158
const topOf = (index: number): number => firstBlock + index * (blockHeight + 6)

/** おもて面: heading, address and 世帯主, one ruled block a person, 認証文, date, mayor and 公印. */
export function drawFront(face: Face, { record, chosen, persons, issuedAt, place }: Front): void {
  const { municipality } = record
  drawHeading(face, '住民票の写し', municipality, place)
  householdBlock(face, record, chosen)
  persons.forEach((person, index) => {
    personBlock(face, person, (place.sheet - 1) * personsPerSheet + index + 1, topOf(index), chosen)
  })
  strikeOut(face, topOf(persons.length), topOf(personsPerSheet) - 6, place)
  const whole = chosen.scope === 'household' ? '世帯全員の' : ''
  drawCertification(face, `この写しは、${whole}住民票の原本と相違ないことを証明する。`, municipality, issuedAt, place.issueNumber)
}

function householdBlock(face: Face, { municipality, household }: ResidentRecord, { items }: Chosen): void {
  const { left, width } = areaOf(face)
  face.cell('住　　所', `${municipality.address}${household.address}`, { x: left, y: 98, width, height: 26 }, label, 12)
  face.cell('世 帯 主', items.has('head') ? household.members[0].name : omitted, { x: left, y: 124, width, height: 26 }, label, 12)
  face.frame({ x: left, y: 98, width, height: 52 }, 1.2)
}

function personBlock(face: Face, person: Person, number: number, top: number, { items }: Chosen): void {
  const { left, width } = areaOf(face)
  const x = left + numberWidth
  const inner = width - numberWidth
  const half = inner * 0.54
  const right = { x: x + half, width: inner - half }
  face.frame({ x: left, y: top, width: numberWidth, height: blockHeight })
  face.text(String(number), { x: left - 4, y: top, width: numberWidth + 8, height: blockHeight }, { size: 11, align: 'center' })
  nameCell(face, person, { x, y: top, width: half, height: 40 })
  face.cell('生年月日', bornOf(person), { ...right, y: top, height: 20 }, label, 10.5)
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
  const { left, width } = areaOf(face)
  const x = left + numberWidth
  const inner = width - numberWidth
  const half = inner * 0.54
  const right = { x: x + half, width: inner - half }
  const first = { x, y: top, width: half, height: 22 }
  const second = { ...first, y: top + 22 }
  const { nationality } = person
  if (nationality.kind === 'japanese') {
    const shown = items.has('domicile')
    face.cell('本　　籍', shown ? nationality.domicile : omitted, { ...first, width: inner }, label, 10.5)
    face.cell('筆 頭 者', shown ? nationality.register : omitted, second, label, 10.5)
  } else {
    face.cell('国籍・地域', items.has('nationality') ? nationality.country : omitted, first, label, 10.5)
    face.cell('在留カード番号', items.has('cardNumber') ? nationality.cardNumber : omitted, { ...right, y: top, height: 22 }, label, 10.5)
    face.cell('在留資格', items.has('status') ? stayOf(nationality) : omitted, second, label, 10.5)
  }
  face.cell('個人番号', items.has('number') ? numberOf(person) : omitted, { ...right, y: top + 22, height: 22 }, label, 10.5)
}
