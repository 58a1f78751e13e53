import { expect, test } from 'vitest'
import { TurnedClock } from './fixture/turned-clock.ts'
import { inTime } from './patience.ts'

test('an answer in time is the answer, and nothing is left ringing', async () => {
  const clock = new TurnedClock()
  expect(await inTime(clock, 100, Promise.resolve('here'))).toBe('here')
  expect(clock.running).toBe(0)
})

test('a throw is no answer, at once', async () => {
  const clock = new TurnedClock()
  expect(await inTime(clock, 100, Promise.reject(new Error('no')))).toBeNull()
  expect(clock.running).toBe(0)
})

test('at the deadline there is no answer, and a later one changes nothing', async () => {
  const clock = new TurnedClock()
  const { promise, resolve } = Promise.withResolvers<string>()
  const waited = inTime(clock, 100, promise)
  await clock.turn(99)
  expect(await Promise.race([waited, Promise.resolve('waiting')])).toBe('waiting')
  await clock.turn(1)
  resolve('late')
  expect(await waited).toBeNull()
})
