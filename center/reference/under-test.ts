import { openReferenceWorld } from './reference-world.ts'
import type { CenterUnderTest, Wanted } from '../contract-visitor.ts'
import type { ReferenceWorld } from './reference-world.ts'

/**
 * The reference center as `npm run contract` wants a center: a new world at every call, and a hand on its clock, its faults, its residents.
 * An example for whoever writes another center.
 */
export async function openCenterUnderTest(wanted: Wanted = {}): Promise<CenterUnderTest> {
  const world = await openReferenceWorld(wanted)
  // Nothing runs out within one process.
  return { ...around(world), center: world.center, runOutOfTime: () => {}, close: () => world.center.close() }
}

/** What is the same however the center is reached. */
export function around({ center, clock, card, prove }: ReferenceWorld): Omit<CenterUnderTest, 'center' | 'runOutOfTime' | 'close'> {
  return {
    card,
    prove,
    signingKey: center.signingKey,
    faults: center.faults,
    now: () => clock.now,
    passTime: (milliseconds) => void (clock.now += milliseconds),
    stop: (stops) => void center.stops.set(stops),
    officer: (decision) => void center.origins.decide(decision),
  }
}
