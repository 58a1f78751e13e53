import { expect, test } from 'vitest'
import { digitOf, meaningOf } from './keys.ts'

const key = (name: string) => ({ key: name, code: name, shiftKey: false })
const digit = (value: number) => ({ key: String(value), code: `Digit${value}`, shiftKey: false })

test('four keys go back and on, press and cancel', () => {
  expect(['ArrowLeft', 'ArrowRight', 'Enter', 'Escape'].map((name) => meaningOf(key(name), true))).toEqual(['previous', 'next', 'press', 'cancel'])
  expect(['ArrowUp', 'ArrowDown'].map((name) => meaningOf(key(name), false))).toEqual(['previous', 'next'])
  expect([false, true].map((shiftKey) => meaningOf({ ...key('Tab'), shiftKey }, false))).toEqual(['next', 'previous'])
})

test('a ten-key pad does the same, but never where its digits are asked for', () => {
  expect([4, 6, 5, 0].map((value) => meaningOf(digit(value), false))).toEqual(['previous', 'next', 'press', 'cancel'])
  for (let value = 0; value <= 9; value++) expect(meaningOf(digit(value), true)).toBeNull()
})

test('a number pad types digits with NumLock off too, where it sends arrows', () => {
  const four = { key: 'ArrowLeft', code: 'Numpad4', shiftKey: false }
  expect(digitOf(four)).toBe(4)
  expect(meaningOf(four, true)).toBeNull()
  expect(digitOf(key('ArrowLeft'))).toBeNull()
})

test.each(['F5', ' ', 'Backspace', 'a'])('%s means nothing of it', (name) => expect(meaningOf(key(name), false)).toBeNull())
