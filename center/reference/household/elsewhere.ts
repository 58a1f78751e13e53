import { aoba } from '../municipality/aoba.ts'
import { hamabe } from '../municipality/hamabe.ts'
import { shiokaze } from '../municipality/shiokaze.ts'
import { domicileIn, person } from './person.ts'
import type { Household } from '../residents.ts'

const shiken = domicileIn(aoba, '大字試験100番地', '試験　次郎')
const mihon = domicileIn(aoba, '大字見本5番地', '見本　正')

/** Households of the other municipalities of 架空県. */
export const otherHouseholds: readonly Household[] = [
  {
    municipality: aoba.code,
    address: '大字試験100番地',
    members: [
      person(['shiken-jiro', '試験　次郎', 'シケン　ジロウ', '1958-10-10', '男', '世帯主', '1958-10-10'], 6, shiken),
      person(
        ['shiken-umeko', '試験　梅子', 'シケン　ウメコ', '1926-12-20', '女', '母', '1950-02-11'], 7,
        domicileIn(aoba, '大字試験100番地', '試験　源蔵'),
      ),
    ],
  },
  {
    municipality: aoba.code,
    address: '大字見本5番地',
    members: [
      person(['mihon-tadashi', '見本　正', 'ミホン　タダシ', '1984-12-12', '男', '世帯主', '2010-04-01'], 13, mihon),
      person(['mihon-shoko', '見本　翔子', 'ミホン　ショウコ', '2015-02-28', '女', '子', '2015-02-28'], 14, mihon),
    ],
  },
  {
    municipality: aoba.code,
    address: '大字例示22番地2',
    members: [
      person(
        ['ryoho-futatsu', '両方例　双', 'リョウホウレイ　フタツ', '1977-02-22', '女', '世帯主', '2004-04-01'], 17,
        domicileIn(aoba, '大字例示22番地', '両方例　双'),
      ),
    ],
  },
  {
    municipality: hamabe.code,
    address: '大字浜見本7番地',
    members: [
      person(
        ['hamabe-shiro', '浜見本　四郎', 'ハマミホン　シロウ', '1965-05-05', '男', '世帯主', '1990-04-01'], 15,
        domicileIn(hamabe, '大字浜見本7番地', '浜見本　四郎'),
      ),
    ],
  },
  {
    municipality: shiokaze.code,
    address: '見本浜一丁目1番1号',
    members: [
      person(
        ['shiokaze-haru', '潮風例　春', 'シオカゼレイ　ハル', '1969-03-21', '女', '世帯主', '1995-10-01'], 18,
        domicileIn(shiokaze, '見本浜一丁目1番', '潮風例　春'),
      ),
    ],
  },
  {
    municipality: shiokaze.code,
    address: '見本浜三丁目3番3号',
    members: [
      person(
        ['kyu-saburo', '旧例　三郎', 'キュウレイ　サブロウ', '1949-03-03', '男', '世帯主', '1975-04-01'], 19,
        domicileIn(shiokaze, '見本浜三丁目3番', '旧例　三郎'),
      ),
    ],
  },
  {
    municipality: shiokaze.code,
    address: '見本浜四丁目4番4号',
    members: [
      person(
        ['utsuri-wataru', '移例　渡', 'ウツリレイ　ワタル', '1991-09-09', '男', '世帯主', '2026-04-01'], 20,
        domicileIn(shiokaze, '見本浜四丁目4番', '移例　渡'),
      ),
    ],
  },
  {
    municipality: shiokaze.code,
    address: '見本浜五丁目5番5号',
    members: [
      person(
        ['mitoroku-ken', '未登録例　券', 'ミトウロクレイ　ケン', '1986-06-16', '男', '世帯主', '2010-06-01'], 21,
        domicileIn(shiokaze, '見本浜五丁目5番', '未登録例　券'),
      ),
    ],
  },
]
