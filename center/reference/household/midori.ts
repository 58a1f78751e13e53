import { midori } from '../municipality/midori.ts'
import { domicileIn, person } from './person.ts'
import type { Foreign, Household } from '../residents.ts'

const abroad = (country: string, status: string, until: string | null, cardNumber: string): Foreign =>
  ({ kind: 'foreign', country, status, until, cardNumber })

const kaku = domicileIn(midori, '見本町一丁目2番', '架空　太郎')
const large = domicileIn(midori, '例示町三丁目30番', '大家族　一郎')
const largeElders = domicileIn(midori, '例示町三丁目30番', '大家族　金蔵')

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

/** Households of みどり市 that the service serves. */
export const midoriHouseholds: readonly Household[] = [
  {
    municipality: midori.code,
    address: '見本町一丁目2番3号',
    members: [
      person(['kaku-taro', '架空　太郎', 'カクウ　タロウ', '1980-04-01', '男', '世帯主', '2012-04-01'], 1, kaku),
      person(['kaku-hanako', '架空　花子', 'カクウ　ハナコ', '1982-08-15', '女', '妻', '2012-04-01'], 2, kaku),
      person(['kaku-ichiro', '架空　一郎', 'カクウ　イチロウ', '2013-05-05', '男', '子', '2013-05-05'], 3, kaku),
      person(['kaku-futaba', '架空　双葉', 'カクウ　フタバ', '2019-05-01', '女', '子', '2019-05-01'], 4, kaku),
    ],
  },
  {
    municipality: midori.code,
    address: '架空台二丁目22番2号　見本マンション202号',
    members: [
      person(
        ['mihon-hanako', '見本　花子', 'ミホン　ハナコ', '1995-03-03', '女', '世帯主', '2020-04-01'], 5,
        domicileIn(midori, '架空台二丁目22番', '見本　花子'),
      ),
    ],
  },
  {
    municipality: midori.code,
    address: '例示町四丁目4番44号',
    members: [
      person(
        ['sample-maria', 'SAMPLE MARIA', 'サンプル　マリア', '1990-06-07', '女', '世帯主', '2021-09-01'], 8,
        abroad('架空国', '技術・人文知識・国際業務', '2027-08-31', '架空00000001見本'),
      ),
      person(
        ['sample-pedro', 'SAMPLE PEDRO', 'サンプル　ペドロ', '1988-01-30', '男', '夫', '2019-05-20'], 9,
        abroad('架空国', '永住者', null, '架空00000002見本'),
      ),
    ],
  },
  {
    municipality: midori.code,
    address: '例示町三丁目30番12号',
    members: [
      person(['daikazoku-ichiro', '大家族　一郎', 'ダイカゾク　イチロウ', '1972-02-02', '男', '世帯主', '1995-04-01'], 10, large),
      ...largeFamily.map(([name, reading, born, sex, relation], index) =>
        person(
          [`daikazoku-${index + 2}`, name, reading, born, sex, relation, born > '1995-04-01' ? born : '1995-04-01'], 201 + index,
          relation === '父' || relation === '母' ? largeElders : large,
        ),
      ),
    ],
  },
  {
    municipality: midori.code,
    address: '非常に長い住所見本町字大字小字例示台九丁目99番99号　見本例示タワーレジデンス架空弐番館　9999号室',
    members: [
      person(
        ['mihon-nagai', '長井見本之助　髙﨑邉太郎左衛門', 'ナガイミホンノスケ　タカサキベタロウザエモン', '1940-09-09', '男', '世帯主', '2000-04-01'], 16,
        domicileIn(midori, '葛\u{E0100}見本町九丁目99番', '長井見本之助　髙﨑邉太郎左衛門'),
      ),
    ],
  },
]
