import { defineConfig } from 'vitest/config'
import { testLimit } from '../patience.ts'

/** One suite, over whichever center `npm run contract` was asked about. */
export default defineConfig({
  test: {
    include: ['build/contract/their-center.contract.ts'], environment: 'node', globals: false, retry: 0, pool: 'forks', maxWorkers: 1,
    testTimeout: testLimit, hookTimeout: testLimit,
  },
})
