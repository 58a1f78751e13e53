import { denominations } from './yen.ts'
import type { Denomination } from './yen.ts'
import { afterTaking, canReturn, possibleReturns } from './change.ts'
import type { Tube } from './change.ts'
import type { Advance, Taken } from './effect.ts'
import type { At, Flow } from './flow.ts'
import { dueOf, isLive } from './holding.ts'
import type { Holding } from './holding.ts'
import { anyLive, seeOffFailed, withItem } from './items.ts'
import { raise } from './machine.ts'
import { attended, move, seeOff } from './move.ts'
import { clear } from './printing.ts'

/**
 * ⑪→⑫: everything is held and verified in full; only now is money asked for (S3). What is free goes straight on.
 * @param declined the terminal beside has just said no.
 */
export function pay({ flow, effects }: Taken, declined = false): Taken {
  if (!anyLive(flow)) return seeOffFailed({ flow, effects })
  // Free of charge, or paid by a coin that fell in before it was asked for.
  if (flow.holding.money.inserted >= dueOf(flow.holding)) return clear({ flow, effects })
  return move(flow, { kind: 'paying', accepts: null, change: true, cashless: false, declined }, [...effects, { kind: 'readCoins' }, { kind: 'seeCashless' }])
}

/** Another person's paper, or another paper than was asked for: nothing is printed, nothing is kept, and the terminal stops (I-07). */
export function mismatch(before: Flow, item: number): Taken {
  const flow = withItem(before, item, { failed: 'certificate.mismatch' })
  return seeOff({ ...flow, machine: raise(flow.machine, 'certificate.mismatch') }, { kind: 'trouble', fault: 'certificate.mismatch' })
}

/** ⑫: opens the inlet for what can be taken now, in view of the change there is. */
export function coinsRead(flow: Flow, step: At<'paying'>, values: readonly Denomination[], tubes: readonly Tube[]): Advance {
  // It may have been asked before the terminal beside was chosen.
  if (flow.holding.inlet === 'closing' || flow.holding.cashless.state !== 'none') return 'ignored'
  const accepts = acceptable(flow.holding, values, tubes)
  const rest = dueOf(flow.holding) - flow.holding.money.inserted
  const change = accepts.some((value) => value > rest) || !values.some((value) => value > rest)
  return {
    flow: { ...flow, holding: { ...flow.holding, inlet: 'open' }, step: { ...step, accepts, change } },
    effects: [{ kind: 'accept', values: accepts }],
  }
}

/**
 * Which money may be taken: only such that all of it, and whatever may be left of it once some of the certificates are printed and others
 * have failed, could be given back to the yen from what the tubes then hold. Decided before a coin falls, so that nobody is left short.
 */
export function acceptable({ money, items }: Pick<Holding, 'money' | 'items'>, values: readonly Denomination[], tubes: readonly Tube[]): readonly Denomination[] {
  const dues = items.filter(isLive).map(({ order }) => order.due)
  return denominations.filter((value) => {
    if (!values.includes(value)) return false
    const after = afterTaking(tubes, value)
    return possibleReturns(money.inserted + value, dues).every((yen) => canReturn(after, yen))
  })
}

/** A coin has been credited while paying: shut the inlet as soon as the price is reached, else look at the change again. */
export function paid(flow: Flow): Advance {
  if (flow.holding.inlet === 'closing' || flow.holding.cashless.state !== 'none') return { flow, effects: [] }
  return flow.holding.money.inserted < dueOf(flow.holding) ? attended(flow, [{ kind: 'readCoins' }]) : shutInlet({ flow, effects: [] })
}

/** A certificate less is to be paid for: perhaps it is enough by now, perhaps nothing is left. */
export function afterDrops(taken: Taken): Taken {
  const { flow, effects } = taken
  if (!anyLive(flow)) return seeOffFailed(taken)
  const { inlet, money, cashless } = flow.holding
  // Of what is set aside, no more is taken than what is printed.
  if (inlet === 'closing' || cashless.state !== 'none') return taken
  if (money.inserted >= dueOf(flow.holding)) return inlet === 'open' ? shutInlet(taken) : clear(taken)
  return inlet === 'open' ? { flow, effects: [...effects, { kind: 'readCoins' }] } : taken
}

/** ⑫→⑬ once the inlet is shut, so that no coin falls in unseen. */
export function inletShut(flow: Flow): Advance {
  if (flow.holding.money.inserted < dueOf(flow.holding)) return seeOff(flow, { kind: 'trouble', fault: 'coins.offline' })
  return clear({ flow, effects: [] })
}

/** Nobody is hurried meanwhile. */
export function shutInlet({ flow, effects }: Taken): Taken {
  return {
    flow: { ...flow, holding: { ...flow.holding, inlet: 'closing' }, patience: { ...flow.patience, counting: false } },
    effects: [...effects, { kind: 'unwait', name: 'idle' }, { kind: 'unwait', name: 'countdown' }, { kind: 'closeInlet' }],
  }
}
