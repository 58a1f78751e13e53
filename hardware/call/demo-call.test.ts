import { expect, test } from 'vitest'
import { callContract } from './call.contract.ts'
import { openDemoCall } from './demo-call.ts'

callContract('the demo lamp', () => {
  const { call, hand } = openDemoCall()
  return { call, lit: () => hand.lit(), unplug: () => hand.break(true), plug: () => hand.break(false) }
})

test('its hand is told of what it took, and of nothing else', async () => {
  const { call, hand } = openDemoCall()
  const seen: boolean[] = []
  hand.onChange(() => seen.push(hand.lit()))
  await call.signal(true)
  hand.break(true)
  await call.signal(false)
  expect([hand.broken(), hand.lit()]).toEqual([true, true])
  hand.break(false)
  await call.signal(false)
  expect(seen).toEqual([true, false])
})
