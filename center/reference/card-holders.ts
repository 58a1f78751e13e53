import { personOf } from './residents.ts'
import type { CardHolder, Person } from './residents.ts'

/** Year in which every card of the demo runs out. */
const expiry = '2031'
/** In English, because a first year is 元 in Japanese, and the card writes 01. */
const japaneseYear = new Intl.DateTimeFormat('en-u-ca-japanese', { year: 'numeric', timeZone: 'UTC' })

/** 照合番号B: birth YYMMDD as the card writes it, expiry YYYY, security code. */
function checkNumberOf({ born, nationality }: Person, securityCode: number): string {
  const era = japaneseYear.formatToParts(new Date(born)).find(({ type }) => type === 'year')?.value ?? ''
  const year = nationality.kind === 'foreign' ? born.slice(2, 4) : era.padStart(2, '0')
  return `${year}${born.slice(5, 7)}${born.slice(8)}${expiry}${securityCode}`
}

type Row = readonly [person: string, pin: string | null, note: string]

/** 個人番号カード, good for 公的個人認証. */
function card([person, pin, note]: Row, securityCode: number, special: Partial<CardHolder> = {}): CardHolder {
  const resident = personOf(person)
  if (resident === null) throw new Error(`a card for nobody: ${person}`)
  return {
    id: person, person, medium: 'card', pin, userId: null, typePins: {}, checkNumber: checkNumberOf(resident, securityCode),
    certificate: 'good', note, ...special,
  }
}

const ordinary: readonly CardHolder[] = [
  card(['kaku-taro', '1234', '4人世帯の世帯主（みどり市、公的個人認証）'], 1001),
  { ...card(['kaku-taro', '4321', '架空 太郎のAndroid（暗証番号はカードと別）'], 1001), id: 'kaku-taro-android', medium: 'android', checkNumber: null },
  { ...card(['kaku-taro', null, '架空 太郎のiPhone（本人確認済みで暗証番号なし）'], 1001), id: 'kaku-taro-iphone', medium: 'iphone', checkNumber: null },
  card(['kaku-hanako', '2345', '4人世帯の妻'], 1002),
  card(['mihon-hanako', '3456', 'ひとり暮らし'], 1003),
  card(['shiken-jiro', '4567', '2人世帯・あおば町（200円、個人番号の記載なし、実際的な取扱時間）'], 1004),
  card(['shiken-umeko', '5678', '2人世帯の母・あおば町'], 1005),
  card(['sample-maria', '6789', '外国人住民（国籍・地域、在留資格、在留カード等の番号）'], 1006),
  card(['sample-pedro', '7890', '外国人住民・永住者'], 1007),
  card(['daikazoku-ichiro', '1111', '12人世帯の世帯主（複数枚）'], 1008),
  card(['mihon-nagai', '5555', '長い氏名と住所・異体字'], 1009),
]

const cardAp: readonly CardHolder[] = [
  card(['shiokaze-haru', '8100', 'カードAPのみの自治体・しおかぜ市（証明書ごとの暗証番号）'], 2001, {
    userId: 'SK000001', typePins: { juminhyo: '8101', inkan: '8102', tax: '8103' },
  }),
  card(['ryoho-futatsu', '8200', '公的個人認証とカードAPの両方・あおば町'], 2002, {
    userId: 'AB000002', typePins: { juminhyo: '8201', kisaijiko: '8201', inkan: '8202', tax: '8203', fuhyo: '8204' },
  }),
  card(['kyu-saburo', null, '住基カード（カードAP、しおかぜ市）'], 2003, {
    id: 'kyu-saburo-juki', medium: 'juki', checkNumber: null, certificate: null,
    userId: 'SK000003', typePins: { juminhyo: '8301', inkan: '8302', tax: '8303' },
  }),
  card(['utsuri-wataru', '8400', '転居でカードAPの領域が消えた・しおかぜ市（使える方式がない）'], 2004),
  card(['mitoroku-ken', '8500', '利用者IDがしおかぜ市に登録されていない'], 2005, { userId: 'SK999999' }),
]

const origins: readonly CardHolder[] = [
  card(['tomihon-hitoha', '7001', '本籍地とおやま市・利用登録なし（申請できる）'], 3001),
  card(['tomihon-futaba', '7002', '本籍地とおやま市・利用登録の審査中'], 3002),
  card(['tomihon-mitsuba', '7003', '本籍地とおやま市・利用登録済み（戸籍がとれる）'], 3003),
  card(['tomihon-yotsuba', '7004', '本籍地とおやま市・利用登録が認められなかった'], 3004),
  card(['tomihon-itsuba', '7005', '本籍地とおやま市・カードの住所が古い（申請すると不一致）'], 3005),
]

const refused: readonly CardHolder[] = [
  card(['shikko-saburo', '2222', '電子証明書が失効している'], 4001, { certificate: 'revoked' }),
  card(['hakko-kyota', '6001', '電子証明書の発行が今日（翌日から）'], 4002, { certificate: 'issuedToday' }),
  card(['kao-teru', null, '顔認証マイナンバーカード（暗証番号がない）'], 4003, { certificate: 'noPin' }),
  card(['henko-kyoko', '6003', '暗証番号を今日変更した（翌日から）'], 4004),
  card(['hamabe-shiro', '4444', '参加していない自治体・はまべ村の住民'], 4005),
  card(['mihon-shoko', '3333', '15歳未満'], 4006),
  card(['koken-mamoru', '6004', '成年被後見人'], 4007),
  card(['tennyu-arata', '6005', '転入が今日（翌日から）'], 4008),
  card(['tenshutsu-ayumu', '6006', '転出届を出した'], 4009),
  card(['tenshutsu-nozomi', '6007', '同じ世帯に転出する人がいる'], 4010),
  card(['shien-hikaru', '6008', '支援措置'], 4011),
  card(['kojin-mukashi', '6009', '亡くなった人のカード'], 4012),
  card(['jugemu-nagai', '6010', '氏名が長すぎて印字できない（⑪で断られる）'], 4013),
  card(['gaiji-yoshi', '6011', '外字登録中の氏名（⑪で断られる）'], 4014),
  card(['teishi-tome', '6012', '印鑑登録の台帳の連携が止まっている（⑪で断られる）'], 4015),
  card(['inkan-nashi', '6013', '印鑑登録がない'], 4016),
  card(['shinkoku-mi', '6014', '税の申告がない'], 4017),
  card(['nendo-kawaru', '6015', '税の年度切替中'], 4018),
  card(['fuzai-tadashi', '6016', '1月1日に住んでいなかった'], 4019),
  card(['todokede-matsu', '6017', '戸籍の届出が処理中'], 4020),
  card(['kaisei-furu', '6018', '電算化されていない戸籍（改製原戸籍・除籍と同じく窓口へ）'], 4021),
]

/** Everything that can be held to the reader. Whoever of the registers is not here carries no card. */
export const cardHolders: readonly CardHolder[] = [...ordinary, ...cardAp, ...origins, ...refused]

/** By `CardHolder.id`. */
export function cardHolderOf(id: string): CardHolder | null {
  return cardHolders.find((holder) => holder.id === id) ?? null
}
