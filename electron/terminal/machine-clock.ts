import type { Clock } from './clock.ts'

export const machineClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, ring) => {
    const timer = setTimeout(ring, ms)
    return () => clearTimeout(timer)
  },
}
