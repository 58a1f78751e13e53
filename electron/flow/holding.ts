import type { FaultCode, Refusal } from './fault.ts'
import type { Order } from './flow.ts'
import type { Yen } from './yen.ts'

/** What the terminal holds that belongs to somebody else, at this instant. Every way out gives all of it back. */
export interface Holding {
  readonly money: Money
  readonly inlet: 'closed' | 'open' | 'closing'
  /** Yen the hoppers are counting out now; 0 when they rest. */
  readonly payingOut: Yen
  readonly card: 'none' | 'inside'
  /** `possible`: the printer could not say whether a sheet came out; staff must look. */
  readonly paper: 'none' | 'outlet' | 'possible'
  /** The receipt, or the slip of a 利用登録. */
  readonly receipt: 'none' | 'printing' | 'outlet' | 'failed'
  readonly cashless: Cashless
  /** Of what is owed: not paid out by itself, because somebody has tampered with the money. */
  readonly withheld: Yen
  /** 返金のご案内, over money that stays owed. */
  readonly slip: 'none' | 'printing' | 'outlet' | 'failed'
  /** What was ordered at ⑩, each certificate for itself. */
  readonly items: readonly Item[]
}

/** What stands with the cashless terminal beside: before anybody else is served, all that is set aside is taken or let go. */
export interface Cashless {
  /** `chosen`: the inlet is being shut first. `stopping`: called off, and the answer is waited for. `setAside`, or possibly so. */
  readonly state: 'none' | 'chosen' | 'asking' | 'stopping' | 'setAside' | 'capturing' | 'releasing'
  /** Asked for, or set aside; 0: this visit is paid in money. */
  readonly yen: Yen
  /** Fees earned of it: only after the printer said printed. */
  readonly charged: Yen
  /** The nth asking of this visit; 0: none yet. */
  readonly attempt: number
}

/** One certificate of the visit: bound, verified, printed and charged on its own. */
export interface Item {
  readonly order: Order
  /** Its vault process. */
  readonly data: 'none' | 'held' | 'erasing'
  /** What has become of the application, for the one report the center gets (I-22). */
  readonly issue: 'none' | 'applied' | 'printed' | 'unclear'
  /** Of all copies; 0 until it is held and verified in full. */
  readonly sheets: number
  /** Why it is not issued after all; then it is not charged. */
  readonly failed: Refusal | FaultCode | null
}

/** inserted = kept + returned + owed + what is still inside; true at every instant, checked over all states. */
export interface Money {
  readonly inserted: Yen
  /** Fees earned: only after the printer said printed. */
  readonly kept: Yen
  /** What the hoppers really counted out. */
  readonly returned: Yen
  /** What could not be returned; staff pays it against the reference number. */
  readonly owed: Yen
}

export const noMoney: Money = { inserted: 0, kept: 0, returned: 0, owed: 0 }

export const noCashless: Cashless = { state: 'none', yen: 0, charged: 0, attempt: 0 }

export const nothingHeld: Holding = {
  money: noMoney, inlet: 'closed', payingOut: 0, card: 'none', paper: 'none', receipt: 'none', cashless: noCashless, withheld: 0, slip: 'none', items: [],
}

/** Yen inside the machine that are neither earned nor given back nor written down as owed. */
export function inside(money: Money): Yen {
  return money.inserted - money.kept - money.returned - money.owed
}

/** Still to be issued. */
export function isLive({ issue, failed }: Item): boolean {
  return failed === null && issue !== 'printed'
}

/** What is to be paid for: everything that has not failed. */
export function dueOf({ items }: Holding): Yen {
  return items.filter(({ failed }) => failed === null).reduce((sum, { order }) => sum + order.due, 0)
}

/** The one outcome of a certificate's transaction (I-22), or null when no application was made. */
export type IssueOutcome = '交付済' | '未交付返金済' | '未交付未収' | '交付不良要返金' | '不整合'

/** What is owed over sheets in doubt: it says nothing of the visit's other certificates. What was only set aside for them is let go. */
export function doubtfulOf({ items, cashless }: Holding): Yen {
  if (cashless.yen > 0) return 0
  return items.filter(({ issue }) => issue === 'unclear').reduce((sum, { order }) => sum + order.due, 0)
}

/**
 * Reads the outcome off what is held once everything has been settled: 不整合 is another paper than was ordered, and nothing else,
 * for the center stops the service over it (I-19). `money`: of the visit, without what is owed over other sheets in doubt.
 */
export function outcomeOf({ issue, failed }: Pick<Item, 'issue' | 'failed'>, money: Money): IssueOutcome | null {
  switch (issue) {
    case 'none': return null
    case 'printed': return '交付済'
    case 'unclear': return '交付不良要返金'
    case 'applied': return failed === 'certificate.mismatch' ? '不整合' : notIssued(money)
  }
}

function notIssued(money: Money): IssueOutcome {
  if (money.owed > 0) return '交付不良要返金'
  return money.inserted > 0 ? '未交付返金済' : '未交付未収'
}
