import { expect, test } from 'vitest'
import { quantile, table, tooLarge } from './figure.ts'

test('the middle and the upper end of what was measured', () => {
  expect(quantile([9, 1, 5], 0.5)).toBe(5)
  expect(quantile(Array.from({ length: 100 }, (_, at) => at + 1), 0.95)).toBe(96)
  expect(quantile([3], 0.95)).toBe(3)
  expect(() => quantile([], 0.5)).toThrow('Nothing was measured')
})

test('a bound is kept up to itself', () => {
  const figure = { name: 'initial JavaScript', value: 150, unit: 'KB', most: 150 } as const
  expect(tooLarge(figure)).toBe(false)
  expect(tooLarge({ ...figure, value: 150.1 })).toBe(true)
  expect(tooLarge({ ...figure, value: 1e9, most: null })).toBe(false)
  expect(table([{ ...figure, value: 150.1 }])).toBe('initial JavaScript    150.1 KB   of 150 at most: TOO MUCH')
  expect(table([{ name: 'in bare writes', value: 1.504, unit: '×', most: 1.5 }])).toBe('in bare writes     1.50 ×    of 1.5 at most: TOO MUCH')
  expect(table([{ name: 'mismatches', value: 0, unit: '', most: 0 }])).toBe('mismatches        0      of 0 at most')
})
