import type { NotAuthorised } from './cashless.ts'
import type { Tube } from './change.ts'
import type { FaultCode, Refusal } from './fault.ts'
import type { Seen, Standing } from './flow.ts'
import type { Menu } from './menu.ts'
import type { Touch } from './touch.ts'
import type { Denomination, Yen } from './yen.ts'

/** All that can happen to the terminal. Answers carry the visit they belong to; an answer to a visit that is over is dropped. */
export type FlowEvent = Customer | Fact | Answered | Issued

export type Customer =
  | { readonly kind: 'touched'; readonly touch: Touch }
  /** Number of digits on the pad, of PIN or 照合番号B; the digits stay with the terminal. */
  | { readonly kind: 'pinTyped'; readonly length: number }

/** Facts about the machine: heard on every step. */
export type Fact =
  /** `visit` is a fresh transaction id, used if a visit begins with this card. */
  | { readonly kind: 'cardPlaced'; readonly visit: string }
  | { readonly kind: 'cardRemoved' }
  /** `counter`: the inlet's own event counter, for the journal. */
  | { readonly kind: 'credited'; readonly yen: Yen; readonly inlet: 'coins' | 'notes'; readonly counter: number }
  | { readonly kind: 'faultRaised'; readonly code: FaultCode }
  | { readonly kind: 'faultCleared'; readonly code: FaultCode }
  | { readonly kind: 'outlet'; readonly state: 'empty' | 'occupied' | 'unknown' }
  | { readonly kind: 'receiptTaken' }
  | { readonly kind: 'elapsed'; readonly wait: WaitName }
  /** Hours or stops have changed what may be done. */
  | { readonly kind: 'standing'; readonly standing: Standing }
  /** Staff has put the machine in order. */
  | { readonly kind: 'serviced' }

export type WaitName = 'idle' | 'countdown' | 'message' | 'forgotten'

/** `unknown`: nobody has heard what came out; all of it is owed, and staff counts. */
export type PayOutResult = 'paid' | 'short' | 'stuck' | 'unknown'

/** Answers of the coin device may belong to no visit: a coin nobody asked for is given back outside of any. */
export type Answered =
  | { readonly kind: 'identified'; readonly visit: string; readonly card: CardSeen }
  /** Why each method can't be used by who presented this card; null: it can. */
  | { readonly kind: 'sessionOpened'; readonly visit: string; readonly jpki: Refusal | null; readonly cardAp: Refusal | null }
  | { readonly kind: 'proved'; readonly visit: string; readonly proof: PinOutcome }
  | { readonly kind: 'menuArrived'; readonly visit: string; readonly menu: Menu }
  | { readonly kind: 'refused'; readonly visit: string; readonly reason: Refusal }
  | { readonly kind: 'centerFailed'; readonly visit: string; readonly fault: FaultCode }
  | { readonly kind: 'factsRead'; readonly visit: string; readonly outcome: PinOutcome }
  /** 本籍地: the center has taken the 利用登録申請 and given it this 申請番号. */
  | { readonly kind: 'registered'; readonly visit: string; readonly number: string }
  | { readonly kind: 'coinsRead'; readonly visit: string | null; readonly values: readonly Denomination[]; readonly tubes: readonly Tube[] }
  /** `late`: nobody has heard from the device whether it really is. */
  | { readonly kind: 'inletClosed'; readonly visit: string | null; readonly late?: true }
  | { readonly kind: 'paidOut'; readonly visit: string | null; readonly result: PayOutResult; readonly paid: Yen }
  | { readonly kind: 'cashlessSeen'; readonly visit: string; readonly available: boolean }
  | { readonly kind: 'authorised'; readonly visit: string }
  | { readonly kind: 'notAuthorised'; readonly visit: string; readonly why: NotAuthorised }
  | { readonly kind: 'captured' | 'released'; readonly visit: string; readonly result: 'done' | 'unknown' | 'refused' }
  /** The center was asked for its stops; what it said was told as `standing` before. */
  | { readonly kind: 'stopsRead'; readonly visit: string }
  | { readonly kind: 'receiptPrinted'; readonly visit: string; readonly ok: boolean }
  | { readonly kind: 'owedSlipPrinted'; readonly visit: string; readonly ok: boolean }

/** What becomes of the nth certificate of the visit, told by its vault. */
export type Issued = { readonly visit: string; readonly item: number } & (
  | { readonly kind: 'progress'; readonly received: number; readonly total: number | null }
  | { readonly kind: 'held'; readonly sheets: number; readonly fee: Yen }
  | { readonly kind: 'itemRefused'; readonly reason: Refusal }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'vaultFailed'; readonly fault: FaultCode }
  /** `bytes` overwritten before it ended, `killed` from outside: the evidence, for the journal. */
  | { readonly kind: 'vaultEnded'; readonly gone: boolean; readonly bytes: number; readonly killed: boolean }
  | { readonly kind: 'sheetOut'; readonly sheets: number }
  | { readonly kind: 'printed' }
  | { readonly kind: 'nothingOut'; readonly fault: FaultCode }
  | { readonly kind: 'printUnclear'; readonly fault: FaultCode }
)

export type CardSeen =
  /** `same`: whether it is the one the visit began with; null when it is the first. */
  | { readonly kind: 'readable'; readonly seen: Seen; readonly same: boolean | null }
  /** 住基カード where they are not taken. */
  | { readonly kind: 'juki' }
  | { readonly kind: 'foreign' | 'mute' | 'gone' | 'failed' }

export type PinOutcome =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'blocked' | 'gone' | 'swapped' | 'failed' }
