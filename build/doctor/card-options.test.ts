import { expect, test } from 'vitest'
import { readCardOptions } from './card-options.ts'

const usual = { config: null, reader: null, wait: 10, pinStdin: false, json: false, verbose: false }

test('without words: the first reader, 10 s for a card, no PIN', () => {
  expect(readCardOptions([])).toEqual(usual)
})

test('every word is read', () => {
  const words = ['--pin-stdin', '--json', '--verbose', '--reader', 'Virtual PCD', '--config', 'shop.json', '--wait', '600']
  expect(readCardOptions(words)).toEqual({ config: 'shop.json', reader: 'Virtual PCD', wait: 600, pinStdin: true, json: true, verbose: true })
})

test.each(['0', '601', '-1', '1.5', 'long', '', '1e2'])('--wait %s is no time to wait', (wait) => {
  expect(readCardOptions([`--wait=${wait}`])).toEqual({ wrong: `--wait takes whole seconds, 1 to 600, not ${wait}` })
})

test.each([['--pin'], ['--jsno'], ['--json=yes'], ['--reader']])('%s is not guessed at: the known ones are named', (word) => {
  const read = readCardOptions([word])
  expect('wrong' in read && read.wrong).toContain('known: --pin-stdin, --json, --reader NAME')
})

test('a PIN among the arguments is refused and not repeated', () => {
  for (const words of [['4649'], ['--pin', '4649'], ['--pin-stdin', '4649'], ['--pin=4649'], ['--pin-stdin=4649']]) {
    const read = readCardOptions(words)
    expect('wrong' in read && read.wrong).toContain('known:')
    expect(JSON.stringify(read)).not.toContain('4649')
  }
})

test('an empty name of a reader is no choice', () => {
  expect(readCardOptions(['--reader='])).toHaveProperty('wrong')
})
