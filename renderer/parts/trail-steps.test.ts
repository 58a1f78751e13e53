import { expect, test } from 'vitest'
import { samples } from '../app/sample-views.ts'
import { progressOf, stepOf, trailSteps } from './trail-steps.ts'

test('there is exactly one current step, all before it are done, all after it ahead', () => {
  for (const [at, current] of trailSteps.entries()) {
    const progress = trailSteps.map((step) => progressOf(step, current))
    expect(progress).toEqual(trailSteps.map((_, index) => (index === at ? 'current' : index < at ? 'done' : 'ahead')))
  }
})

test('the fifteen screens never lead backwards along the trail', () => {
  const order = [
    'reading', 'pin', 'takeCard', 'choose', 'scope', 'members', 'items', 'copies', 'confirm', 'download', 'pay', 'print', 'takePaper', 'takeReceipt',
  ] as const
  const places = order.map((name) => {
    const step = stepOf[name]
    return step === null ? -1 : trailSteps.indexOf(step)
  })
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(new Set(places)).toEqual(new Set(trailSteps.keys()))
})

test('screens on which nothing goes on have no trail', () => {
  expect(['ready', 'refund', 'refused', 'trouble', 'outOfService', 'leaving'] as const).toSatisfy(
    (names: readonly (keyof typeof stepOf)[]) => names.every((name) => stepOf[name] === null),
  )
})

test('a sample shows every screen', () => {
  expect(new Set(samples.map(({ screen }) => screen.name))).toEqual(new Set(Object.keys(stepOf)))
})
