import type { Taken } from './effect.ts'
import type { FaultCode, Refusal } from './fault.ts'
import { faultCodes } from './fault.ts'
import type { Flow } from './flow.ts'
import type { Item } from './holding.ts'
import { isLive } from './holding.ts'
import { seeOff } from './move.ts'

export function withItem(flow: Flow, index: number, change: Partial<Item>): Flow {
  const items = flow.holding.items.map((item, place) => (place === index ? { ...item, ...change } : item))
  return { ...flow, holding: { ...flow.holding, items } }
}

/** The nth certificate of the visit. */
export function itemAt({ holding }: Flow, index: number): Item {
  const item = holding.items[index]
  if (item === undefined) throw new Error(`there is no certificate ${index}`)
  return item
}

/**
 * This one is not issued after all, and not charged; the others stay what they are. While nothing has been paid the center is
 * told at once: later the books could not tell a fee that was given back from one that was never asked for.
 */
export function drop({ flow, effects }: Taken, index: number, reason: Refusal | FaultCode): Taken {
  const { issue, data } = itemAt(flow, index)
  const unpaid = issue === 'applied' && flow.holding.money.inserted === 0 && reason !== 'certificate.mismatch'
  return {
    flow: withItem(flow, index, { failed: reason, data: data === 'held' ? 'erasing' : data, issue: unpaid ? 'none' : issue }),
    effects: [
      ...effects,
      ...(data === 'held' ? [{ kind: 'erase', item: index } as const] : []),
      ...(unpaid ? [{ kind: 'report', item: index, outcome: '未交付未収' } as const] : []),
    ],
  }
}

export function anyLive({ holding }: Flow): boolean {
  return holding.items.some(isLive)
}

/** Nothing of what was ordered was issued: says what weighs most, a sheet in doubt, then a fault, then a refusal. */
export function seeOffFailed({ flow, effects }: Taken): Taken {
  const failed = flow.holding.items.filter((item) => item.failed !== null)
  const gravest = failed.find(({ issue }) => issue === 'unclear') ?? failed.find((item) => item.failed !== null && isFault(item.failed)) ?? failed.at(-1)
  const reason = gravest?.failed ?? null
  if (reason === null) throw new Error('nothing has failed')
  return seeOff(flow, isFault(reason) ? { kind: 'trouble', fault: reason } : { kind: 'refused', reason }, effects)
}

function isFault(reason: Refusal | FaultCode): reason is FaultCode {
  return faultCodes.some((code) => code === reason)
}
