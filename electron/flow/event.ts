import type { FaultCode, Refusal } from './fault.ts'
import type { Menu } from './menu.ts'
import type { Touch } from './touch.ts'
import type { Denomination, Yen } from './yen.ts'

/** All that can happen to the terminal. Answers carry the visit they belong to; an answer to a visit that is over is dropped. */
export type FlowEvent = Customer | Fact | Answered

export type Customer =
  | { readonly kind: 'touched'; readonly touch: Touch }
  /** Number of digits on the pad; the digits stay with the terminal. */
  | { readonly kind: 'pinTyped'; readonly length: number }

/** Facts about the machine: heard on every step. */
export type Fact =
  /** `visit` is a fresh transaction id, used if a visit begins with this card. */
  | { readonly kind: 'cardPlaced'; readonly visit: string }
  | { readonly kind: 'cardRemoved' }
  /** `counter`: the acceptor's own event counter, for the journal. */
  | { readonly kind: 'credited'; readonly yen: Yen; readonly counter: number }
  | { readonly kind: 'faultRaised'; readonly code: FaultCode }
  | { readonly kind: 'faultCleared'; readonly code: FaultCode }
  | { readonly kind: 'outlet'; readonly state: 'empty' | 'occupied' | 'unknown' }
  | { readonly kind: 'receiptTaken' }
  | { readonly kind: 'elapsed'; readonly wait: WaitName }
  /** Staff has put the machine in order. */
  | { readonly kind: 'serviced' }

export type WaitName = 'idle' | 'countdown' | 'message' | 'forgotten'

/** Answers of the coin device may belong to no visit: a coin nobody asked for is given back outside of any. */
export type Answered =
  | { readonly kind: 'identified'; readonly visit: string; readonly card: CardSeen }
  | { readonly kind: 'sessionOpened'; readonly visit: string }
  | { readonly kind: 'proved'; readonly visit: string; readonly proof: PinOutcome }
  | { readonly kind: 'menuArrived'; readonly visit: string; readonly menu: Menu }
  | { readonly kind: 'refused'; readonly visit: string; readonly reason: Refusal }
  | { readonly kind: 'centerFailed'; readonly visit: string; readonly fault: FaultCode }
  | { readonly kind: 'progress'; readonly visit: string; readonly received: number; readonly total: number | null }
  | { readonly kind: 'held'; readonly visit: string; readonly sheets: number; readonly fee: Yen }
  | { readonly kind: 'mismatch'; readonly visit: string }
  | { readonly kind: 'vaultFailed'; readonly visit: string; readonly fault: FaultCode }
  /** `bytes` overwritten before it ended, `killed` from outside: the evidence, for the journal. */
  | { readonly kind: 'vaultEnded'; readonly visit: string; readonly gone: boolean; readonly bytes: number; readonly killed: boolean }
  | { readonly kind: 'coinsRead'; readonly visit: string | null; readonly values: readonly Denomination[]; readonly canPayOut: Yen }
  | { readonly kind: 'inletClosed'; readonly visit: string | null }
  | { readonly kind: 'paidOut'; readonly visit: string | null; readonly result: 'paid' | 'short' | 'stuck'; readonly paid: Yen }
  | { readonly kind: 'sheetOut'; readonly visit: string; readonly sheets: number }
  | { readonly kind: 'printed'; readonly visit: string }
  | { readonly kind: 'nothingOut'; readonly visit: string; readonly fault: FaultCode }
  | { readonly kind: 'printUnclear'; readonly visit: string; readonly fault: FaultCode }
  | { readonly kind: 'receiptPrinted'; readonly visit: string; readonly ok: boolean }

export type CardSeen =
  | { readonly kind: 'jpki'; readonly triesLeft: number; readonly expired: boolean }
  | { readonly kind: 'foreign' | 'mute' | 'gone' | 'failed' }

export type PinOutcome =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'blocked' | 'gone' | 'swapped' | 'failed' }
