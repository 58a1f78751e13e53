import { aoba } from './municipality/aoba.ts'
import { hamabe } from './municipality/hamabe.ts'
import { midori } from './municipality/midori.ts'
import { shiokaze } from './municipality/shiokaze.ts'
import { tohyama } from './municipality/tohyama.ts'
import type { Schedule } from '../schedule.ts'
import type { JapaneseOnly, Multilingual } from './multilingual.ts'

/** A municipality that issues through the reference center. Everything about its service is data. */
export interface Municipality {
  /** 5 digits; prefecture numbers end at 47, so 98 and 99 can't be real ones. */
  readonly code: string
  readonly prefecture: { readonly id: string; readonly name: Multilingual }
  readonly name: Multilingual
  /** Prefix of every address. */
  readonly address: string
  readonly mayor: string
  readonly seal: readonly [string, string, string]
  /** Which ways of authentication it accepts (A1-18). */
  readonly methods: { readonly jpki: boolean; readonly cardAp: boolean }
  readonly limits: {
    /** How old a register may be that a certificate is made from (I-20), ms. */
    readonly registryAge: number
  }
  /** Null: does not take part in the service. */
  readonly offers: Offers | null
}

/** One kind of certificate as this municipality issues it; `Words` are the languages its texts stand in. */
export interface Offer<Words = JapaneseOnly | Multilingual> {
  /** Of one copy, yen; a choice may have another. */
  readonly fee: number
  readonly copies: number
  readonly hours: Schedule
  readonly description: Words | null
}

export interface Offers {
  readonly juminhyo?: Offer<Multilingual> & WithNumber
  readonly kisaijiko?: Offer<Multilingual> & WithNumber
  readonly inkan?: Offer<Multilingual> & { readonly sheet: 'A4' | 'A5' }
  readonly tax?: Offer<JapaneseOnly> & { readonly certificates: readonly TaxOffer[] }
  readonly koseki?: Offer<JapaneseOnly> & {
    /** Names 除籍 and 改製原戸籍 among the choices, to say that they aren't to be had here. */
    readonly namesArchived: boolean
  }
  readonly fuhyo?: Offer<JapaneseOnly>
  /** 介護保険料納付証明書: a kind of its own that not every terminal has words for (I-18). */
  readonly kaigo?: Offer<JapaneseOnly>
  /** Families that exist here but are not issued by a terminal, and where to go. */
  readonly elsewhere: readonly { readonly kind: string; readonly fee: number; readonly note: JapaneseOnly }[]
}

/** Whether 個人番号 may be printed (B4: municipalities differ). */
interface WithNumber { readonly individualNumber: boolean }

export const taxForms = ['kazei', 'shotoku', 'shotoku-kazei', 'nozei', 'hyoka', 'koka'] as const
export type TaxForm = (typeof taxForms)[number]

/** A sub-type of 各種税証明書, in the municipality's own words (A2-02). */
export interface TaxOffer {
  readonly form: TaxForm
  readonly text: string
  /** Null: the entry's. */
  readonly fee: number | null
  /** How many 年度 are issued, the latest first; older ones are named, and not to be had here. */
  readonly years: number
}

export const municipalities: readonly Municipality[] = [midori, aoba, hamabe, shiokaze, tohyama]

export function municipalityOf(code: string): Municipality | null {
  return municipalities.find((candidate) => candidate.code === code) ?? null
}
