import type { WaitName } from './event.ts'
import type { Flow, Order, Why } from './flow.ts'
import type { Holding, IssueOutcome } from './holding.ts'
import type { Denomination, Yen } from './yen.ts'

/** What the terminal is asked to do. Each that expects an answer gets one: the device's, or its watchdog's. */
export type Effect =
  | { readonly kind: 'identifyCard' }
  | { readonly kind: 'openSession' }
  | { readonly kind: 'provePin' }
  | { readonly kind: 'forgetPin' }
  | { readonly kind: 'authenticate' }
  | { readonly kind: 'openVault'; readonly order: Order }
  | { readonly kind: 'readCoins' }
  | { readonly kind: 'accept'; readonly values: readonly Denomination[] }
  | { readonly kind: 'closeInlet' }
  | { readonly kind: 'payOut'; readonly yen: Yen }
  | { readonly kind: 'print' }
  | { readonly kind: 'keepFee'; readonly yen: Yen }
  | { readonly kind: 'printReceipt'; readonly order: Order }
  | { readonly kind: 'erase' }
  | { readonly kind: 'report'; readonly outcome: IssueOutcome }
  /** `left` is what the visit ended with, as it stood in the last instant: the books are closed over it. */
  | { readonly kind: 'endVisit'; readonly left: Holding; readonly why: Why['kind'] }
  | { readonly kind: 'freshScreen' }
  | { readonly kind: 'wait'; readonly name: WaitName; readonly paying: boolean }
  | { readonly kind: 'unwait'; readonly name: WaitName }

/** A step taken, with what is to be done about it; or the event means nothing here, which leaves a trace of its own. */
export type Advance = { readonly flow: Flow; readonly effects: readonly Effect[] } | 'ignored'
