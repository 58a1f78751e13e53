import { denominations } from './yen.ts'
import type { Denomination, Yen } from './yen.ts'
import type { Advance } from './effect.ts'
import type { Flow, Step } from './flow.ts'
import { raise } from './machine.ts'
import { attended, move, seeOff } from './move.ts'

type At<K extends Step['kind']> = Extract<Step, { kind: K }>

/** ⑪→⑫: the certificate is held and verified in full; only now is money asked for (S3). A free certificate goes straight to print. */
export function held(flow: Flow, step: At<'downloading'>, sheets: number, fee: Yen): Advance {
  if (fee !== step.order.due) return mismatch(flow)
  if (fee === 0) return startPrinting(flow, step.order, sheets)
  return move(flow, { kind: 'paying', order: step.order, sheets, accepts: null, change: true }, [{ kind: 'readCoins' }])
}

/** Another person's paper, or another paper than was asked for: nothing is printed, nothing is kept, and the terminal stops (I-07). */
export function mismatch(flow: Flow): Advance {
  return seeOff({ ...flow, machine: raise(flow.machine, 'certificate.mismatch') }, { kind: 'trouble', fault: 'certificate.mismatch' })
}

/** ⑫: opens the inlet for what can be taken now, in view of the change there is. */
export function coinsRead(flow: Flow, step: At<'paying'>, values: readonly Denomination[], canPayOut: Yen): Advance {
  if (flow.holding.inlet === 'closing') return 'ignored'
  const accepts = acceptable(step.order.due, flow.holding.money.inserted, values, canPayOut)
  const highest = values.at(-1) ?? 0
  return {
    flow: { ...flow, holding: { ...flow.holding, inlet: 'open' }, step: { ...step, accepts, change: canPayOut >= highest } },
    effects: [{ kind: 'accept', values: accepts }],
  }
}

/**
 * Which money may be taken: its change must be payable, and a note — which no hopper gives back — only while the whole
 * sum could be returned in coins.
 */
export function acceptable(due: Yen, inserted: Yen, values: readonly Denomination[], canPayOut: Yen): readonly Denomination[] {
  return denominations.filter((value) => {
    if (!values.includes(value)) return false
    const change = inserted + value - due
    return value === 1000 ? canPayOut >= inserted + value : change <= canPayOut
  })
}

/** A coin has been credited while paying: shut the inlet as soon as the price is reached, else look at the change again. */
export function paid(flow: Flow, step: At<'paying'>): Advance {
  if (flow.holding.inlet === 'closing') return { flow, effects: [] }
  if (flow.holding.money.inserted < step.order.due) return attended(flow, [{ kind: 'readCoins' }])
  return {
    flow: { ...flow, holding: { ...flow.holding, inlet: 'closing' }, patience: { ...flow.patience, counting: false } },
    effects: [{ kind: 'unwait', name: 'idle' }, { kind: 'unwait', name: 'countdown' }, { kind: 'closeInlet' }],
  }
}

/** ⑫→⑬ once the inlet is shut, so that no coin falls in unseen. */
export function inletShut(flow: Flow, step: At<'paying'>): Advance {
  if (flow.holding.money.inserted < step.order.due) return seeOff(flow, { kind: 'trouble', fault: 'coins.offline' })
  return startPrinting(flow, step.order, step.sheets)
}

function startPrinting(flow: Flow, order: At<'paying'>['order'], sheets: number): Advance {
  return move(flow, { kind: 'printing', order, sheets, done: 0 }, [{ kind: 'print' }])
}
