import { createContext, useContext } from 'react'
import { usualAids } from '../../electron/contract/words.ts'
import type { Aids, Language } from '../../electron/contract/words.ts'

/** In which language and how large the machine is shown to this customer. */
export interface Manner {
  readonly language: Language
  readonly aids: Aids
}

export const MannerContext = createContext<Manner>({ language: 'ja', aids: usualAids })

export function useManner(): Manner {
  return useContext(MannerContext)
}

/** 文字サイズ as a part of the usual size. */
export const scales = { normal: 1, large: 1.5, largest: 2 } as const satisfies Record<Aids['textSize'], number>
