import { midori } from '../municipality/midori.ts'
import { domicileIn, person } from './person.ts'
import type { Household, Person } from '../residents.ts'

type Trouble = Partial<Pick<Person, 'condition' | 'barred'>>

type Row = readonly [id: string, name: string, reading: string, born: string, sex: '男' | '女']
/** Somebody of みどり市 who lives alone, with a 戸籍 there and a trouble of their own. */
const alone = (row: Row, trouble: Trouble) => ({ row, trouble })

const singles = [
  alone(['shikko-saburo', '失効　三郎', 'シッコウ　サブロウ', '1970-07-07', '男'], {}),
  alone(['hakko-kyota', '発行例　今日太', 'ハッコウレイ　キョウタ', '1999-09-19', '男'], {}),
  alone(['kao-teru', '顔認証例　輝', 'カオニンショウレイ　テル', '1938-08-18', '女'], {}),
  alone(['henko-kyoko', '変更例　今日子', 'ヘンコウレイ　キョウコ', '1987-07-17', '女'], { condition: 'pin.changedToday' }),
  alone(['koken-mamoru', '後見例　守', 'コウケンレイ　マモル', '1955-05-15', '男'], { condition: 'person.guardianship' }),
  alone(['tennyu-arata', '転入例　新', 'テンニュウレイ　アラタ', '1992-02-12', '男'], { condition: 'person.movedInToday' }),
  alone(['shien-hikaru', '支援例　光', 'シエンレイ　ヒカル', '1985-05-25', '女'], { condition: 'person.protected' }),
  alone(['kojin-mukashi', '故人例　昔', 'コジンレイ　ムカシ', '1931-01-31', '男'], { condition: 'person.deceased' }),
  alone(['inkan-nashi', '印鑑例　無', 'インカンレイ　ナシ', '1998-08-28', '女'], {}),
  alone(['shinkoku-mi', '申告例　未', 'シンコクレイ　ミ', '2000-02-29', '女'], { barred: { tax: 'tax.undeclared' } }),
  alone(['nendo-kawaru', '年度例　替', 'ネンドレイ　カワル', '1975-04-01', '男'], { barred: { tax: 'tax.yearSwitch' } }),
  alone(['fuzai-tadashi', '不在例　忠', 'フザイレイ　タダシ', '1994-01-02', '男'], { barred: { tax: 'tax.notResident' } }),
  alone(['todokede-matsu', '届出例　待', 'トドケデレイ　マツ', '1990-11-22', '女'], { barred: { koseki: 'koseki.pending', fuhyo: 'koseki.pending' } }),
  alone(['kaisei-furu', '改製例　古', 'カイセイレイ　フル', '1928-12-08', '女'], { barred: { koseki: 'record.archived', fuhyo: 'record.archived' } }),
  alone(['teishi-tome', '停止例　留', 'テイシレイ　トメ', '1962-06-26', '女'], {}),
  alone(['jugemu-nagai', `寿限無例　${'寿限無五劫擦切海砂利水魚'.repeat(3)}`, 'ジュゲムレイ　ナガイ', '1979-10-10', '男'], {}),
  // 𠮷 (U+20BB7) has no glyph in the certificate's Mincho: 外字登録中
  alone(['gaiji-yoshi', '\u{20BB7}例　吉', 'ヨシレイ　ヨシ', '1973-03-30', '男'], {}),
]

const leaving = domicileIn(midori, '例外町90番', '転出例　歩')

/** One person for each reason to be refused (B3). */
export const refusedHouseholds: readonly Household[] = [
  ...singles.map(({ row: [id, name, reading, born, sex], trouble }, index): Household => {
    const place = `例外町${index + 1}番`
    return {
      municipality: midori.code,
      address: `${place}地`,
      members: [person([id, name, reading, born, sex, '世帯主', '2015-04-01'], 50 + index, domicileIn(midori, place, name), trouble)],
    }
  }),
  {
    municipality: midori.code,
    address: '例外町90番地',
    members: [
      person(
        ['tenshutsu-ayumu', '転出例　歩', 'テンシュツレイ　アユム', '1988-08-08', '男', '世帯主', '2015-04-01'], 90, leaving,
        { condition: 'person.movingOut' },
      ),
      person(
        ['tenshutsu-nozomi', '転出例　望', 'テンシュツレイ　ノゾミ', '1989-09-09', '女', '妻', '2015-04-01'], 91, leaving,
        { condition: 'person.householdMovingOut' },
      ),
    ],
  },
]
