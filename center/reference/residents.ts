import { households } from './households.ts'
import type { CenterRefusal } from '../refusals.ts'

/** A fictitious person in the registers. Dates are ISO days. */
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
  /** What the register holds against serving this person at all (B3). */
  readonly condition: CenterRefusal | null
  /** What it holds against single kinds of certificate. */
  readonly barred: Readonly<Record<string, CenterRefusal>>
}

export interface Japanese {
  readonly kind: 'japanese'
  /** 本籍 */
  readonly domicile: string
  /** 筆頭者 */
  readonly register: string
  /** Code of the 本籍地, which may be another municipality than that of residence. */
  readonly origin: string
}

export interface Foreign {
  readonly kind: 'foreign'
  /** 国籍・地域 */
  readonly country: string
  /** 在留資格 */
  readonly status: string
  /** 在留期間等の満了の日; null = none (永住者). */
  readonly until: string | null
  /** 在留カード等の番号; the prefix exists on no real card. */
  readonly cardNumber: string
}

export interface Household {
  /** Where it lives. */
  readonly municipality: string
  /** Without the municipality's part. */
  readonly address: string
  /** The first is the 世帯主. */
  readonly members: readonly [Person, ...Person[]]
}

/** Something to be held to the reader in the demo; one person may have several. */
export interface CardHolder {
  /** Of what is presented: `kaku-taro`, `kaku-taro-iphone`. */
  readonly id: string
  /** `Person.id` */
  readonly person: string
  readonly medium: 'card' | 'juki' | 'android' | 'iphone'
  /** 利用者証明用, 4 digits; null: iPhone, 住基カード, 顔認証. */
  readonly pin: string | null
  /** 利用者ID in the card's free area (カードAP), [0-9A-Z]{1,20}; null: there is none. */
  readonly userId: string | null
  /** カードAP PINs by kind of certificate, as registered at the municipality's server; {} when it knows no such 利用者ID. */
  readonly typePins: Readonly<Record<string, string>>
  /** 照合番号B, 14 digits: birth YYMMDD (as on the card: Japanese era, foreign residents western), expiry YYYY, security code 4. */
  readonly checkNumber: string | null
  /** Of the 利用者証明用電子証明書; null: there is none (住基カード). */
  readonly certificate: 'good' | 'revoked' | 'issuedToday' | 'noPin' | null
  /** Which case this shows, for who drives the demo. */
  readonly note: string
}

/** By `Person.id`. */
export function householdOf(person: string): Household | null {
  return households.find((household) => household.members.some(({ id }) => id === person)) ?? null
}

/** By `Person.id`. */
export function personOf(person: string): Person | null {
  return householdOf(person)?.members.find(({ id }) => id === person) ?? null
}

/** 利用登録 of the 本籍地 as it stands when the center starts, by `Person.id`; whoever is not named has none. */
export const originStatus: Readonly<Record<string, 'inWork' | 'registered' | 'refused'>> = {
  'tomihon-futaba': 'inWork',
  'tomihon-mitsuba': 'registered',
  'tomihon-yotsuba': 'refused',
}

/** What a card's chip says of its holder where the register of the 住所地 says otherwise, by `CardHolder.id`. */
export const outdatedFacts: Readonly<Record<string, { readonly address: string }>> = {
  'tomihon-itsuba': { address: '架空県みどり市（架空）旧見本町五丁目5番5号' },
}
