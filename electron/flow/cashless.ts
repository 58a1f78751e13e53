import { clear } from './printing.ts'
import type { Advance, Effect } from './effect.ts'
import type { At, Flow } from './flow.ts'
import { dueOf, noCashless } from './holding.ts'
import type { Cashless } from './holding.ts'
import { move, seeOff } from './move.ts'
import { pay, shutInlet } from './paying.ts'
import { settle } from './settle.ts'

/** How often one visit may ask: each asking has a reference of its own, and nobody is kept at ⑫ by one that never says yes. */
export const mostAttempts = 9

/** Why nothing is set aside; `unknown`: whether something is. */
export type NotAuthorised = 'declined' | 'cancelled' | 'unknown'

/** Whether it may be chosen now: it can be had, nothing has been put in, and there is something to pay. */
export function isOffered({ cashless: seen }: At<'paying'>, { money, inlet, cashless }: Flow['holding']): boolean {
  return seen && inlet === 'open' && money.inserted === 0 && cashless.state === 'none' && cashless.attempt < mostAttempts
}

/** ⑫ 「キャッシュレスで支払う」: first the inlet is shut, so that nobody pays twice. */
export function chooseCashless(flow: Flow, step: At<'paying'>): Advance {
  if (!isOffered(step, flow.holding)) return 'ignored'
  return shutInlet({ flow: withCashless(flow, { state: 'chosen' }), effects: [] })
}

/** The inlet is shut: whoever stands there is asked for the whole sum. A coin that has fallen meanwhile comes back at the end, unless it is enough. */
export function ask(flow: Flow, step: At<'paying'>): Advance {
  const yen = dueOf(flow.holding)
  if (flow.holding.money.inserted >= yen) return clear({ flow: withCashless(flow, { state: 'none' }), effects: [] })
  const attempt = flow.holding.cashless.attempt + 1
  return move(withCashless(flow, { state: 'asking', yen, attempt }), { ...step, declined: false }, [{ kind: 'authorise', yen, attempt }])
}

/** 中止する while it is being asked: the answer decides what becomes of it. */
export function stopAsking(flow: Flow): Advance {
  const stopping = withCashless(flow, { state: 'stopping' })
  return {
    flow: { ...stopping, patience: { ...flow.patience, counting: false } },
    effects: [{ kind: 'unwait', name: 'idle' }, { kind: 'unwait', name: 'countdown' }, { kind: 'cancelAuthorise' }],
  }
}

/** So much is set aside: it is as good as paid, until the paper is out or nothing comes of it. */
export function authorised(before: Flow): Advance {
  const { step, holding: { cashless: { state } } } = before
  if (state !== 'asking' && state !== 'stopping') return 'ignored'
  const flow = withCashless(before, { state: 'setAside' })
  if (step.kind === 'settling') return settle(flow)
  return state === 'asking' ? clear({ flow, effects: [] }) : seeOff(flow, { kind: 'cancelled' })
}

/** Back to ⑫, or out where that was wished. Of what nobody knows, it is taken that it is set aside, so that it is let go. */
export function notAuthorised(before: Flow, why: NotAuthorised): Advance {
  const { step, holding: { cashless: { state, attempt } } } = before
  if (state !== 'asking' && state !== 'stopping') return 'ignored'
  if (why === 'unknown') return inTrouble(withCashless(before, { state: 'setAside' }))
  const flow = withCashless(before, { ...noCashless, attempt })
  if (step.kind === 'settling') return settle(flow)
  return state === 'asking' ? pay({ flow, effects: [] }, true) : seeOff(flow, { kind: 'cancelled' })
}

/** It has been taken, or let go, or said nothing: what it came to stands in the journal, and the next start asks again where it has to. */
export function cashlessEnded(before: Flow, state: 'capturing' | 'releasing'): Advance {
  if (before.holding.cashless.state !== state) return 'ignored'
  const flow = withCashless(before, { state: 'none' })
  return flow.step.kind === 'settling' ? settle(flow) : { flow, effects: [] }
}

/** Who is on the way out for a graver reason is told that one. */
function inTrouble(flow: Flow): Advance {
  const why = { kind: 'trouble', fault: 'cashless.unknown' } as const
  const { step } = flow
  if (step.kind !== 'settling') return seeOff(flow, why)
  if (step.why.kind === 'trouble') return settle(flow)
  const message: Effect = { kind: 'wait', name: 'message', paying: false }
  return settle({ ...flow, step: { ...step, why, told: false } }, [message])
}

function withCashless(flow: Flow, change: Partial<Cashless>): Flow {
  return { ...flow, holding: { ...flow.holding, cashless: { ...flow.holding.cashless, ...change } } }
}
