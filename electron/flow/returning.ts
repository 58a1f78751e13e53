import type { Effect } from './effect.ts'
import type { Machine } from './flow.ts'
import { inside } from './holding.ts'
import type { Holding } from './holding.ts'

/** What is held by now, and what is to be done about it. */
export interface Returning { readonly holding: Holding; readonly effects: readonly Effect[] }

/**
 * What is inside goes back. Where somebody has tampered with the money (coins.fraud) nothing is paid out by itself, for a coin on a string
 * would come back as a real one: it is written down as owed, and staff decides.
 */
export function giveBack(holding: Holding, { locked }: Pick<Machine, 'locked'>): Returning {
  const yen = inside(holding.money)
  if (yen === 0) return { holding, effects: [] }
  if (!locked.includes('coins.fraud')) return { holding: { ...holding, payingOut: yen }, effects: [{ kind: 'payOut', yen }] }
  const money = { ...holding.money, owed: holding.money.owed + yen }
  return { holding: { ...holding, money, withheld: holding.withheld + yen }, effects: [{ kind: 'withhold', yen }] }
}

/** What is set aside is taken as far as it was earned, and let go where nothing was; an asking that is under way is called off first. */
export function endCashless(holding: Holding): Returning {
  const { state, charged } = holding.cashless
  const next = (to: Holding['cashless']['state'], ...effects: readonly Effect[]): Returning =>
    ({ holding: { ...holding, cashless: { ...holding.cashless, state: to } }, effects })
  switch (state) {
    case 'none': case 'stopping': case 'capturing': case 'releasing': return { holding, effects: [] }
    case 'chosen': return next('none')
    case 'asking': return next('stopping', { kind: 'cancelAuthorise' })
    case 'setAside': return charged > 0 ? next('capturing', { kind: 'capture', yen: charged }) : next('releasing', { kind: 'release' })
  }
}
