import { aoba } from '../municipality/aoba.ts'
import { midori } from '../municipality/midori.ts'
import { tohyama } from '../municipality/tohyama.ts'
import { memberOf } from './member.ts'
import type { Koseki, KosekiMember } from './koseki.ts'

const reformed = (on: string): Koseki['begun'] => ({ how: '戸籍改製', on })
const made = (on: string): Koseki['begun'] => ({ how: '戸籍編製', on })

/** Children of one couple, in order of birth. */
const childrenOf = (father: string, mother: string, rows: readonly (readonly [id: string, relation: string])[]): readonly KosekiMember[] =>
  rows.map(([id, relation]) => memberOf(id, { father, mother, relation }))

const kaku: Koseki = {
  origin: midori.code, domicile: `${midori.address}見本町一丁目2番`, register: '架空　太郎', begun: made('2011-11-11'),
  members: [
    memberOf('kaku-taro', {
      spouse: '夫', father: '架空　源太', mother: '架空　松', relation: '長男',
      marriage: { on: '2011-11-11', with: '見本　花子', before: '架空県みどり市（架空）見本町一丁目2番　架空　源太' },
    }),
    memberOf('kaku-hanako', {
      spouse: '妻', father: '見本　竹蔵', mother: '見本　梅代', relation: '二女',
      marriage: { on: '2011-11-11', with: '架空　太郎', before: '架空県見本郡あおば町（架空）大字見本8番地　見本　竹蔵' },
    }),
    ...childrenOf('架空　太郎', '架空　花子', [['kaku-ichiro', '長男'], ['kaku-futaba', '長女']]),
  ],
}

const large: Koseki = {
  origin: midori.code, domicile: `${midori.address}例示町三丁目30番`, register: '大家族　一郎', begun: made('1995-04-01'),
  members: [
    memberOf('daikazoku-ichiro', {
      spouse: '夫', father: '大家族　金蔵', mother: '大家族　銀子', relation: '長男',
      marriage: { on: '1995-04-01', with: '小家族　春子', before: '架空県みどり市（架空）例示町三丁目30番　大家族　金蔵' },
    }),
    memberOf('daikazoku-2', {
      spouse: '妻', father: '小家族　冬吉', mother: '小家族　秋江', relation: '長女',
      marriage: { on: '1995-04-01', with: '大家族　一郎', before: '架空県みどり市（架空）例示町二丁目20番　小家族　冬吉' },
    }),
    ...childrenOf('大家族　一郎', '大家族　春子', [
      ['daikazoku-3', '長男'], ['daikazoku-4', '長女'], ['daikazoku-5', '二男'], ['daikazoku-6', '二女'], ['daikazoku-7', '三男'],
      ['daikazoku-8', '三女'], ['daikazoku-9', '四男'], ['daikazoku-10', '四女'],
    ]),
  ],
}

const largeElders: Koseki = {
  origin: midori.code, domicile: `${midori.address}例示町三丁目30番`, register: '大家族　金蔵', begun: reformed('2008-03-01'),
  members: [
    memberOf('daikazoku-11', { spouse: '夫', father: '大家族　鉄蔵', mother: '大家族　石', relation: '三男' }),
    memberOf('daikazoku-12', { spouse: '妻', father: '例示　銅蔵', mother: '例示　絹', relation: '長女' }),
  ],
}

const leaving: Koseki = {
  origin: midori.code, domicile: `${midori.address}例外町90番`, register: '転出例　歩', begun: made('2014-06-06'),
  members: [
    memberOf('tenshutsu-ayumu', { spouse: '夫', father: '転出例　父', mother: '転出例　母', relation: '二男' }),
    memberOf('tenshutsu-nozomi', { spouse: '妻', father: '転入例　父', mother: '転入例　母', relation: '長女' }),
  ],
}

/** The 筆頭者 is dead, the widow is in it. */
const widow: Koseki = {
  origin: aoba.code, domicile: `${aoba.address}大字試験100番地`, register: '試験　源蔵', begun: reformed('2007-11-17'),
  members: [
    {
      person: null, name: '試験　源蔵', reading: 'シケン　ゲンゾウ', born: '1922-03-03', sex: '男', spouse: null,
      father: '試験　明治郎', mother: '試験　ヨネ', relation: '長男', marriage: null, removed: { why: '死亡', on: '2009-09-09' },
      addresses: [{ address: '架空県見本郡あおば町（架空）大字試験100番地', since: '1922-03-03' }],
    },
    memberOf('shiken-umeko', { father: '見本　大正', mother: '見本　トメ', relation: '三女' }),
  ],
}

const tomihon: Koseki = {
  origin: tohyama.code, domicile: `${tohyama.address}例示六丁目60番`, register: '遠見本　太一', begun: reformed('2006-10-14'),
  members: [
    memberOf('tomihon-taichi', {
      spouse: '夫', father: '遠見本　元', mother: '遠見本　初', relation: '長男',
      marriage: { on: '1985-04-01', with: '近見本　民', before: '見本県とおやま市（架空）例示六丁目60番　遠見本　元' },
    }),
    memberOf('tomihon-tami', {
      spouse: '妻', father: '近見本　末吉', mother: '近見本　終', relation: '四女',
      marriage: { on: '1985-04-01', with: '遠見本　太一', before: '見本県とおやま市（架空）例示一丁目10番　近見本　末吉' },
    }),
    {
      person: null, name: '遠見本　千葉', reading: 'トオミホン　チヨ', born: '1986-09-10', sex: '女', spouse: null,
      father: '遠見本　太一', mother: '遠見本　民', relation: '長女', marriage: null, removed: { why: '婚姻', on: '2012-12-12' },
      addresses: [{ address: '見本県とおやま市（架空）例示六丁目60番6号', since: '1986-09-10' }],
    },
    ...childrenOf('遠見本　太一', '遠見本　民', [
      ['tomihon-hitoha', '二女'], ['tomihon-futaba', '三女'], ['tomihon-mitsuba', '四女'], ['tomihon-yotsuba', '五女'], ['tomihon-itsuba', '六女'],
      ['tomihon-kuro', '長男'],
    ]),
  ],
}

/** Everybody else has a 戸籍 alone. */
export const families: readonly Koseki[] = [kaku, large, largeElders, leaving, widow, tomihon]
