import type { Taken } from './effect.ts'
import type { Closed, Flow } from './flow.ts'
import { isLive } from './holding.ts'
import { drop } from './items.ts'

/** Why an entry can't be had at this moment; null: it can. */
export function barOf({ standing }: Flow, entry: string): Closed | null {
  return standing.service ?? standing.barred.find((bar) => bar.entry === entry)?.reason ?? null
}

/** Takes out what a stop forbids, each certificate for itself (I-17); hours don't touch what is past ⑪. One still on its way goes when its answer comes. */
export function dropStopped(taken: Taken): Taken {
  const stopped = taken.flow.holding.items.flatMap((item, index) => {
    const held = isLive(item) && item.sheets > 0 && item.data === 'held'
    return held && barOf(taken.flow, item.order.entry) === 'service.stopped' ? [index] : []
  })
  return stopped.reduce((left, index) => drop(left, index, 'service.stopped'), taken)
}
