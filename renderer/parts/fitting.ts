import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useRoom } from './fit.ts'

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
  const { drawn, tooLittle } = useRoom()
  const [{ size, known }, setFitting] = useState({ size: most, known: drawn })
  // A screen drawn in another way has other room.
  const current = known === drawn ? size : most
  useLayoutEffect(() => {
    const held = box.current
    if (held === null) return
    const fits = fitting(held)
    if (fits === 0) tooLittle()
    const shown = Math.max(1, fits)
    if (shown < Math.min(current, held.children.length)) setFitting({ size: shown, known: drawn })
  }, [current, list, place, drawn, tooLittle])
  return { box, size: current }
}

/** How many of the items drawn lie wholly inside; those side by side count together. */
function fitting(box: HTMLElement): number {
  const { bottom, right } = box.getBoundingClientRect()
  const outside = [...box.children].findIndex((item) => {
    const inner = item.getBoundingClientRect()
    return inner.bottom > bottom + 1 || inner.right > right + 1 || overflows(item)
  })
  return outside === -1 ? box.children.length : outside
}

function overflows(item: Element): boolean {
  return item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1
}
