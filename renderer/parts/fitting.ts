import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useRoom } from './fit.ts'
import { itemOverrun } from './overrun.ts'

interface Fitting {
  /** The box whose content must not run over. */
  readonly box: RefObject<HTMLDivElement | null>
  /** How many items to draw in it. */
  readonly size: number
}

/**
 * How many items of a page fit: drawn, measured, and drawn again with fewer, before anybody sees it. Texts come from the
 * municipalities in any length, so nothing else can say it. `most`: what a page holds at best; `list` and `place`: what is
 * drawn, from where.
 */
export function useFitting(most: number, list: readonly unknown[], place: number): Fitting {
  const box = useRef<HTMLDivElement>(null)
  const { drawn, join, again } = useRoom()
  const [{ size, known }, setFitting] = useState({ size: most, known: drawn })
  // A screen drawn in another way has other room.
  const current = known === drawn ? size : most
  useLayoutEffect(() => join({
    holds: () => box.current === null || fitting(box.current) > 0,
    settle: () => {
      const held = box.current
      if (held === null) return
      const shown = Math.max(1, fitting(held))
      if (shown < held.children.length) setFitting({ size: shown, known: drawn })
    },
  }), [join, drawn])
  useLayoutEffect(again, [again, current, list, place])
  return { box, size: current }
}

/** How many of the items drawn lie wholly inside; those side by side count together. */
function fitting(box: HTMLElement): number {
  const { bottom, right } = box.getBoundingClientRect()
  const outside = [...box.children].findIndex((item) => {
    const inner = item.getBoundingClientRect()
    return inner.bottom > bottom + 1 || inner.right > right + 1 || itemOverrun(item) !== null
  })
  return outside === -1 ? box.children.length : outside
}
