import type { Aids } from './aids.ts'
import type { Language } from './language.ts'

/** What a touch means to the flow. The digits of PIN and 照合番号B are not among them: they never reach it, only their number does. */
export type Touch =
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'aids'; readonly aids: Aids }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' }
  /** ⑤: an entry of the menu. */
  | { readonly kind: 'choose'; readonly entry: string }
  | { readonly kind: 'answer'; readonly question: string; readonly choice: string; readonly on: boolean }
  | { readonly kind: 'copies'; readonly copies: number }
  | { readonly kind: 'edit'; readonly line: string }
  /** ⑩ 「ほかの証明書も申請する」. */
  | { readonly kind: 'another' }
  /** ⑩: takes the nth certificate out of the basket again. */
  | { readonly kind: 'remove'; readonly place: number }
  /** ⑤: 本籍地 利用登録. */
  | { readonly kind: 'register' }
  | { readonly kind: 'prefecture'; readonly prefecture: string }
  | { readonly kind: 'municipality'; readonly code: string }
  /** ⑫: at the terminal beside. */
  | { readonly kind: 'payCashless' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'continue' }
