import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

test('without words: the configuration we ship, on a display, with demo devices', () => {
  expect(readArguments([])).toEqual({ config: null, serve: false, real: false })
})

test('every word is read', () => {
  expect(readArguments(['--serve', '--config', 'shop.json', '--real'])).toEqual({ config: 'shop.json', serve: true, real: true })
})

test.each([['--sevre'], ['shop.json'], ['--serve=yes'], ['--config']])('%s is not guessed at: it is named', (word) => {
  const read = readArguments([word])
  expect('wrong' in read && read.wrong).toContain('known: --serve, --real, --config FILE')
  expect('wrong' in read && read.wrong).toContain(word.replace(/=.*/, ''))
})
