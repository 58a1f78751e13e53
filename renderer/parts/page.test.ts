import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pageWith } from './page.ts'

test('a list that fits has one page', () => {
  expect(pageWith(['a', 'b'], 0, 6)).toEqual({ items: ['a', 'b'], number: 0, pages: 1 })
  expect(pageWith([], 0, 6)).toEqual({ items: [], number: 0, pages: 1 })
})

test('a longer list is cut, and a place outside it shows the first or the last page', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8]
  expect(pageWith(list, 6, 6)).toEqual({ items: [7, 8], number: 1, pages: 2 })
  expect(pageWith(list, 99, 6)).toEqual({ items: [7, 8], number: 1, pages: 2 })
  expect(pageWith(list, -6, 6)).toEqual({ items: [1, 2, 3, 4, 5, 6], number: 0, pages: 2 })
})

test('turning page by page shows every item once and in order, and no page holds too much', () => {
  assert(property(array(integer()), integer({ min: 1, max: 16 }), (list, size) => {
    const { pages } = pageWith(list, 0, size)
    const shown = Array.from({ length: pages }, (_, number) => pageWith(list, number * size, size).items)
    expect(shown.flat()).toEqual(list)
    for (const items of shown) expect(items.length).toBeLessThanOrEqual(size)
  }))
})

test('the item looked at stays on its page when a page comes to hold less', () => {
  assert(property(integer({ min: 1, max: 60 }), integer({ min: 0, max: 59 }), integer({ min: 1, max: 16 }), (length, place, size) => {
    const list = Array.from({ length }, (_, at) => at)
    const at = Math.min(place, length - 1)
    expect(pageWith(list, at, size).items).toContain(at)
  }))
})
