import { expect, test } from 'vitest'
import { EscposAnswers } from './escpos-answers.ts'
import { escposState } from './escpos-state.ts'

const through = { kind: 'through' }
const state = (bits: number) => ({ kind: 'state', bits })

test.each([
  ['paper, and so far', [0x00], [through]], ['paper near its end, and so far', [0x03], [through]],
  ['online', [0x12], [state(0x12)]], ['paper end', [0x7e], [state(0x7e)]],
  ['a report by itself', [0x10, 0x00, 0x0c, 0x00], []], ['such a report, and then an answer', [0x18, 0, 0, 0, 0x16], [state(0x16)]],
  ['XON and XOFF', [0x11, 0x13, 0x00], [through]],
  ['empty', [0x37, 0x25, 0x00], [{ kind: 'cleared' }]], ['another block', [0x37, 0x22, 0x30, 0x30, 0x30, 0x31, 0x00, 0x12], [state(0x12)]],
  ['its name', [0x5f, 0x45, 0x50, 0x00, 0x00], [through]], ['noise', [0xff, 0x80], []],
])('%s', (_, bytes, answers) => {
  expect(new EscposAnswers().take(Uint8Array.from(bytes))).toEqual(answers)
  const slowly = new EscposAnswers()
  expect(bytes.flatMap(byte => [...slowly.take(Uint8Array.of(byte))]), 'byte by byte').toEqual(answers)
})

test.each([
  ['in order', [0x12, 0x12, 0x12, 0x12], { ready: true, paper: 'enough' }],
  ['drawer open, feed button never mind', [0x16, 0x12, 0x12, 0x12], { ready: true, paper: 'enough' }],
  ['offline', [0x1a, 0x12, 0x12, 0x12], { ready: false, paper: 'enough' }],
  ['cover', [0x12, 0x16, 0x12, 0x12], { ready: false, paper: 'enough' }],
  ['stopped for paper', [0x12, 0x32, 0x12, 0x12], { ready: false, paper: 'enough' }],
  ['error', [0x12, 0x52, 0x12, 0x12], { ready: false, paper: 'enough' }],
  ['mechanics', [0x12, 0x12, 0x16, 0x12], { ready: false, paper: 'enough' }],
  ['knife', [0x12, 0x12, 0x1a, 0x12], { ready: false, paper: 'enough' }],
  ['unrecoverable', [0x12, 0x12, 0x32, 0x12], { ready: false, paper: 'enough' }],
  ['too hot', [0x12, 0x12, 0x52, 0x12], { ready: false, paper: 'enough' }],
  ['near the end', [0x12, 0x12, 0x12, 0x1e], { ready: true, paper: 'low' }],
  ['at the end', [0x12, 0x12, 0x12, 0x7e], { ready: false, paper: 'empty' }],
] as const)('a printer %s', (_, answers, meant) => {
  expect(escposState(answers)).toEqual(meant)
})
