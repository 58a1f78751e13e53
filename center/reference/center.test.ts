import { centerContract } from '../center.contract.ts'
import { around } from './reached-center.fixture.ts'
import { openReferenceWorld } from './reference-world.ts'

centerContract({
  name: 'reference center in this process',
  async open(settings) {
    const world = await openReferenceWorld(settings)
    return { ...around(world), center: world.center, runOutOfTime: () => {}, close: () => world.center.close() }
  },
})
