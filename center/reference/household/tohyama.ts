import { midori } from '../municipality/midori.ts'
import { tohyama } from '../municipality/tohyama.ts'
import { domicileIn, person } from './person.ts'
import type { Household } from '../residents.ts'

const tomihon = domicileIn(tohyama, '例示六丁目60番', '遠見本　太一')

const sisters: readonly (readonly [id: string, name: string, reading: string, born: string])[] = [
  ['tomihon-hitoha', '遠見本　一葉', 'トオミホン　ヒトハ', '1989-01-11'],
  ['tomihon-futaba', '遠見本　二葉', 'トオミホン　フタバ', '1991-02-12'],
  ['tomihon-mitsuba', '遠見本　三葉', 'トオミホン　ミツバ', '1993-03-13'],
  ['tomihon-yotsuba', '遠見本　四葉', 'トオミホン　ヨツバ', '1995-04-14'],
  ['tomihon-itsuba', '遠見本　五葉', 'トオミホン　イツバ', '1997-05-15'],
]

/** One 戸籍 in とおやま市: parents and a brother live there, five sisters each for herself in みどり市 (本籍地, A3). */
export const tomihonHouseholds: readonly Household[] = [
  {
    municipality: tohyama.code,
    address: '例示六丁目60番6号',
    members: [
      person(['tomihon-taichi', '遠見本　太一', 'トオミホン　タイチ', '1960-10-20', '男', '世帯主', '1985-04-01'], 30, tomihon),
      person(['tomihon-tami', '遠見本　民', 'トオミホン　タミ', '1963-11-21', '女', '妻', '1985-04-01'], 31, tomihon),
      person(['tomihon-kuro', '遠見本　九郎', 'トオミホン　クロウ', '2001-12-22', '男', '子', '2001-12-22'], 32, tomihon),
    ],
  },
  ...sisters.map(([id, name, reading, born], index): Household => ({
    municipality: midori.code,
    address: `遠見町${['一', '二', '三', '四', '五'][index]}丁目${index + 1}番${index + 1}号`,
    members: [person([id, name, reading, born, '女', '世帯主', '2018-04-01'], 33 + index, tomihon)],
  })),
]
