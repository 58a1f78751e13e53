import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { readPin } from './read-pin.ts'

class Input extends EventEmitter {
  readonly raw: boolean[] = []
  paused = 0
  readonly isTTY: boolean
  constructor(isTTY: boolean) {
    super()
    this.isTTY = isTTY
  }
  setRawMode(raw: boolean): void { this.raw.push(raw) }
  pause(): void { this.paused += 1 }
}

async function read(chunks: readonly string[], { keyboard = false, ends = true } = {}) {
  const input = new Input(keyboard)
  const reading = readPin(input)
  const given = chunks.map((chunk) => Buffer.from(chunk))
  for (const chunk of given) input.emit('data', chunk)
  if (ends) input.emit('end')
  const pin = await reading
  return { pin: pin instanceof Uint8Array ? Buffer.from(pin).toString() : pin, input, given }
}

test.each([
  [['1234\n']], [['1234']], [['1234\r\n']], [['1', '2', '34', '\n']], [['1234\nand more']],
])('%j is a PIN', async (chunks) => {
  expect(await read(chunks)).toMatchObject({ pin: '1234', input: { paused: 1, raw: [] } })
})

test.each([[[]], [['\n']], [['123\n']], [['12345\n']], [['12a4\n']], [['１２３４\n']], [['\n1234\n']], [[' 1234\n']]])('%j is none', async (chunks) => {
  expect((await read(chunks)).pin).toBe('wrong')
})

test('a line is read to its end only, and what was read is overwritten', async () => {
  const { pin, given } = await read(['12', '34\nrest'], { ends: false })
  expect(pin).toBe('1234')
  expect(given.every((chunk) => chunk.every((byte) => byte === 0))).toBe(true)
})

test('nobody listens afterwards', async () => {
  const { input } = await read(['1234\n'])
  expect([input.listenerCount('data'), input.listenerCount('end')]).toEqual([0, 0])
})

test('a keyboard shows nothing while it is read, and shows again afterwards; a digit can be taken back', async () => {
  const { pin, input } = await read(['1', '9', '\u007f', '2345', '\u007f', '\r'], { keyboard: true, ends: false })
  expect(pin).toBe('1234')
  expect(input.raw).toEqual([true, false])
})

// A keyboard that shows nothing gives Ctrl-D as a byte, and no end follows.
test.each([['1234', '1234'], ['123', 'wrong'], ['', 'wrong']])('Ctrl-D at a keyboard ends the input, and is no digit: after "%s"', async (typed, outcome) => {
  const { pin, input } = await read([typed, '\u0004'], { keyboard: true, ends: false })
  expect(pin).toBe(outcome)
  expect(input.raw).toEqual([true, false])
})

test('Ctrl-C at a keyboard ends the reading', async () => {
  const { pin, input } = await read(['12\u0003'], { keyboard: true, ends: false })
  expect(pin).toBe('interrupted')
  expect(input.raw).toEqual([true, false])
})
