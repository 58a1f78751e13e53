import type { Refusal } from './fault.ts'
import type { LocalText } from './language.ts'
import type { Yen } from './yen.ts'

/** Certificate families the screens have words for (S3: 交付できる証明書等). Others the center may send are not shown. */
export const certificateKinds = ['juminhyo', 'kisaijiko', 'inkan', 'tax', 'koseki', 'fuhyo'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** What is offered to this person (⑤), with the questions each certificate asks (⑥⑦⑧). All of it is data. */
export interface Menu {
  /** 住所地. */
  readonly municipality: LocalText
  readonly entries: readonly MenuEntry[]
  /** Null: 利用登録 for 本籍地証明書 is not to be had here. */
  readonly origin: OriginOffer | null
}

export interface MenuEntry {
  readonly id: string
  readonly kind: CertificateKind
  readonly issuer: Issuer
  readonly description: LocalText | null
  /** Fee of one copy, in yen, unless a choice has its own. */
  readonly fee: Yen
  readonly copiesLimit: number
  /** Set when this person can't have it, whatever the hour. */
  readonly unavailable: Unavailable | null
  /** カードAP: tries left of this type's PIN; null where no PIN of its own is asked. */
  readonly triesLeft: number | null
  readonly questions: readonly Question[]
}

/** The municipality that issues: of residence, or of the 本籍地. `code`: 市区町村コード. */
export interface Issuer { readonly code: string; readonly name: LocalText }

/** `note`: what the municipality adds in its own words. */
export interface Unavailable { readonly reason: Refusal; readonly note: LocalText | null }

/** A question of the municipality. `askedWhen` ties it to an earlier answer: ⑦ follows only 「世帯の一部」 at ⑥. `title` null: our own words. */
export type Question = ScopeQuestion | MembersQuestion | ItemsQuestion | SelectQuestion

interface Asked {
  readonly id: string
  readonly title: LocalText | null
  readonly askedWhen: { readonly question: string; readonly choice: string } | null
}

export interface ScopeQuestion extends Asked {
  readonly screen: 'scope'
  readonly choices: readonly Choice[]
}

export interface MembersQuestion extends Asked {
  readonly screen: 'members'
  readonly choices: readonly Choice[]
}

export interface ItemsQuestion extends Asked {
  readonly screen: 'items'
  readonly choices: readonly ItemChoice[]
}

/** One of a free list in the municipality's words: kinds of tax certificate, years. */
export interface SelectQuestion extends Asked {
  readonly screen: 'select'
  readonly choices: readonly SelectChoice[]
}

export interface Choice {
  readonly id: string
  readonly text: LocalText
}

/** `caution`: the 番号法 caution is asked before あり counts. */
export interface ItemChoice extends Choice { readonly caution: boolean }

/** `fee`: of one copy, if this choice has its own. */
export interface SelectChoice extends Choice { readonly fee: Yen | null; readonly unavailable: Unavailable | null }

/** An answer is always a set of choice ids: one for ⑥ and `select`, one or more for ⑦, the 「あり」 ones for ⑧. */
export interface Answer {
  readonly question: string
  readonly choices: readonly string[]
}

/** 本籍地証明書 (A3): what has become of an earlier 利用登録申請, and where one can be made. */
export interface OriginOffer {
  readonly status: 'none' | 'inWork' | 'registered' | 'refused'
  /** 申請番号 of the latest. */
  readonly number: string | null
  readonly municipality: LocalText | null
  readonly prefectures: readonly Prefecture[]
}

export interface Prefecture { readonly id: string; readonly name: LocalText; readonly municipalities: readonly Issuer[] }
