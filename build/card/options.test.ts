import { expect, test } from 'vitest'
import { cardHolders } from '../../center/reference/card-holders.ts'
import { readOptions } from './options.ts'

const wrong = (...argv: readonly string[]): string => {
  const read = readOptions(argv)
  return 'wrong' in read ? read.wrong : 'was accepted'
}

test('a resident is enough', () => {
  expect(readOptions(['--resident', 'kaku-taro'])).toEqual({ kind: 'lend', resident: 'kaku-taro', port: 35963, config: null, faults: [] })
})

test('every option is read', () => {
  expect(readOptions(['--resident=kyu-saburo-juki', '--port', '35964', '--config', 'shop.json', '--fault', 'mute', '--fault', 'pull:2'])).toEqual({
    kind: 'lend', resident: 'kyu-saburo-juki', port: 35964, config: 'shop.json',
    faults: [{ kind: 'fault', fault: { kind: 'mute' } }, { kind: 'pull', command: 2 }],
  })
  expect(readOptions(['--list'])).toEqual({ kind: 'list' })
})

test('who is not there, or not named, gets the list of those who are', () => {
  const unknown = wrong('--resident', 'nobody')
  expect(unknown).toContain('--resident nobody: nobody of that name carries anything')
  for (const why of [unknown, wrong()]) for (const { id } of cardHolders) expect(why).toContain(`${id} `)
})

test.each([['0'], ['65536'], ['first'], ['-1'], ['']])('the port "%s" is none', (port) => {
  expect(wrong('--resident', 'kaku-taro', `--port=${port}`)).toContain(`--port ${port}: takes a port from 1 to 65535`)
})

test.each([[['--resdent', 'kaku-taro'], '--resdent'], [['kaku-taro'], 'kaku-taro'], [['--list=yes'], '--list']])('%j is not guessed at: it is named', (argv, word) => {
  expect(wrong(...argv)).toContain(word)
  expect(wrong(...argv)).toContain('known: --resident NAME, --port PORT, --fault WORD')
})

test('a fault that is none is named', () => {
  expect(wrong('--resident', 'kaku-taro', '--fault', 'mute', '--fault', 'slwo:5')).toContain('--fault slwo:5: takes slow:MS')
})
