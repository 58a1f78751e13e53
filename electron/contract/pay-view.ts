import type { CertificateKind } from '../flow/menu.ts'
import type { Denomination, Yen } from '../flow/yen.ts'
import type { FaultCode, Refusal } from '../flow/fault.ts'

/** ⑫ 料金支払い. */
export interface PayView {
  readonly name: 'pay'
  /** What is to be paid for, in order. */
  readonly lines: readonly PayLine[]
  /** Ordered, but not to be issued after all, and not charged. */
  readonly failed: readonly FailedLine[]
  readonly due: Yen
  readonly inserted: Yen
  readonly accepts: readonly Denomination[]
  /** Change can be given; false means exact money only. */
  readonly change: boolean
  readonly cashless: CashlessView
  /** The last asking of the terminal beside was declined: one may try again, or pay in coins. */
  readonly declined: boolean
  /** Time left to pay when this view was sent, ms. */
  readonly msLeft: number
}

/**
 * Paying at the terminal beside. `offered`: it may be chosen, as long as nothing has been inserted. `asking`: card, phone or code is to be
 * held to it; no money is taken meanwhile. `stopping`: 中止する was touched, and its answer is waited for.
 */
export type CashlessView = 'none' | 'offered' | 'asking' | 'stopping'

export interface PayLine { readonly certificate: CertificateKind; readonly copies: number; readonly fee: Yen; readonly due: Yen }

/** A certificate that was ordered together with others and can't be issued: it is not charged. */
export interface FailedLine { readonly certificate: CertificateKind; readonly due: Yen; readonly reason: Refusal | FaultCode }
