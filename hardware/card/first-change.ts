import type { CardChange, CardReader } from './card.ts'
import type { Timer } from './timer.ts'

/** Waits for the first of these changes, ms at the longest; null: none came. What the reader is at already counts as come. */
export function firstChange<Kind extends CardChange['kind']>(
  reader: CardReader, kinds: readonly Kind[], ms: number, timer: Timer,
): Promise<Kind | null> {
  return new Promise((resolve) => {
    let came: Kind | null = null
    let leave: (() => void) | null = null
    const callOff = timer(ms, () => settle(null))
    function settle(kind: Kind | null): void {
      callOff()
      leave?.()
      resolve(kind)
    }
    leave = reader.watch(({ kind }) => {
      const wanted = kinds.find((one) => one === kind)
      if (wanted === undefined || came !== null) return
      came = wanted
      // The state is told within `watch`, before there is anything to leave.
      if (leave !== null) settle(wanted)
    })
    if (came !== null) settle(came)
  })
}
