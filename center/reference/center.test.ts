import { randomBytes } from 'node:crypto'
import { centerContract } from '../center.contract.ts'
import { openHttpCenter } from '../http-center.ts'
import { Faults } from './faults.ts'
import { jpkiResponder } from './jpki-responder.ts'
import { serveOcsp } from './ocsp/http-responder.ts'
import { httpTransport } from './ocsp/http-transport.ts'
import { cards, openReferenceWorld } from './reference-world.ts'
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
    const faults = new Faults()
    // Its clock is the world's, which is there before anybody asks.
    const responder = await serveOcsp(jpkiResponder({ jpki: cards.jpki, faults, now: () => world.clock.now }))
    const world = await openReferenceWorld({ ...settings, faults, ocsp: httpTransport(responder.url) })
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
        await responder.close()
      },
    }
  },
})
