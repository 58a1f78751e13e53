import { chosenAt } from '../chosen.ts'
import { drawDocument } from '../document.ts'
import { areaOf, contentBottom, contentTop, drawCertification, drawHeading, strikeOut } from '../form.ts'
import { wareki } from '../wareki.ts'
import type { Face } from '../face.ts'
import type { Order, Rendered } from '../issuing-server.ts'
import type { Koseki, KosekiMember } from './koseki.ts'
import type { Extract } from './koseki-questions.ts'

const title = '戸籍の附票の写し'
const label = 66
const row = 22
const membersPerSheet = 4
const blockHeight = row * 4
const firstBlock = contentTop + 60

/** 戸籍の附票の写し: where those of a 戸籍 have lived. `registryAt`: ms since 1970. */
export async function renderFuhyo(order: Order, koseki: Koseki, { whole, members }: Extract, registryAt: number): Promise<Rendered> {
  const { municipality } = order.record
  const withDomicile = chosenAt(order.answers, 'items').includes('domicile')
  return drawDocument(order, {
    title,
    format: 'A4',
    registryAt,
    fronts: Array.from({ length: Math.max(1, Math.ceil(members.length / membersPerSheet)) }, (_, sheet) => (face, place) => {
      const here = members.slice(sheet * membersPerSheet, (sheet + 1) * membersPerSheet)
      drawHeading(face, title, municipality, place)
      register(face, koseki, withDomicile)
      here.forEach((member, index) => memberBlock(face, member, firstBlock + index * (blockHeight + 6)))
      strikeOut(face, firstBlock + here.length * (blockHeight + 6), contentBottom(face), place)
      const extent = whole ? '全部' : '一部'
      drawCertification(face, `この写しは、戸籍の附票の${extent}について、原本と相違ないことを証明する。`, municipality, order.issuedAt, place.issueNumber)
    }),
  })
}

function register(face: Face, { domicile, register: head }: Koseki, shown: boolean): void {
  const { left, width } = areaOf(face)
  face.cell('本　　籍', shown ? domicile : '省略', { x: left, y: contentTop, width, height: 26 }, label, 12)
  face.cell('筆 頭 者', shown ? head : '省略', { x: left, y: contentTop + 26, width, height: 26 }, label, 12)
  face.frame({ x: left, y: contentTop, width, height: 52 }, 1.2)
}

function memberBlock(face: Face, { name, born, sex, removed, addresses }: KosekiMember, top: number): void {
  const { left, width } = areaOf(face)
  const half = width * 0.5
  face.cell('氏　　名', removed === null ? name : `${name}　【除籍】`, { x: left, y: top, width: half, height: row }, label, 12)
  face.cell('生年月日', `${wareki(born)}　${sex}`, { x: left + half, y: top, width: width - half, height: row }, label, 10.5)
  const lines = addresses.map(({ address, since }) => [address, wareki(since)])
  const empty = lines.length === 1 ? [['', '']] : []
  const ruled = [['住　　所', '住所を定めた日'], ...lines, ...empty]
  ruled.forEach(([address = '', since = ''], index) => {
    const y = top + (index + 1) * row
    face.frame({ x: left, y, width, height: row })
    face.line([left + width * 0.74, y], [left + width * 0.74, y + row])
    const style = index === 0 ? { size: 8.5, align: 'center' } as const : { size: 10.5 }
    face.text(address, { x: left, y, width: width * 0.74, height: row }, style)
    face.text(since, { x: left + width * 0.74, y, width: width * 0.26, height: row }, style)
  })
  face.frame({ x: left, y: top, width, height: blockHeight }, 1.2)
}
