import { impossibleNumber } from './individual-number.ts'
import type { Foreign, Household, Japanese, Person } from './residents.ts'

const at = (domicile: string, register: string): Japanese => ({ kind: 'japanese', domicile: `架空県${domicile}`, register })
const abroad = (country: string, status: string, until: string | null): Foreign => ({ kind: 'foreign', country, status, until })

type Row = readonly [id: string, name: string, reading: string, born: string, sex: '男' | '女', relation: string, residentSince: string]

function person([id, name, reading, born, sex, relation, residentSince]: Row, serial: number, nationality: Japanese | Foreign): Person {
  return { id, name, reading, born, sex, relation, residentSince, individualNumber: impossibleNumber(serial), nationality }
}

const kaku = at('みどり市（架空）見本町一丁目2番', '架空　太郎')
const shiken = at('見本郡あおば町（架空）大字試験100番地', '試験　源蔵')
const large = at('みどり市（架空）例示町三丁目30番', '大家族　一郎')

const largeFamily: readonly (readonly [string, string, string, '男' | '女', string])[] = [
  ['大家族　春子', 'ダイカゾク　ハルコ', '1974-05-06', '女', '妻'],
  ['大家族　二郎', 'ダイカゾク　ジロウ', '1996-07-08', '男', '子'],
  ['大家族　夏子', 'ダイカゾク　ナツコ', '1998-09-10', '女', '子'],
  ['大家族　三郎', 'ダイカゾク　サブロウ', '2000-11-12', '男', '子'],
  ['大家族　秋子', 'ダイカゾク　アキコ', '2003-01-14', '女', '子'],
  ['大家族　四郎', 'ダイカゾク　シロウ', '2005-03-16', '男', '子'],
  ['大家族　冬子', 'ダイカゾク　フユコ', '2008-05-18', '女', '子'],
  ['大家族　五郎', 'ダイカゾク　ゴロウ', '2012-07-20', '男', '子'],
  ['大家族　桃子', 'ダイカゾク　モモコ', '2016-09-22', '女', '子'],
  ['大家族　金蔵', 'ダイカゾク　キンゾウ', '1944-11-24', '男', '父'],
  ['大家族　銀子', 'ダイカゾク　ギンコ', '1947-12-26', '女', '母'],
]

export const households: readonly Household[] = [
  {
    municipality: '99001',
    address: '見本町一丁目2番3号',
    members: [
      person(['kaku-taro', '架空　太郎', 'カクウ　タロウ', '1980-04-01', '男', '世帯主', '2012-04-01'], 1, kaku),
      person(['kaku-hanako', '架空　花子', 'カクウ　ハナコ', '1982-08-15', '女', '妻', '2012-04-01'], 2, kaku),
      person(['kaku-ichiro', '架空　一郎', 'カクウ　イチロウ', '2013-05-05', '男', '子', '2013-05-05'], 3, kaku),
      person(['kaku-futaba', '架空　双葉', 'カクウ　フタバ', '2019-05-01', '女', '子', '2019-05-01'], 4, kaku),
    ],
  },
  {
    municipality: '99001',
    address: '架空台二丁目22番2号　見本マンション202号',
    members: [
      person(
        ['mihon-hanako', '見本　花子', 'ミホン　ハナコ', '1995-03-03', '女', '世帯主', '2020-04-01'],
        5,
        at('みどり市（架空）架空台二丁目22番', '見本　正'),
      ),
    ],
  },
  {
    municipality: '99002',
    address: '大字試験100番地',
    members: [
      person(['shiken-jiro', '試験　次郎', 'シケン　ジロウ', '1958-10-10', '男', '世帯主', '1958-10-10'], 6, shiken),
      person(['shiken-umeko', '試験　梅子', 'シケン　ウメコ', '1926-12-20', '女', '母', '1950-02-11'], 7, shiken),
    ],
  },
  {
    municipality: '99001',
    address: '例示町四丁目4番44号',
    members: [
      person(
        ['sample-maria', 'SAMPLE MARIA', 'サンプル　マリア', '1990-06-07', '女', '世帯主', '2021-09-01'],
        8,
        abroad('架空国', '技術・人文知識・国際業務', '2027-08-31'),
      ),
      person(
        ['sample-pedro', 'SAMPLE PEDRO', 'サンプル　ペドロ', '1988-01-30', '男', '夫', '2019-05-20'],
        9,
        abroad('架空国', '永住者', null),
      ),
    ],
  },
  {
    municipality: '99001',
    address: '例示町三丁目30番12号',
    members: [
      person(['daikazoku-ichiro', '大家族　一郎', 'ダイカゾク　イチロウ', '1972-02-02', '男', '世帯主', '1995-04-01'], 10, large),
      ...largeFamily.map(([name, reading, born, sex, relation], index) =>
        person(
          [`daikazoku-${index + 2}`, name, reading, born, sex, relation, born > '1995-04-01' ? born : '1995-04-01'],
          201 + index,
          large,
        ),
      ),
    ],
  },
  {
    municipality: '99001',
    address: '失効町一丁目1番1号',
    members: [
      person(
        ['shikko-saburo', '失効　三郎', 'シッコウ　サブロウ', '1970-07-07', '男', '世帯主', '2001-04-01'],
        12,
        at('みどり市（架空）失効町一丁目1番', '失効　三郎'),
      ),
    ],
  },
  {
    municipality: '99002',
    address: '大字見本5番地',
    members: [
      person(
        ['mihon-tadashi', '見本　正', 'ミホン　タダシ', '1984-12-12', '男', '世帯主', '2010-04-01'],
        13,
        at('見本郡あおば町（架空）大字見本5番地', '見本　正'),
      ),
      person(
        ['mihon-shoko', '見本　翔子', 'ミホン　ショウコ', '2015-02-28', '女', '子', '2015-02-28'],
        14,
        at('見本郡あおば町（架空）大字見本5番地', '見本　正'),
      ),
    ],
  },
  {
    municipality: '99003',
    address: '大字浜見本7番地',
    members: [
      person(
        ['hamabe-shiro', '浜見本　四郎', 'ハマミホン　シロウ', '1965-05-05', '男', '世帯主', '1990-04-01'],
        15,
        at('見本郡はまべ村（架空）大字浜見本7番地', '浜見本　四郎'),
      ),
    ],
  },
  {
    municipality: '99001',
    address: '非常に長い住所見本町字大字小字例示台九丁目99番99号　見本例示タワーレジデンス架空弐番館　9999号室',
    members: [
      person(
        [
          'mihon-nagai',
          '長井見本之助　髙﨑邉太郎左衛門',
          'ナガイミホンノスケ　タカサキベタロウザエモン',
          '1940-09-09',
          '男',
          '世帯主',
          '2000-04-01',
        ],
        16,
        at('みどり市（架空）葛\u{E0100}見本町九丁目99番', '長井見本之助　髙﨑邉太郎左衛門'),
      ),
    ],
  },
]
