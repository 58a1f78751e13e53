import { setTimeout as wait } from 'node:timers/promises'

/** What the promise gives, or 'late' when it has given nothing within `patience` ms. */
export const inTime = async <Value>(promise: Promise<Value>, patience: number): Promise<Value | 'late'> => {
  const over = new AbortController()
  const late = wait(patience, 'late' as const, { signal: over.signal }).catch(() => 'late' as const)
  try {
    return await Promise.race([promise, late])
  } finally {
    over.abort()
  }
}
