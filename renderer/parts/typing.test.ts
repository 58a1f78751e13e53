import { expect, test } from 'vitest'
import { padTouch } from './typing.ts'

test('a digit is one on either row of digits, with NumLock off too', () => {
  expect(padTouch({ key: '7', code: 'Digit7' })).toEqual({ kind: 'digit', digit: 7 })
  expect(padTouch({ key: '0', code: 'Numpad0' })).toEqual({ kind: 'digit', digit: 0 })
  expect(padTouch({ key: 'ArrowLeft', code: 'Numpad4' })).toEqual({ kind: 'digit', digit: 4 })
})

test.each([['Backspace', 'Backspace'], ['*', 'NumpadMultiply'], ['.', 'NumpadDecimal'], ['Delete', 'NumpadDecimal']])('%s (%s) is 訂正', (key, code) => {
  expect(padTouch({ key, code })).toEqual({ kind: 'correct' })
})

test.each([['ArrowLeft', 'ArrowLeft'], ['Enter', 'NumpadEnter'], ['a', 'KeyA'], ['-', 'NumpadSubtract']])('%s is neither', (key, code) => {
  expect(padTouch({ key, code })).toBeNull()
})
