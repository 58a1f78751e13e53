import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

interface Fitting {
  /** The box whose content must not run over. */
  readonly box: RefObject<HTMLDivElement | null>
  /** How many items to draw in it. */
  readonly size: number
}

/**
 * How many items of a page fit: drawn, measured, and drawn again with one row less, before anybody sees it. Texts come from
 * the municipalities in any length, so nothing else can say it. `most`: what a page holds at best; `row`: items side by side;
 * `list` and `place`: what is drawn, from where.
 */
export function useFitting(most: number, row: number, list: readonly unknown[], place: number): Fitting {
  const box = useRef<HTMLDivElement>(null)
  const [fitting, setFitting] = useState({ size: most })
  useLayoutEffect(() => {
    const drawn = box.current
    if (drawn !== null && drawn.scrollHeight > drawn.clientHeight + 1 && fitting.size > row) setFitting({ size: fitting.size - row })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is drawn decides how high the box gets
  }, [fitting, row, list, place])
  useEffect(() => {
    // Letters seen for the first time bring their font along, and with it their true width.
    const measureAnew = () => setFitting({ size: most })
    document.fonts.addEventListener('loadingdone', measureAnew)
    return () => document.fonts.removeEventListener('loadingdone', measureAnew)
  }, [most])
  return { box, size: fitting.size }
}
