import { expect, test } from 'vitest'
import { inSheets } from './pagination.ts'

const lay = (...heights: readonly number[]) => inSheets(heights, (height) => height, 10)

test('blocks are laid in order as long as there is room, and not torn', () => {
  expect(lay(4, 6, 1, 9, 2)).toEqual([[4, 6], [1, 9], [2]])
  expect(lay(6, 5, 5)).toEqual([[6], [5, 5]])
})

test('there is one sheet at least, and none is left empty before a block that is too high', () => {
  expect(lay()).toEqual([[]])
  expect(lay(11, 3)).toEqual([[11], [3]])
})
