import { randomBytes } from 'node:crypto'
import { centerContract } from '../center.contract.ts'
import { openHttpCenter } from '../http-center.ts'
import { openReferenceWorld } from './reference-world.ts'
import { serve } from './serve.ts'

centerContract({
  name: 'reference center in this process',
  async open() {
    const { center, clock, prove } = await openReferenceWorld()
    return {
      center,
      prove,
      signingKey: center.signingKey,
      faults: center.faults,
      now: () => clock.now,
      runOutOfTime: () => {},
      close: () => center.close(),
    }
  },
})

centerContract({
  name: 'reference center over HTTP',
  async open() {
    const { center, clock, prove } = await openReferenceWorld()
    const served = await serve(center, randomBytes)
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
      center: client,
      prove,
      signingKey: center.signingKey,
      faults: center.faults,
      now: () => clock.now,
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
