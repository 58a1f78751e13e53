import { households } from './households.ts'

/** A fictitious person on a 住民票. Dates are ISO days. */
export interface Person {
  readonly id: string
  readonly name: string
  /** フリガナ */
  readonly reading: string
  readonly born: string
  readonly sex: '男' | '女'
  /** 続柄, seen from the 世帯主. */
  readonly relation: string
  /** 住民となった年月日 */
  readonly residentSince: string
  /** 12 digits with a wrong check digit, so none of them can be anybody's. */
  readonly individualNumber: string
  readonly nationality: Japanese | Foreign
}

export interface Japanese { readonly kind: 'japanese'; /** 本籍 */ readonly domicile: string; /** 筆頭者 */ readonly register: string }

export interface Foreign {
  readonly kind: 'foreign'
  /** 国籍・地域 */
  readonly country: string
  /** 在留資格 */
  readonly status: string
  /** 在留期間等の満了の日; null = none (永住者). */
  readonly until: string | null
}

export interface Household {
  readonly municipality: string
  /** Without the municipality's part. */
  readonly address: string
  /** The first is the 世帯主. */
  readonly members: readonly [Person, ...Person[]]
}

/** A resident who carries a card in the demo. */
export interface CardHolder {
  readonly id: string
  readonly pin: string
  /** What this resident is good for, for who drives the demo. */
  readonly note: string
  readonly revoked: boolean
}

const holder = (id: string, pin: string, note: string): CardHolder => ({ id, pin, note, revoked: false })

export const cardHolders: readonly CardHolder[] = [
  holder('kaku-taro', '1234', '4人世帯の世帯主'),
  holder('kaku-hanako', '2345', '4人世帯の妻'),
  holder('mihon-hanako', '3456', 'ひとり暮らし'),
  holder('shiken-jiro', '4567', '2人世帯・あおば町（200円、個人番号の記載なし）'),
  holder('shiken-umeko', '5678', '2人世帯の母・明治から続く本籍'),
  holder('sample-maria', '6789', '外国人住民（国籍・地域、在留資格）'),
  holder('sample-pedro', '7890', '外国人住民・永住者'),
  holder('daikazoku-ichiro', '1111', '12人世帯の世帯主（複数枚）'),
  { ...holder('shikko-saburo', '2222', '電子証明書が失効している'), revoked: true },
  holder('mihon-shoko', '3333', '15歳未満（利用できない）'),
  holder('hamabe-shiro', '4444', '参加していない自治体の住民'),
  holder('mihon-nagai', '5555', '長い氏名と住所・異体字'),
]

export function householdOf(id: string): Household | null {
  return households.find((household) => household.members.some((person) => person.id === id)) ?? null
}

export function personOf(id: string): Person | null {
  return householdOf(id)?.members.find((person) => person.id === id) ?? null
}
