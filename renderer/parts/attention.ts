import { useEffect, useRef } from 'react'
import type { View } from '../../electron/contract/view.ts'
import { useTouch } from './touch.ts'

/** How often it is said at most that somebody is there, ms: well within the time after which the terminal asks. */
const everyMs = 10_000

/**
 * Turning pages, opening an aid or going from control to control is nothing that the terminal hears of; who does it must not be asked
 * whether they are still there. Their own aids are sent again, which changes nothing and counts as attention.
 */
export function useAttention({ aids, countdown }: Pick<View, 'aids' | 'countdown'>): void {
  const send = useTouch()
  const said = useRef(Number.NEGATIVE_INFINITY)
  const asked = countdown !== null
  useEffect(() => {
    const attend = () => {
      if (asked || performance.now() - said.current < everyMs) return
      said.current = performance.now()
      send({ kind: 'aids', aids })
    }
    window.addEventListener('keydown', attend)
    window.addEventListener('pointerup', attend)
    return () => {
      window.removeEventListener('keydown', attend)
      window.removeEventListener('pointerup', attend)
    }
  }, [aids, asked, send])
}
