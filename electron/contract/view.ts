import type { Answer, CertificateKind, Choice, ItemsQuestion } from '../flow/menu.ts'
import type { Denomination, Yen } from '../flow/yen.ts'
import type { FaultCode, Refusal } from '../flow/fault.ts'
import type { Language, LocalText } from '../flow/language.ts'

/**
 * Everything the screen may know, and nothing more: it is drawn from this alone. No PIN (only its length), no
 * certificate, no money but figures. Household members' names appear at ⑦ and ⑩ only.
 */
export interface View {
  /** Goes up with every view sent. */
  readonly serial: number
  /** Goes up with every new screen; touches carry it back. */
  readonly epoch: number
  readonly language: Language
  /** A demo device or center is at work: the screen carries a watermark that can't be overlooked. */
  readonly demo: boolean
  /** Countdown dialogue: null while nobody is hurried. */
  readonly countdown: Countdown | null
  readonly screen: ScreenView
}

export interface Countdown {
  readonly msLeft: number
  readonly extensionsLeft: number
}

export type ScreenView =
  | ReadyView | ReadingView | CardRefusedView | PinView | TakeCardView | ChooseView | ScopeView | MembersView | ItemsView
  | CopiesView | ConfirmView | DownloadView | PayView | PrintView | TakePaperView | TakeReceiptView
  | RefundView | RefusedView | TroubleView | OutOfServiceView | LeavingView

export type ScreenName = ScreenView['name']

/** ① カードかざし. */
export interface ReadyView {
  readonly name: 'ready'
  /** Opening and closing time of today, 'H:MM', Asia/Tokyo; null when the center has not said. */
  readonly hours: { readonly from: string; readonly to: string } | null
  readonly accepts: readonly Denomination[]
  readonly notices: readonly Notice[]
}
export type Notice = 'exactMoneyOnly' | 'receiptUnavailable'

/** ② カード待受: reading. */
export interface ReadingView { readonly name: 'reading' }

/** ② this card is not served; the official sentence, and take the card. */
export interface CardRefusedView { readonly name: 'cardRefused'; readonly reason: Refusal }

/** ③ 暗証番号. `triesLeft` is null while the counter is full and nothing need be said. */
export interface PinView {
  readonly name: 'pin'
  readonly length: number
  readonly triesLeft: number | null
  readonly wrong: boolean
  readonly checking: boolean
}

/** ④ カード受取; after removal the menu may still be on its way. */
export interface TakeCardView { readonly name: 'takeCard'; readonly removed: boolean }

/** ⑤ 証明書選択. */
export interface ChooseView {
  readonly name: 'choose'
  readonly municipality: LocalText
  readonly entries: readonly ChooseEntry[]
  readonly chosen: CertificateKind | null
}
export interface ChooseEntry {
  readonly kind: CertificateKind
  readonly description: LocalText | null
  readonly fee: Yen
  readonly unavailable: LocalText | null
}

/** ⑥ 交付種別. */
export interface ScopeView {
  readonly name: 'scope'
  readonly question: string
  readonly choices: readonly Choice[]
  readonly chosen: string | null
}

/** ⑦ 世帯選択. */
export interface MembersView {
  readonly name: 'members'
  readonly question: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
}

/** ⑧ 記載項目: each あり / なし. `caution` names the item whose 番号法 caution is being asked, until confirmed. */
export interface ItemsView {
  readonly name: 'items'
  readonly question: string
  readonly choices: ItemsQuestion['choices']
  readonly chosen: readonly string[]
  readonly caution: string | null
}

/** ⑨ 部数. */
export interface CopiesView {
  readonly name: 'copies'
  readonly certificate: CertificateKind
  readonly copies: number
  readonly limit: number
  readonly fee: Yen
  readonly total: Yen
}

/** ⑩ 内容確認. */
export interface ConfirmView {
  readonly name: 'confirm'
  readonly certificate: CertificateKind
  readonly lines: readonly ConfirmLine[]
  readonly copies: number
  readonly fee: Yen
  readonly total: Yen
}
/** One answered question: the screen it came from, the texts chosen. */
export interface ConfirmLine {
  readonly question: Answer['question']
  readonly screen: 'scope' | 'members' | 'items'
  readonly chosen: readonly LocalText[]
}

/** ⑪ ダウンロード: bytes really received; `total` null until the center has said it. */
export interface DownloadView { readonly name: 'download'; readonly received: number; readonly total: number | null }

/** ⑫ 料金支払い. */
export interface PayView {
  readonly name: 'pay'
  readonly certificate: CertificateKind
  readonly copies: number
  readonly fee: Yen
  readonly due: Yen
  readonly inserted: Yen
  readonly accepts: readonly Denomination[]
  /** Change can be given; false means exact money only. */
  readonly change: boolean
  /** Time left to pay when this view was sent, ms. */
  readonly msLeft: number
}

/** ⑬ 印刷中: `sheet` is what the printer itself reported; 0 before the first. */
export interface PrintView { readonly name: 'print'; readonly sheet: number; readonly sheets: number }

/** ⑭ 取り忘れ注意. `sensor`: the outlet tells by itself when it is empty. */
export interface TakePaperView {
  readonly name: 'takePaper'
  readonly sheets: number
  readonly card: boolean
  readonly change: Yen
  readonly sensor: boolean
}

/** ⑮ 領収書. */
export interface TakeReceiptView {
  readonly name: 'takeReceipt'
  readonly receipt: 'printing' | 'outlet' | 'failed'
  readonly paperStillThere: boolean
  readonly reference: string
}

/** 返金: what was inserted, what really came out, what stays owed. */
export interface RefundView {
  readonly name: 'refund'
  readonly inserted: Yen
  readonly returned: Yen
  readonly owed: Yen
  readonly done: boolean
  readonly card: boolean
  readonly reference: string
}

/** Not served (PIN locked, certificate revoked, hours …): why in general terms, and where to go. */
export interface RefusedView { readonly name: 'refused'; readonly reason: Refusal; readonly card: boolean }

/** Trouble: what happened, what became of money, card and paper, what to do. */
export interface TroubleView {
  readonly name: 'trouble'
  readonly fault: FaultCode
  readonly returned: Yen
  readonly owed: Yen
  readonly card: boolean
  /** A sheet may lie in the outlet though the printer did not report it. */
  readonly paper: boolean
  readonly done: boolean
  readonly reference: string
}

/** 取扱中止. */
export interface OutOfServiceView { readonly name: 'outOfService'; readonly faults: readonly FaultCode[]; readonly since: string }

/** The customer is leaving: card still to be taken, data being erased. */
export interface LeavingView { readonly name: 'leaving'; readonly card: boolean; readonly reason: 'cancelled' | 'timeout' | 'finished' }
