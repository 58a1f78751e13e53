import type { WaitName } from './event.ts'
import type { Flow, Order, Why } from './flow.ts'
import type { Holding, IssueOutcome } from './holding.ts'
import type { CertificateKind, Issuer } from './menu.ts'
import type { Denomination, Yen } from './yen.ts'

/** What the terminal is asked to do. Each that expects an answer gets one: the device's, or its watchdog's. `item`: the nth certificate. */
export type Effect =
  | { readonly kind: 'identifyCard' }
  | { readonly kind: 'openSession' }
  | { readonly kind: 'provePin' }
  /** A phone that has verified its owner signs without a PIN. */
  | { readonly kind: 'proveDevice' }
  | { readonly kind: 'forgetPin' }
  | { readonly kind: 'authenticate' }
  /** カードAP: names the 利用者ID. */
  | { readonly kind: 'introduce' }
  /** カードAP: has the PIN of this type checked by the municipality's server. */
  | { readonly kind: 'verifyPin'; readonly certificate: CertificateKind }
  | { readonly kind: 'readFacts' }
  | { readonly kind: 'register'; readonly municipality: string }
  | { readonly kind: 'printSlip'; readonly number: string; readonly municipality: Issuer }
  | { readonly kind: 'openVault'; readonly item: number; readonly order: Order }
  | { readonly kind: 'readCoins' }
  | { readonly kind: 'accept'; readonly values: readonly Denomination[] }
  | { readonly kind: 'closeInlet' }
  | { readonly kind: 'payOut'; readonly yen: Yen }
  /** Whether the cashless terminal can be offered; not waited for. */
  | { readonly kind: 'seeCashless' }
  | { readonly kind: 'authorise'; readonly yen: Yen; readonly attempt: number }
  /** The answer to `authorise` still comes. */
  | { readonly kind: 'cancelAuthorise' }
  | { readonly kind: 'capture'; readonly yen: Yen }
  | { readonly kind: 'release' }
  /** Written down as owed instead of being paid out (coins.fraud). */
  | { readonly kind: 'withhold'; readonly yen: Yen }
  | { readonly kind: 'askStops' }
  | { readonly kind: 'print'; readonly item: number }
  | { readonly kind: 'keepFee'; readonly item: number; readonly yen: Yen }
  /** Of the certificates that were printed. */
  | { readonly kind: 'printReceipt'; readonly orders: readonly Order[] }
  | { readonly kind: 'printOwedSlip'; readonly yen: Yen }
  | { readonly kind: 'erase'; readonly item: number }
  | { readonly kind: 'report'; readonly item: number; readonly outcome: IssueOutcome }
  /** `left` is what the visit ended with, as it stood in the last instant: the books are closed over it. */
  | { readonly kind: 'endVisit'; readonly left: Holding; readonly why: Why['kind'] }
  | { readonly kind: 'freshScreen' }
  | { readonly kind: 'wait'; readonly name: WaitName; readonly paying: boolean }
  | { readonly kind: 'unwait'; readonly name: WaitName }

/** A step taken, with what is to be done about it. */
export interface Taken { readonly flow: Flow; readonly effects: readonly Effect[] }
/** Or the event means nothing here, which leaves a trace of its own. */
export type Advance = Taken | 'ignored'
