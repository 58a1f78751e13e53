import { expect, test } from 'vitest'
import { BackOff, systemTimer } from './timer.ts'

test('pauses double from half a second to five, and begin anew after a good attempt', () => {
  const backOff = new BackOff()
  expect([1, 2, 3, 4, 5, 6].map(() => backOff.next())).toEqual([500, 1000, 2000, 4000, 5000, 5000])
  backOff.reset()
  expect(backOff.next()).toBe(500)
})

test('a delay that was called off does not run', async () => {
  const ran: string[] = []
  systemTimer(0, () => ran.push('called off'))()
  await new Promise<void>((resolve) => systemTimer(1, resolve))
  expect(ran).toEqual([])
})
