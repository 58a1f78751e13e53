import type { LocalText } from './language.ts'
import type { Yen } from './yen.ts'

/** Certificate families the screens have words for (S3: 交付できる証明書等). Others the center may send are not shown. */
export const certificateKinds = ['juminhyo', 'kisaijiko', 'inkan', 'tax', 'koseki', 'fuhyo'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** What the municipality offers this person (⑤), with the questions each certificate asks (⑥⑦⑧). All of it is data. */
export interface Menu {
  readonly municipality: LocalText
  readonly entries: readonly MenuEntry[]
}

export interface MenuEntry {
  readonly kind: CertificateKind
  readonly description: LocalText | null
  /** Fee of one copy, in yen. */
  readonly fee: Yen
  readonly copiesLimit: number
  /** Set when the certificate exists but can't be had now; the sentence says when it can. */
  readonly unavailable: LocalText | null
  readonly questions: readonly Question[]
}

/** A question of the municipality. `askedWhen` ties it to an earlier answer: ⑦ follows only 「世帯の一部」 at ⑥. */
export type Question = ScopeQuestion | MembersQuestion | ItemsQuestion

export interface ScopeQuestion {
  readonly screen: 'scope'
  readonly id: string
  readonly choices: readonly Choice[]
}

export interface MembersQuestion {
  readonly screen: 'members'
  readonly id: string
  readonly askedWhen: { readonly question: string; readonly choice: string }
  readonly choices: readonly Choice[]
}

export interface ItemsQuestion {
  readonly screen: 'items'
  readonly id: string
  readonly choices: readonly (Choice & { readonly caution: boolean })[]
}

export interface Choice {
  readonly id: string
  readonly text: LocalText
}

/** An answer is always a set of choice ids: one for ⑥, one or more for ⑦, the 「あり」 ones for ⑧. */
export interface Answer {
  readonly question: string
  readonly choices: readonly string[]
}
