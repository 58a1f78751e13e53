import type { Aids } from '../flow/aids.ts'
import type { Answer, CertificateKind, Choice, ItemChoice, OriginOffer, SelectChoice, Unavailable } from '../flow/menu.ts'
import type { Denomination, Yen } from '../flow/yen.ts'
import type { FaultCode, Refusal } from '../flow/fault.ts'
import type { Holding } from '../flow/holding.ts'
import type { Language, LocalText } from '../flow/language.ts'
import type { FailedLine, PayView } from './pay-view.ts'
import type { CheckNumberView, OriginView, RegisteredView, RegisteringView, SameCardView } from './origin-view.ts'

/**
 * Everything the screen may know, and nothing more: it is drawn from this alone. No PIN (only its length), no
 * certificate, no money but figures. Household members' names appear at ⑦ and ⑩ only, 照合番号B where it is typed.
 */
export interface View {
  /** Goes up with every view sent. */
  readonly serial: number
  /** Goes up with every new screen; touches carry it back. */
  readonly epoch: number
  readonly language: Language
  readonly aids: Aids
  /** Whether staff can be called from here, and has been; `none`: there is nobody to call. */
  readonly staffCall: StaffCall
  /** A demo device or center is at work: the screen carries a watermark that can't be overlooked. */
  readonly demo: boolean
  /** Countdown dialogue: null while nobody is hurried. */
  readonly countdown: Countdown | null
  readonly screen: ScreenView
}

/** `called`: by whoever is there, who may take it back. `coming`: by somebody before; staff are on their way, and nobody here calls them off. */
export type StaffCall = 'none' | 'offered' | 'called' | 'coming' | 'failed'

export interface Countdown { readonly msLeft: number; readonly extensionsLeft: number }

export type ScreenView =
  | ReadyView | ReadingView | CardRefusedView | PinView | TakeCardView | ChooseView | WhyView | ScopeView | MembersView | ItemsView | SelectView
  | CopiesView | ConfirmView | DownloadView | PayView | PrintView | TakePaperView | TakeReceiptView
  | OriginView | SameCardView | CheckNumberView | RegisteringView | RegisteredView
  | RefundView | RefusedView | TroubleView | OutOfServiceView | LeavingView

export type ScreenName = ScreenView['name']

/** A span of time, ISO 8601 with offset; to be shown in Asia/Tokyo. */
export interface Span { readonly from: string; readonly to: string }

/** ① カードかざし. */
export interface ReadyView {
  readonly name: 'ready'
  /** Today's hours of center and site; null when the center has not said. */
  readonly hours: Span | null
  readonly accepts: readonly Denomination[]
  readonly notices: readonly Notice[]
  /** What the center wants to be read here (A17-04). */
  readonly announcement: LocalText | null
}
export type Notice = 'exactMoneyOnly' | 'receiptUnavailable' | 'jpkiStopped' | 'someStopped'

/** What was presented: the texts differ (「スマートフォンを離してください」). */
export type Held = 'card' | 'phone'

/** ② カード待受: reading. `holding` null until it is known what was presented. */
export interface ReadingView { readonly name: 'reading'; readonly holding: Held | null }

/** ② this card is not served; the official sentence, and take it, if it still lies there. */
export interface CardRefusedView { readonly name: 'cardRefused'; readonly reason: Refusal; readonly card: boolean; readonly holding: Held }

/**
 * ③ 暗証番号. `triesLeft` is null while the counter is full and nothing need be said. `certificate`: カードAP asks for the
 * PIN of this type (⑤ of that method); null: 利用者証明用, of card or phone.
 */
export interface PinView {
  readonly name: 'pin'
  readonly holding: Held
  readonly certificate: CertificateKind | null
  readonly length: number
  readonly triesLeft: number | null
  readonly wrong: boolean
  readonly checking: boolean
}

/** ④ カード受取 (③ of カードAP); after removal the menu may still be on its way. */
export interface TakeCardView { readonly name: 'takeCard'; readonly holding: Held; readonly removed: boolean }

/** ⑤ 証明書選択. */
export interface ChooseView {
  readonly name: 'choose'
  /** 住所地. */
  readonly municipality: LocalText
  readonly entries: readonly ChooseEntry[]
  readonly chosen: string | null
  /** Null: no 本籍地 button. */
  readonly origin: Pick<OriginOffer, 'status' | 'number' | 'municipality'> | null
  /** Certificates already in the basket. */
  readonly basket: number
  /** 戻る leads back to ⑩. */
  readonly back: boolean
}
export interface ChooseEntry {
  readonly id: string
  readonly kind: CertificateKind
  /** Null: of the municipality of residence; else of the 本籍地. */
  readonly issuer: LocalText | null
  readonly description: LocalText | null
  readonly fee: Yen
  /** A touch on it leads to the reason (`why`). */
  readonly unavailable: Unavailable | null
}

/** After ⑤: why this certificate can't be had: what, why in general terms, where to go; 戻る. `opensAt`: ISO 8601, when it can next be had. */
export interface WhyView {
  readonly name: 'why'
  readonly certificate: CertificateKind
  readonly reason: Refusal
  readonly note: LocalText | null
  readonly opensAt: string | null
}

/** ⑥ 交付種別. */
export interface ScopeView {
  readonly name: 'scope'
  readonly question: string
  /** In the municipality's words; null: ours. Also of ⑦ and ⑧. */
  readonly title: LocalText | null
  readonly choices: readonly Choice[]
  readonly chosen: string | null
}

/** ⑦ 世帯選択. */
export interface MembersView {
  readonly name: 'members'
  readonly question: string
  readonly title: LocalText | null
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
}

/** ⑧ 記載項目: each あり / なし. `caution` names the item whose 番号法 caution is being asked, until confirmed. */
export interface ItemsView {
  readonly name: 'items'
  readonly question: string
  readonly title: LocalText | null
  readonly choices: readonly ItemChoice[]
  readonly chosen: readonly string[]
  readonly caution: string | null
}

/** One of a free list in the municipality's words (税: kind, year). A choice that can't be had says why. */
export interface SelectView {
  readonly name: 'select'
  readonly question: string
  readonly title: LocalText
  readonly choices: readonly SelectChoice[]
  readonly chosen: string | null
}

/** ⑨ 部数. `limit`: how many may still be had. */
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
  readonly issuer: LocalText | null
  readonly lines: readonly ConfirmLine[]
  readonly copies: number
  readonly fee: Yen
  /** Of this certificate: fee x copies. */
  readonly due: Yen
  /** Certificates put into the basket before this one, in order; each can be taken out again. */
  readonly basket: readonly BasketLine[]
  /** Of everything together. */
  readonly total: Yen
  /** 「ほかの証明書も申請する」 is to be had. */
  readonly another: boolean
}
/** One answered question: the screen it came from, the texts chosen. */
export interface ConfirmLine {
  readonly question: Answer['question']
  readonly screen: 'scope' | 'members' | 'items' | 'select'
  /** In the municipality's words; null: ours. */
  readonly title: LocalText | null
  readonly chosen: readonly LocalText[]
}
export interface BasketLine { readonly certificate: CertificateKind; readonly issuer: LocalText | null; readonly copies: number; readonly due: Yen }

/** ⑪ ダウンロード: bytes really received; `total` null until the center has said it. */
export interface DownloadView {
  readonly name: 'download'
  readonly received: number
  readonly total: number | null
  /** The nth certificate (from 1) of so many. */
  readonly certificate: number
  readonly certificates: number
}

/** ⑬ 印刷中: `sheet` is what the printer itself reported, of all certificates together; 0 before the first. */
export interface PrintView { readonly name: 'print'; readonly sheet: number; readonly sheets: number }

/** ⑭ 取り忘れ注意. `sensor`: the outlet tells by itself when it is empty. */
export interface TakePaperView {
  readonly name: 'takePaper'
  readonly sheets: number
  readonly card: boolean
  /** Coming out of the coin return: change, and what was paid for certificates that failed. */
  readonly change: Yen
  readonly failed: readonly FailedLine[]
  readonly sensor: boolean
}

/** ⑮ 領収書. `paperStillThere`, `card` (something on the reader): the warning of ⑭ stays until both are gone. */
export interface TakeReceiptView {
  readonly name: 'takeReceipt'
  readonly receipt: 'printing' | 'outlet' | 'failed'
  readonly paperStillThere: boolean
  readonly card: boolean
  readonly holding: Held
  readonly reference: string
}

/** 返金のご案内, on paper where money stays owed: the amount, the reference number, the date, and where to go. `none`: nothing is owed, or not yet. */
export type OwedSlip = Holding['slip']

/** 返金: what was inserted, what really came out, what stays owed. */
export interface RefundView {
  readonly name: 'refund'
  /** Why it came to this; null where the customer gave up. */
  readonly reason: Refusal | null
  readonly inserted: Yen
  readonly returned: Yen
  readonly owed: Yen
  readonly slip: OwedSlip
  readonly done: boolean
  readonly card: boolean
  readonly holding: Held
  readonly reference: string
}

/** Not served (PIN locked, certificate revoked, hours …): why in general terms, and where to go. */
export interface RefusedView { readonly name: 'refused'; readonly reason: Refusal; readonly card: boolean; readonly holding: Held }

/** Trouble: what happened, what became of money, card and paper, what to do. */
export interface TroubleView {
  readonly name: 'trouble'
  readonly fault: FaultCode
  readonly returned: Yen
  readonly owed: Yen
  readonly slip: OwedSlip
  readonly card: boolean
  readonly holding: Held
  /** A sheet may lie in the outlet though the printer did not report it. */
  readonly paper: boolean
  readonly done: boolean
  readonly reference: string
}

/**
 * 取扱中止, or 時間外: `closed` says why nobody is served though the machine is well, and when it opens (ISO 8601), if that is known.
 * With neither faults nor `closed`, something that lies in the machine is in the way.
 */
export interface OutOfServiceView {
  readonly name: 'outOfService'
  readonly faults: readonly FaultCode[]
  readonly closed: { readonly reason: 'service.closed' | 'service.stopped'; readonly opensAt: string | null } | null
  /** Something lies on the reader. */
  readonly card: boolean
  /** Something lies in the outlet. */
  readonly paper: boolean
  readonly announcement: LocalText | null
  readonly since: string
}

/** The customer is leaving: card still to be taken, data being erased. `receipt`: a receipt or slip is seen to lie in its outlet. */
export interface LeavingView {
  readonly name: 'leaving'
  readonly card: boolean
  readonly holding: Held
  readonly receipt: boolean
  readonly reason: 'cancelled' | 'timeout' | 'finished'
}
