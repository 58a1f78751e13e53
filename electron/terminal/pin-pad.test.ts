import { expect, test } from 'vitest'
import { PinPad } from './pin-pad.ts'

function typed(...digits: readonly number[]): PinPad {
  const pad = new PinPad()
  for (const digit of digits) pad.press(digit)
  return pad
}

const text = (pin: Uint8Array): string => Buffer.from(pin).toString('latin1')

test('four digits come out as ASCII, and a fifth is not taken', () => {
  const pad = typed(7, 3, 9, 1, 5)
  expect(pad.length).toBe(4)
  expect(text(pad.take())).toBe('7391')
})

test('what was taken is no longer on the pad, and the buffer is its own', () => {
  const pad = typed(7, 3, 9, 1)
  const pin = pad.take()
  expect(pad.length).toBe(0)
  pad.press(4)
  expect(text(pin)).toBe('7391')
  expect(text(pad.take())).toBe('4')
})

test('a correction takes the last digit back; on an empty pad it means nothing', () => {
  const pad = typed(7, 3)
  pad.correct()
  pad.press(5)
  expect(text(pad.take())).toBe('75')
  pad.correct()
  expect(pad.length).toBe(0)
})

test.each([
  ['forgotten', (pad: PinPad) => pad.forget()],
  ['taken', (pad: PinPad) => void pad.take()],
  ['corrected away', (pad: PinPad) => { for (let digit = 0; digit < 4; digit++) pad.correct() }],
])('no digit stays in memory once it was %s', (_, go) => {
  const digits = new Uint8Array(4)
  const pad = new PinPad(digits)
  for (const digit of [7, 3, 9, 1]) pad.press(digit)
  expect(text(digits)).toBe('7391')
  go(pad)
  expect([...digits]).toEqual([0, 0, 0, 0])
})
