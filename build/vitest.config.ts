import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/out/**', 'e2e/**']
const stack = '**/*.stack.test.ts'
const walk = '**/*.walk.test.ts'

const everywhere = { environment: 'node', globals: false, retry: 0, pool: 'forks' } as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, stack, walk],
          testTimeout: 10_000,
        },
      },
      {
        test: {
          ...everywhere,
          // Over every state, or every instant at which the power may fail: too long for a quick check.
          name: 'walk',
          include: [walk],
          exclude,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'stack',
          include: [stack],
          exclude,
          // They share pcscd and the printer's port range.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
