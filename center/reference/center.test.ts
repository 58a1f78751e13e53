import { randomBytes } from 'node:crypto'
import { centerContract } from '../center.contract.ts'
import { around, centerBehind } from './reached-center.fixture.ts'
import { openReferenceWorld } from './reference-world.ts'
import { serve } from './serve.ts'

centerContract({
  name: 'reference center in this process',
  async open(settings) {
    const world = await openReferenceWorld(settings)
    return { ...around(world), center: world.center, runOutOfTime: () => {}, close: () => world.center.close() }
  },
})

centerContract({
  name: 'reference center over loopback',
  open: centerBehind(async (center) => {
    const served = await serve(center, randomBytes)
    return { wayOf: () => served, close: () => served.close() }
  }),
})
