import { expect, test } from 'vitest'
import { messagePace } from './message-pace.ts'

test('as many as the limit pass within any one second', () => {
  let now = 0
  const inPace = messagePace(2, () => now)
  expect(inPace()).toBe(true)
  now = 600
  expect(inPace()).toBe(true)
  now = 999
  expect(inPace()).toBe(false)
  now = 1600
  expect(inPace()).toBe(true)
  now = 1998
  expect(inPace()).toBe(false)
})
