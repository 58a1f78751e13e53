import { impossibleNumber } from '../individual-number.ts'
import type { Municipality } from '../municipalities.ts'
import type { Foreign, Japanese, Person } from '../residents.ts'

type Row = readonly [id: string, name: string, reading: string, born: string, sex: '男' | '女', relation: string, residentSince: string]

/** A person nobody can be: the 個人番号 made from `serial` is an impossible one. */
export function person(
  [id, name, reading, born, sex, relation, residentSince]: Row,
  serial: number,
  nationality: Japanese | Foreign,
  { condition = null, barred = {} }: Partial<Pick<Person, 'condition' | 'barred'>> = {},
): Person {
  const individualNumber = impossibleNumber(serial)
  return { id, name, reading, born, sex, relation, residentSince, individualNumber, nationality, condition, barred }
}

/** 本籍 in a municipality, and the 筆頭者 of that 戸籍. */
export function domicileIn({ code, address }: Municipality, place: string, register: string): Japanese {
  return { kind: 'japanese', domicile: `${address}${place}`, register, origin: code }
}
