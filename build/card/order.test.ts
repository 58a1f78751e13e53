import { expect, test } from 'vitest'
import { readFault, readOrder, words } from './order.ts'

test.each([
  ['insert', { kind: 'insert' }], ['  remove ', { kind: 'remove' }], ['status', { kind: 'status' }], ['help', { kind: 'help' }],
  ['swap kaku-hanako', { kind: 'swap', resident: 'kaku-hanako' }],
  ['pull', { kind: 'pull', command: 1 }], ['pull 7', { kind: 'pull', command: 7 }], ['reset', { kind: 'reset', command: 1 }], ['reset 3', { kind: 'reset', command: 3 }],
  ['slow 500', { kind: 'fault', fault: { kind: 'slow', ms: 500 } }], ['mute', { kind: 'fault', fault: { kind: 'mute' } }],
  ['short', { kind: 'fault', fault: { kind: 'short' } }], ['long', { kind: 'fault', fault: { kind: 'long' } }],
  ['garbage', { kind: 'fault', fault: { kind: 'garbage' } }], ['well', { kind: 'fault', fault: { kind: 'well' } }],
])('the line "%s" is understood', (line, order) => {
  expect(readOrder(line)).toEqual(order)
})

test.each([
  ['hello', '"hello" is no word of the hand; there are: insert, remove, swap NAME,'], ['toString', '"toString" is no word'],
  ['swap', 'swap : takes the id of a resident'], ['swap nobody', 'swap nobody: takes the id of a resident'],
  ['slow', 'slow : takes a whole number from 1 to 600000'], ['slow 0', 'slow 0: takes a whole number'], ['slow 1.5', 'slow 1.5: takes a whole number'],
  ['slow 600001', 'slow 600001: takes'], ['pull 0', 'pull 0: takes a whole number from 1 to 1000'], ['pull -1', 'pull -1: takes'], ['reset soon', 'reset soon: takes'],
  ['mute now', 'mute takes nothing behind it, not "now"'], ['slow 1 2', '"slow 1 2" is too much at once'],
])('the line "%s" is not guessed at', (line, why) => {
  const read = readOrder(line)
  expect('wrong' in read && read.wrong).toContain(why)
})

test('every word of the help is one', () => {
  const examples: Readonly<Record<string, string>> = { NAME: 'kaku-taro', MS: '20', N: '2' }
  for (const [word] of words) expect(readOrder(word.replace(/[A-Z]+/, (what) => examples[what] ?? what))).not.toHaveProperty('wrong')
})

test('--fault takes faults, and nothing that a hand does', () => {
  expect([readFault('slow:500'), readFault('mute'), readFault('pull:3')]).toEqual([
    { kind: 'fault', fault: { kind: 'slow', ms: 500 } }, { kind: 'fault', fault: { kind: 'mute' } }, { kind: 'pull', command: 3 },
  ])
})

test.each([
  ['insert'], ['swap:kaku-taro'], ['swap:nobody'], ['swap'], ['slow:1:2'], [''], ['slow 500'], ['slow'], ['slow:0'], ['slow:600001'], ['pull:1001'], ['mute:now'],
])('--fault %s is answered with what --fault takes, not with what the hand does', (text) => {
  const takes = 'slow:MS, mute, short, long, garbage, pull:N, reset:N; MS from 1 to 600000, N from 1 to 1000'
  expect(readFault(text)).toEqual({ wrong: `--fault ${text}: takes ${takes}` })
})
