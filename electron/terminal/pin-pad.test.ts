import { expect, test } from 'vitest'
import { PinPad } from './pin-pad.ts'

function typed(...digits: readonly number[]): PinPad {
  const pad = new PinPad()
  for (const digit of digits) pad.press(digit, 4)
  return pad
}

const text = (pin: Uint8Array): string => Buffer.from(pin).toString('latin1')

test('four digits come out as ASCII, and a fifth is not taken', () => {
  const pad = typed(7, 3, 9, 1, 5)
  expect(pad.length).toBe(4)
  expect(text(pad.take())).toBe('7391')
})

test('fourteen digits of 照合番号B are taken, and can be shown; a fifteenth is not', () => {
  const pad = new PinPad()
  for (let place = 1; place <= 15; place++) pad.press(place % 10, 14)
  expect(pad.shown()).toBe('12345678901234')
  expect(text(pad.take())).toBe('12345678901234')
  expect(pad.shown()).toBe('')
})

test('what was taken is no longer on the pad, and the buffer is its own', () => {
  const pad = typed(7, 3, 9, 1)
  const pin = pad.take()
  expect(pad.length).toBe(0)
  pad.press(4, 4)
  expect(text(pin)).toBe('7391')
  expect(text(pad.take())).toBe('4')
})

test('a correction takes the last digit back; on an empty pad it means nothing', () => {
  const pad = typed(7, 3)
  pad.correct()
  pad.press(5, 4)
  expect(text(pad.take())).toBe('75')
  pad.correct()
  expect(pad.length).toBe(0)
})

test.each([
  ['forgotten', (pad: PinPad) => pad.forget()],
  ['taken', (pad: PinPad) => void pad.take()],
  ['corrected away', (pad: PinPad) => { for (let digit = 0; digit < 4; digit++) pad.correct() }],
])('no digit stays in memory once it was %s', (_, go) => {
  const digits = new Uint8Array(14)
  const pad = new PinPad(digits)
  for (const digit of [7, 3, 9, 1]) pad.press(digit, 4)
  expect(text(digits)).toBe(`7391${'\0'.repeat(10)}`)
  go(pad)
  expect([...digits].every((byte) => byte === 0)).toBe(true)
})
