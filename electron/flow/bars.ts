import type { Taken } from './effect.ts'
import type { Closed, Flow } from './flow.ts'
import { isLive } from './holding.ts'
import { drop } from './items.ts'

/** Why an entry can't be had at this moment; null: it can. A stop weighs more than the hour: it also ends what is past ⑪. */
export function barOf({ standing: { service, barred } }: Flow, entry: string): Closed | null {
  const bar = barred.find((each) => each.entry === entry)?.reason ?? null
  return bar === 'service.stopped' ? bar : service ?? bar
}

/** Takes out what a stop forbids, each certificate for itself (I-17); hours don't touch what is past ⑪. One still on its way goes when its answer comes. */
export function dropStopped(taken: Taken): Taken {
  const stopped = taken.flow.holding.items.flatMap((item, index) => {
    const held = isLive(item) && item.sheets > 0 && item.data === 'held'
    return held && barOf(taken.flow, item.order.entry) === 'service.stopped' ? [index] : []
  })
  return stopped.reduce((left, index) => drop(left, index, 'service.stopped'), taken)
}
