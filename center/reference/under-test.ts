import { openReferenceWorld } from './reference-world.ts'
import type { CenterUnderTest, Wanted } from '../contract-visitor.ts'

/**
 * The reference center as `npm run contract` wants a center: a new world at every call, and a hand on its clock, its faults, its residents.
 * An example for whoever writes another center.
 */
export async function openCenterUnderTest(wanted: Wanted = {}): Promise<CenterUnderTest> {
  const { center, clock, card, prove } = await openReferenceWorld(wanted)
  return {
    center, card, prove,
    signingKey: center.signingKey,
    faults: center.faults,
    now: () => clock.now,
    passTime: (milliseconds) => void (clock.now += milliseconds),
    stop: (stops) => void center.stops.set(stops),
    officer: (decision) => void center.origins.decide(decision),
    // Nothing runs out within one process.
    runOutOfTime: () => {},
    close: () => center.close(),
  }
}
