import { array, assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { NeedleSearch } from './needle-search.ts'

/** Few different bytes, many of them zero: so needles repeat, overlap and stand in each other. */
const bytes = (minLength: number, maxLength: number) => uint8Array({ min: 0, max: 2, minLength, maxLength })

function places(hay: Uint8Array, needle: Uint8Array): readonly number[] {
  const found: number[] = []
  for (let at = Buffer.from(hay).indexOf(needle); at !== -1; at = Buffer.from(hay).indexOf(needle, at + 1)) found.push(at)
  return found
}

test('it finds just what looking for each needle by itself finds', () => {
  assert(property(bytes(0, 300), array(bytes(2, 9), { minLength: 1, maxLength: 8 }), (hay, needles) => {
    const found = needles.map((): number[] => [])
    new NeedleSearch(needles).each(hay, (needle, at) => void found[needle]?.push(at))
    expect(found.map((each) => each.toSorted((a, b) => a - b))).toEqual(needles.map((needle) => places(hay, needle)))
  }))
})

test('a needle of one byte is refused', () => {
  expect(() => new NeedleSearch([Uint8Array.of(1)])).toThrow(RangeError)
})
