import { guardMs } from '../parts/guarded.ts'

export interface TouchGuard {
  /** A view was drawn; the time counts from the first one of its epoch. */
  readonly drawn: (epoch: number) => void
  /** Whether a touch made now was made on the screen that is seen. */
  readonly accepts: () => boolean
}

export function touchGuard(now: () => number): TouchGuard {
  let current: number | null = null
  let since = 0
  return {
    drawn: (epoch) => {
      if (epoch === current) return
      current = epoch
      since = now()
    },
    accepts: () => current !== null && now() - since >= guardMs,
  }
}
