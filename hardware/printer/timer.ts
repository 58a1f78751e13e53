import { setTimeout as pause } from 'node:timers/promises'

/** Time as the drivers of this room see it: handed in, so that a test decides how fast a printer is. */
export interface Timer {
  /** A clock that never goes back, ms. */
  now(): number
  wait(ms: number): Promise<void>
}

export const systemTimer: Timer = {
  now: () => performance.now(),
  wait: ms => pause(ms),
}
