import { useSyncExternalStore } from 'react'
import type { Aids } from '../../electron/contract/words.ts'

const upright = '(orientation: portrait)'

/** Everything operable stands in the lower part: on an upright panel always, on a wide one for whoever asks for it. */
export function useTall(reach: Aids['reach']): boolean {
  const portrait = useSyncExternalStore(listen, () => matchMedia(upright).matches, () => false)
  return portrait || reach === 'low'
}

function listen(changed: () => void): () => void {
  const query = matchMedia(upright)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
