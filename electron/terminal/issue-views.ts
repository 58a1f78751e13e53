import type { CashlessView, FailedLine, PayView } from '../contract/pay-view.ts'
import type { PrintView, TakePaperView, TakeReceiptView } from '../contract/view.ts'
import { isOffered } from '../flow/cashless.ts'
import type { At, Flow } from '../flow/flow.ts'
import { dueOf } from '../flow/holding.ts'
import type { Holding, Item } from '../flow/holding.ts'
import { referenceOf } from '../journal/entry.ts'
import { changeOf } from './change.ts'
import type { Surroundings } from './surroundings.ts'

/** ⑫ */
export function payView(step: At<'paying'>, holding: Holding, { left }: Pick<Surroundings, 'left'>): PayView {
  const { items, money, cashless } = holding
  const { accepts, change, declined } = step
  return {
    name: 'pay', failed: failedLines(items), due: dueOf(holding), inserted: money.inserted, accepts: cashless.state === 'none' ? accepts ?? [] : [], change,
    cashless: cashlessView(step, holding), declined, msLeft: left('idle'),
    lines: items.filter(({ failed }) => failed === null).map(({ order: { kind, copies, fee, due } }) => ({ certificate: kind, copies, fee, due })),
  }
}

/** While the inlet is being shut for it, it is as good as asked. */
function cashlessView(step: At<'paying'>, holding: Holding): CashlessView {
  switch (holding.cashless.state) {
    case 'none': return isOffered(step, holding) ? 'offered' : 'none'
    case 'chosen': case 'asking': case 'setAside': return 'asking'
    case 'stopping': case 'capturing': case 'releasing': return 'stopping'
  }
}

/** ⑬ sheets of all certificates together. `done`: of the one being printed. */
export function printView(items: readonly Item[], done: number): PrintView {
  const printed = sheetsOf(items.filter(({ issue }) => issue === 'printed'))
  return { name: 'print', sheet: printed + done, sheets: sheetsOf(items.filter(({ failed }) => failed === null)) }
}

/** ⑭ */
export function handingView({ holding, machine }: Flow): TakePaperView {
  const { refunded, change } = changeOf(holding)
  return {
    name: 'takePaper', sheets: sheetsOf(holding.items.filter(({ issue }) => issue === 'printed')), card: holding.card === 'inside',
    change: refunded + change, failed: failedLines(holding.items), sensor: machine.outlet !== 'unknown',
  }
}

/** ⑮ What was presented at ② has been taken at ④; what lies there now is not looked at, and spoken of as a card, as on ⑭. */
export function receiptView({ visit, holding: { receipt, card }, machine }: Flow): TakeReceiptView {
  return {
    name: 'takeReceipt', receipt: receipt === 'none' ? 'outlet' : receipt, paperStillThere: machine.outlet === 'occupied',
    card: card === 'inside', holding: 'card', reference: visit === null ? '' : referenceOf(visit),
  }
}

function failedLines(items: readonly Item[]): readonly FailedLine[] {
  return items.flatMap(({ order: { kind, due }, failed }) => (failed === null ? [] : [{ certificate: kind, due, reason: failed }]))
}

function sheetsOf(items: readonly Item[]): number {
  return items.reduce((sum, { sheets }) => sum + sheets, 0)
}
