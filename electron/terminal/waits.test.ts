import { expect, test } from 'vitest'
import { TurnedClock } from './fixture/turned-clock.ts'
import { Waits } from './waits.ts'

function stage() {
  const clock = new TurnedClock()
  const rung: string[] = []
  return { clock, rung, waits: new Waits(clock, (name) => rung.push(`${name} ${clock.monotonic()}`)) }
}

test('a wait rings once, by its name', async () => {
  const { clock, rung, waits } = stage()
  waits.start('idle', 100)
  await clock.turn(1_000)
  expect(rung).toEqual(['idle 100'])
})

test('started again it begins anew; the others go on', async () => {
  const { clock, rung, waits } = stage()
  waits.start('idle', 100)
  waits.start('forgotten', 120)
  await clock.turn(60)
  waits.start('idle', 100)
  await clock.turn(1_000)
  expect(rung).toEqual(['forgotten 120', 'idle 160'])
})

test('stopped, it never rings', async () => {
  const { clock, rung, waits } = stage()
  waits.start('idle', 100)
  waits.stop('idle')
  waits.stop('message')
  await clock.turn(1_000)
  expect(rung).toEqual([])
})

test('says how long is left, in whole ms: nothing before, nothing after', async () => {
  const { clock, waits } = stage()
  expect(waits.left('countdown')).toBe(0)
  waits.start('countdown', 100.4)
  await clock.turn(30)
  expect(waits.left('countdown')).toBe(70)
  await clock.turn(100)
  expect(waits.left('countdown')).toBe(0)
})
