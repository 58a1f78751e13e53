import { createContext, useContext } from 'react'
import { usualAids } from '../../electron/contract/words.ts'
import type { Aids } from '../../electron/contract/words.ts'

/** How large and where the machine is shown to this customer. */
export const AidsContext = createContext<Aids>(usualAids)

export function useAids(): Aids {
  return useContext(AidsContext)
}

/** 文字サイズ as a part of the usual size. */
export const scales = { normal: 1, large: 1.5, largest: 2 } as const satisfies Record<Aids['textSize'], number>
