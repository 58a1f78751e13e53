import { expect, test } from 'vitest'
import { guardMs } from '../parts/guarded.ts'
import { touchGuard } from './touch-guard.ts'

function guardAt() {
  let now = 1000
  return { guard: touchGuard(() => now), pass: (ms: number) => { now += ms } }
}

test('nothing is accepted before a screen was drawn', () => {
  const { guard, pass } = guardAt()
  pass(10_000)
  expect(guard.accepts()).toBe(false)
})

test('a new screen accepts touches only after the guard time', () => {
  const { guard, pass } = guardAt()
  guard.drawn(1)
  pass(guardMs - 1)
  expect(guard.accepts()).toBe(false)
  pass(1)
  expect(guard.accepts()).toBe(true)
})

test('a further view of the same screen does not begin the time anew', () => {
  const { guard, pass } = guardAt()
  guard.drawn(1)
  pass(guardMs)
  guard.drawn(1)
  expect(guard.accepts()).toBe(true)
  guard.drawn(2)
  expect(guard.accepts()).toBe(false)
})
