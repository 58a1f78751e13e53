import { expect, test } from 'vitest'
import { Attempts, attemptTime, mostAttempts } from './attempts.ts'
import { peerOf } from './peer.ts'

test('of more peers than there is room for, those known longest are forgotten', () => {
  const attempts = new Attempts(() => 0)
  for (let wrong = 0; wrong < mostAttempts; wrong += 1) attempts.wrong('first')
  for (let index = 0; index < 9_999; index += 1) attempts.wrong(`peer ${index}`)
  expect([attempts.peers, attempts.wait('first')]).toEqual([10_000, attemptTime])
  attempts.wrong('one more')
  expect([attempts.peers, attempts.wait('first')]).toEqual([10_000, 0])
})

test('nobody is remembered for longer than the time counts', () => {
  const clock = { now: 0 }
  const attempts = new Attempts(() => clock.now)
  attempts.wrong('a')
  clock.now = attemptTime
  attempts.wrong('b')
  expect(attempts.peers).toBe(1)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  [undefined, 'gone'],
])('%s counts as %s', (address, peer) => {
  expect(peerOf(address)).toBe(peer)
})
