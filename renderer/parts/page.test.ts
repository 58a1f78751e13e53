import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf } from './page.ts'

const six = { whole: 6, paged: 6, weightOf: () => 1 }

test('a list that fits has one page', () => {
  expect(pageOf(['a', 'b'], 0, six)).toEqual({ items: ['a', 'b'], number: 0, pages: 1 })
  expect(pageOf([], 0, six)).toEqual({ items: [], number: 0, pages: 1 })
})

test('a longer list is cut, and a number beyond the end shows the last page', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8]
  expect(pageOf(list, 1, six)).toEqual({ items: [7, 8], number: 1, pages: 2 })
  expect(pageOf(list, 9, six)).toEqual({ items: [7, 8], number: 1, pages: 2 })
  expect(pageOf(list, -1, six).number).toBe(0)
})

test('the buttons that turn the pages take their room only where there are pages', () => {
  const room = { whole: 5, paged: 4, weightOf: () => 1 }
  expect(pageOf([1, 2, 3, 4, 5], 0, room).items).toHaveLength(5)
  expect(pageOf([1, 2, 3, 4, 5, 6], 0, room).items).toHaveLength(4)
})

test('nothing is lost, doubled or out of order, and no page holds too much', () => {
  assert(property(array(integer({ min: 1, max: 9 })), integer({ min: 1, max: 12 }), (list, paged) => {
    const room = { whole: paged + 2, paged, weightOf: (weight: number) => weight }
    const { pages } = pageOf(list, 0, room)
    const shown = Array.from({ length: pages }, (_, number) => pageOf(list, number, room).items)
    expect(shown.flat()).toEqual(list)
    for (const items of shown) {
      const held = items.reduce((sum, weight) => sum + weight, 0)
      expect(held <= (pages === 1 ? room.whole : paged) || items.length === 1).toBe(true)
    }
  }))
})
