import { expect, test } from 'vitest'
import { meaningOf } from './keys.ts'

test('four keys go back and on, press and cancel', () => {
  expect(['ArrowLeft', 'ArrowRight', 'Enter', 'Escape'].map((key) => meaningOf(key, false, true))).toEqual(['previous', 'next', 'press', 'cancel'])
  expect(['ArrowUp', 'ArrowDown'].map((key) => meaningOf(key, false, false))).toEqual(['previous', 'next'])
  expect([false, true].map((shift) => meaningOf('Tab', shift, false))).toEqual(['next', 'previous'])
})

test('a ten-key pad does the same, but never where its digits are asked for', () => {
  expect(['4', '6', '5', '0'].map((key) => meaningOf(key, false, false))).toEqual(['previous', 'next', 'press', 'cancel'])
  for (let digit = 0; digit <= 9; digit++) expect(meaningOf(String(digit), false, true)).toBeNull()
})

test.each(['1', '9', 'a', 'F5', ' ', 'Backspace'])('%s means nothing of it', (key) => expect(meaningOf(key, false, false)).toBeNull())
