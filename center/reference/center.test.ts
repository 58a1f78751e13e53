import { randomBytes } from 'node:crypto'
import { centerContract } from '../center.contract.ts'
import { openHttpCenter } from '../http-center.ts'
import { openReferenceWorld } from './reference-world.ts'
import { serve } from './serve.ts'
import type { CenterUnderTest } from '../contract-visitor.ts'
import type { ReferenceWorld } from './reference-world.ts'

/** What is the same however the center is reached. */
function around({ center, clock, card, prove }: ReferenceWorld): Omit<CenterUnderTest, 'center' | 'runOutOfTime' | 'close'> {
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

centerContract({
  name: 'reference center in this process',
  async open(settings) {
    const world = await openReferenceWorld(settings)
    return { ...around(world), center: world.center, runOutOfTime: () => {}, close: () => world.center.close() }
  },
})

centerContract({
  name: 'reference center over HTTP',
  async open(settings) {
    const world = await openReferenceWorld(settings)
    const served = await serve(world.center, randomBytes)
    const running = new Set<() => void>()
    const client = openHttpCenter({
      url: served.url,
      token: served.token,
      timer(_, ring) {
        running.add(ring)
        return () => running.delete(ring)
      },
    })
    return {
      ...around(world),
      center: client,
      runOutOfTime: () => {
        for (const ring of running) ring()
      },
      async close() {
        await client.close()
        await served.close()
      },
    }
  },
})
