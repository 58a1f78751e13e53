import { expect, test } from 'vitest'
import { TurnedClock } from './fixture/turned-clock.ts'
import { StoppableClock } from './stoppable-clock.ts'

test('rings like the clock it is made of, and tells its time', async () => {
  const turned = new TurnedClock()
  const clock = new StoppableClock(turned)
  const rung: string[] = []
  clock.after(10, () => rung.push('ten'))
  clock.after(20, () => rung.push('twenty'))()
  await turned.turn(30)
  expect(rung).toEqual(['ten'])
  expect([clock.wall(), clock.monotonic()]).toEqual([turned.wall(), 30])
})

test('stopped, nothing rings and nothing is started', async () => {
  const turned = new TurnedClock()
  const clock = new StoppableClock(turned)
  const rung: string[] = []
  clock.after(10, () => rung.push('before'))
  clock.stopAll()
  clock.after(10, () => rung.push('after'))
  expect(turned.running).toBe(0)
  await turned.turn(30)
  expect(rung).toEqual([])
})

test('what has rung is not stopped any more', async () => {
  const turned = new TurnedClock()
  let stopped = 0
  const clock = new StoppableClock({
    wall: () => 0, monotonic: () => 0,
    after: (ms, ring) => {
      turned.after(ms, ring)
      return () => { stopped += 1 }
    },
  })
  clock.after(10, () => undefined)
  await turned.turn(10)
  clock.stopAll()
  expect(stopped).toBe(0)
})
