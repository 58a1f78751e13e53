import type { HeldMoney, HeldTube } from './levels.ts'

/** A tube as people have counted it. */
export interface Recounted { readonly address: number; readonly value: number; readonly count: number }

/**
 * What lies in the machine after people have counted it, filled it up or emptied it (つり銭補充, 公金回収). An order that was under way in a counted tube is over; nobody
 * can tell any more what came of its pay-out. @param cashbox yen; null: as it is.
 */
export function recounted(money: HeldMoney, tubes: readonly Recounted[], cashbox: number | null): HeldMoney {
  const counted = money.tubes.filter(tube => tubes.some(({ address, value }) => address === tube.address && value === tube.value))
  const others = money.tubes.filter(tube => !counted.includes(tube))
  const held: HeldTube[] = [...others, ...tubes.map(tube => ({ address: tube.address, value: tube.value, count: tube.count, order: null }))]
  const { payOut } = money
  const blurs = payOut !== null && payOut !== 'forgotten' && counted.some(({ order }) => order?.of === payOut.order)
  return {
    ...money, cashbox: cashbox ?? money.cashbox, tubes: held.toSorted((one, other) => one.address - other.address),
    payOut: blurs ? { ...payOut, blurred: true } : payOut,
  }
}
