import { expect, test } from 'vitest'
import { samples } from '../app/sample-views.ts'
import { progressOf, stepOf, trails } from './trail-steps.ts'

const placesOf = (names: readonly string[], trail: readonly string[]) => names.map((name) => {
  const sample = samples.find((each) => each.name === name)
  if (sample === undefined) throw new Error(`no sample ${name}`)
  return trail.indexOf(String(stepOf(sample.screen)))
})

test.each(Object.entries(trails))('on the way to a %s one step is current, all before it are done, all after it ahead', (_, trail) => {
  for (const [at, current] of trail.entries()) {
    const progress = trail.map((step) => progressOf(step, current))
    expect(progress).toEqual(trail.map((_, index) => (index === at ? 'current' : index < at ? 'done' : 'ahead')))
  }
})

const fromCopies = ['copies', 'confirm', 'download', 'pay', 'print', 'take-paper', 'take-receipt']

test.each([
  ['公的個人認証', ['reading', 'pin', 'take-card', 'choose', 'scope', 'members', 'items', 'select', ...fromCopies]],
  ['カードAP', ['reading', 'take-card', 'choose', 'pin-certificate', 'scope', ...fromCopies]],
])('the screens of %s never lead backwards along the trail, and reach all of it', (_, order) => {
  const places = placesOf(order, trails.certificate)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(new Set(places)).toEqual(new Set(trails.certificate.keys()))
})

test('the screens of 利用登録 have a trail of their own', () => {
  const way = ['origin-prefecture', 'origin-municipality', 'same-card', 'check-number', 'registering', 'registered']
  const places = placesOf(way, trails.registration)
  expect(places).toEqual([0, 0, 1, 2, 3, 3])
})

test('screens on which nothing goes on have no trail', () => {
  const still = samples.filter(({ screen }) => ['ready', 'refund', 'refused', 'trouble', 'outOfService', 'leaving'].includes(screen.name))
  expect(still.length).toBeGreaterThan(0)
  expect(still.filter(({ screen }) => stepOf(screen) !== null)).toEqual([])
})
