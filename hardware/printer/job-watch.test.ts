import { expect, test } from 'vitest'
import { watchJob } from './job-watch.ts'
import type { Glance } from './job-watch.ts'

/** Looks every 10 ms and sees this, one after the other, the last again and again; what it comes to, and when. */
async function watched(...glances: readonly [Glance, ...Glance[]]) {
  let now = 0
  let looks = 0
  const timer = { now: () => now, wait: async (ms: number) => { now += ms } }
  const came = await watchJob({ timer, pollMs: 10, graceMs: 30, totalMs: 100 }, async () => {
    looks += 1
    return glances[Math.min(looks, glances.length) - 1] ?? 'well'
  })
  return [came, now]
}

test('a job is watched until it is over', async () => {
  expect(await watched('well', 'well', { over: null })).toEqual([null, 30])
  expect(await watched('well', { over: 'offline' })).toEqual(['offline', 20])
})

test('a fault may last its grace, and one that is mended counts no more', async () => {
  expect(await watched('well', 'jam')).toEqual(['jam', 50])
  expect(await watched('jam', 'jam', 'well', 'jam', 'jam', { over: null })).toEqual([null, 60])
})

test('a job that goes on for ever is given up, for the fault it has then', async () => {
  expect(await watched('well')).toEqual(['other', 100])
  expect(await watched('well', 'well', 'well', 'well', 'well', 'well', 'well', 'well', 'well', 'jam')).toEqual(['jam', 100])
})

test('one that ends under a fault ends for it, and otherwise as the look says', async () => {
  expect(await watched('jam', { over: 'standing', unless: null })).toEqual(['jam', 20])
  expect(await watched('jam', 'well', { over: 'standing', unless: null })).toEqual([null, 30])
  expect(await watched({ over: 'standing', unless: 'other' })).toEqual(['other', 10])
})
