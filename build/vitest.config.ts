import { defineConfig } from 'vitest/config'
import { longTestLimit, patience, testLimit } from './patience.ts'

const exclude = ['**/node_modules/**', '**/out/**', 'e2e/**']
const stack = '**/*.stack.test.ts'
const walk = '**/*.walk.test.ts'

// Every processor has a worker: left to itself, vitest leaves one idle, and of two that is half the machine.
const everywhere = {
  environment: 'node', globals: false, retry: 0, pool: 'forks', maxWorkers: '100%', testTimeout: testLimit, hookTimeout: testLimit, expect: { poll: patience },
} as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, stack, walk],
          // A worker loads a module once and not once a file. So a test mends what it changes outside itself; one that replaces
          // a module forgets the loaded ones before and after (`vi.resetModules()`).
          isolate: false,
        },
      },
      {
        test: {
          ...everywhere,
          // Over every state, or every instant at which the power may fail: too long for a quick check.
          name: 'walk',
          include: [walk],
          exclude,
          testTimeout: longTestLimit,
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
        },
      },
    ],
  },
})
