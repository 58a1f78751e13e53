import { randomBytes } from 'node:crypto'
import { centerContract } from '../center.contract.ts'
import { centerBehind } from './reached-center.fixture.ts'
import { serve } from './serve.ts'

centerContract({
  name: 'reference center over loopback',
  open: centerBehind(async (center) => {
    const served = await serve(center, randomBytes)
    return { wayOf: () => served, close: () => served.close() }
  }),
})
