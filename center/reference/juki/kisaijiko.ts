import { drawDocument } from '../document.ts'
import { formats } from '../face.ts'
import { areaOf, contentBottom, contentTop, drawCertification, drawHeading, strikeOut } from '../form.ts'
import { inSheets } from '../pagination.ts'
import { wareki } from '../wareki.ts'
import { bornOf, numberOf, stayOf } from '../wording.ts'
import type { Face } from '../face.ts'
import type { Order, Rendered } from '../issuing-server.ts'
import type { Person } from '../residents.ts'
import type { Chosen } from './household-questions.ts'

const title = '住民票記載事項証明書'
const labelWidth = 110
const rowHeight = 23
const gap = 10
const heightOf = (rows: readonly Row[]): number => rows.length * rowHeight + gap

/** 住民票記載事項証明書: only the chosen items stand on it, where the 住民票の写し says 省略. `registryAt`: ms since 1970. */
export async function renderKisaijiko(order: Order, chosen: Chosen, registryAt: number): Promise<Rendered> {
  const { municipality } = order.record
  const household = householdRows(order, chosen)
  const persons = chosen.persons.map((person) => rowsOf(person, chosen))
  return drawDocument(order, {
    title,
    format: 'A4',
    registryAt,
    fronts: inSheets(persons, heightOf, contentBottom(formats.A4) - contentTop - heightOf(household)).map((blocks) => (face, place) => {
      drawHeading(face, title, municipality, place)
      const end = [household, ...blocks].reduce((top, rows) => block(face, rows, top), contentTop)
      strikeOut(face, end, contentBottom(face), place)
      drawCertification(face, '上記の事項は、住民票に記載されている事項と相違ないことを証明する。', municipality, order.issuedAt, place.issueNumber)
    }),
  })
}

type Row = readonly [label: string, value: string]

function householdRows({ record: { municipality, household } }: Order, { items }: Chosen): readonly Row[] {
  const address: Row = ['住　　所', `${municipality.address}${household.address}`]
  return items.has('head') ? [address, ['世 帯 主', household.members[0].name]] : [address]
}

function rowsOf(person: Person, { items }: Chosen): readonly Row[] {
  const rows: readonly (Row | null)[] = [
    ['フリガナ', person.reading],
    ['氏　　名', person.name],
    ['生年月日・性別', `${bornOf(person)}　　${person.sex}`],
    items.has('head') ? ['続　　柄', person.relation] : null,
    items.has('since') ? ['住民となった年月日', wareki(person.residentSince)] : null,
    ...originRows(person, items),
    items.has('number') ? ['個人番号', numberOf(person)] : null,
  ]
  return rows.filter((row) => row !== null)
}

function originRows({ nationality }: Person, items: ReadonlySet<string>): readonly (Row | null)[] {
  if (nationality.kind === 'japanese')
    return items.has('domicile') ? [['本　　籍', nationality.domicile], ['筆 頭 者', nationality.register]] : []
  return [
    items.has('nationality') ? ['国籍・地域', nationality.country] : null,
    items.has('status') ? ['在留資格・在留期間等', stayOf(nationality)] : null,
    items.has('cardNumber') ? ['在留カード等の番号', nationality.cardNumber] : null,
  ]
}

/** Returns where the next may begin. */
function block(face: Face, rows: readonly Row[], top: number): number {
  const { left, width } = areaOf(face)
  rows.forEach(([label, value], index) => {
    face.cell(label, value, { x: left, y: top + index * rowHeight, width, height: rowHeight }, labelWidth, 11.5)
  })
  face.frame({ x: left, y: top, width, height: rows.length * rowHeight }, 1.2)
  return top + heightOf(rows)
}
