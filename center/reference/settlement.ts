import { commissionOn, commissionRates } from '../commission.ts'
import type { CommissionRate } from '../commission.ts'
import type { Figure } from './figures.ts'

/** What one municipality's certificates of a month come to (A9-02, A9-03). All money in yen; every fee that was accepted is in one field. */
export interface Settlement {
  /** YYYY-MM, in Japan. */
  readonly month: string
  /** Code of the municipality that issues. */
  readonly municipality: string
  /** Copies that were handed out. */
  readonly copies: number
  /** 交付済: what the municipality is owed. */
  readonly owed: number
  /** 委託手数料 on these copies, which the operator keeps. */
  readonly commission: number
  /** 払込額: `owed` without `commission`; less than nothing where a fee is lower than the commission on it. */
  readonly payable: number
  /** 交付不良要返金: kept from customers who are to have it back, and owed to nobody else. */
  readonly toRefund: number
  /** 未交付返金済, 未交付未収: nothing is kept. */
  readonly notKept: number
  /** 不整合: stopped before it was handed out, and looked into by people. */
  readonly mismatched: number
  /** 未報告: nobody knows yet. */
  readonly open: number
}

/** Settles the figures by month and municipality, in that order. */
export function settlementsOf(figures: readonly Figure[], rates: readonly CommissionRate[] = commissionRates): readonly Settlement[] {
  const settlements = new Map<string, Settlement>()
  for (const figure of figures) {
    const month = figure.day.slice(0, 7)
    const key = `${month} ${figure.municipality}`
    settlements.set(key, settle(settlements.get(key) ?? nothing(month, figure.municipality), figure, rates))
  }
  return [...settlements].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, settlement]) => settlement)
}

const nothing = (month: string, municipality: string): Settlement =>
  ({ month, municipality, copies: 0, owed: 0, commission: 0, payable: 0, toRefund: 0, notKept: 0, mismatched: 0, open: 0 })

function settle(before: Settlement, { standing, fees, copies, day }: Figure, rates: readonly CommissionRate[]): Settlement {
  switch (standing) {
    case '交付済': {
      const commission = copies * commissionOn(day, rates)
      return {
        ...before,
        copies: before.copies + copies, owed: before.owed + fees,
        commission: before.commission + commission, payable: before.payable + fees - commission,
      }
    }
    case '交付不良要返金': return { ...before, toRefund: before.toRefund + fees }
    case '未交付返金済': case '未交付未収': return { ...before, notKept: before.notKept + fees }
    case '不整合': return { ...before, mismatched: before.mismatched + fees }
    case '未報告': return { ...before, open: before.open + fees }
  }
}
