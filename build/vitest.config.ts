import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/out/**', 'e2e/**']
const stack = '**/*.stack.test.ts'

const everywhere = { environment: 'node', globals: false, retry: 0, pool: 'forks' } as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, stack],
          testTimeout: 10_000,
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
