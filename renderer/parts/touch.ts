import { createContext, useContext } from 'react'
import type { Touch } from '../../electron/contract/intent.ts'

export const Touching = createContext<(touch: Touch) => void>(() => undefined)

/** Reports a touch on the screen that is drawn. */
export function useTouch(): (touch: Touch) => void {
  return useContext(Touching)
}
