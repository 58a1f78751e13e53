import type { LocalText } from '../flow/language.ts'

/** 本籍地 利用登録: prefecture, then municipality. */
export interface OriginView {
  readonly name: 'origin'
  readonly level: 'prefecture' | 'municipality'
  readonly choices: readonly { readonly id: string; readonly name: LocalText }[]
  readonly chosen: string | null
}

/** 本籍地 利用登録: the same card again. */
export interface SameCardView { readonly name: 'sameCard'; readonly reading: boolean }

/**
 * 本籍地 利用登録: 照合番号B, 14 digits: birth date 6, expiry year 4, security code 4. `digits`: those typed so far, in the clear: they
 * are read off the card by its holder, fourteen dots can't be checked by anybody, and a wrong try costs one of few.
 */
export interface CheckNumberView {
  readonly name: 'checkNumber'
  readonly digits: string
  readonly triesLeft: number | null
  readonly wrong: boolean
  readonly checking: boolean
}

/** 本籍地 利用登録: being sent. */
export interface RegisteringView { readonly name: 'registering' }

/** 本籍地 利用登録: sent. `slip`: the paper with the 申請番号. */
export interface RegisteredView {
  readonly name: 'registered'
  readonly number: string
  readonly municipality: LocalText
  readonly card: boolean
  readonly slip: 'printing' | 'outlet' | 'taken' | 'failed'
}
