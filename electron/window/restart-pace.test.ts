import { expect, test } from 'vitest'
import { restartPace } from './restart-pace.ts'

test('the first comes at once, and never more than one a gap', () => {
  let now = 0
  const pace = restartPace(1000, () => now)
  expect(pace()).toBe(0)
  now = 300
  expect(pace()).toBe(700)
  now = 1000
  expect(pace()).toBe(1000)
  now = 5000
  expect(pace()).toBe(0)
})
