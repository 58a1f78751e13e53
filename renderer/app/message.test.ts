import { expect, test } from 'vitest'
import { readMessage } from './message.ts'
import { samples, viewOf } from './sample-views.ts'

test('every view that the terminal can send is understood', () => {
  for (const sample of samples) {
    const view = viewOf(sample, { language: 'ja' }, 1)
    expect(readMessage(JSON.stringify({ kind: 'view', view }))).toEqual({ kind: 'view', view })
  }
})

test('the word to throw the page away is understood', () => {
  expect(readMessage('{"kind":"replace"}')).toEqual({ kind: 'replace' })
})

test.each(['', 'nonsense', 'null', '{"kind":"view"}', '{"kind":"view","view":{"serial":1}}', '{"kind":"replace","now":1}', '{"kind":"other"}'])(
  'what is no message is none: %s', (text) => expect(readMessage(text)).toBeNull(),
)

test('a message that is not text is none', () => {
  expect(readMessage(new ArrayBuffer(4))).toBeNull()
})
