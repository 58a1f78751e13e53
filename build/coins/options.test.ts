import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('a path is enough, and every option is read', () => {
  expect(readOptions(['--pty', 'coins'])).toEqual({ pty: 'coins', keep: null, first: [], notes: true, coinMs: 125, json: false })
  expect(readOptions(['--pty', 'coins', '--keep', 'till.json', '--do', 'jam on', '--do', 'fill 10=3', '--coin-ms=20', '--no-notes', '--json']))
    .toEqual({ pty: 'coins', keep: 'till.json', first: ['jam on', 'fill 10=3'], notes: false, coinMs: 20, json: true })
})

test.each([
  [[], '--pty PATH is missing'], [['--pty='], '--pty PATH is missing'], [['--pty', 'a', '--coin-ms', '0'], 'from 1 to 10000'], [['--pty', 'a', '--coin-ms', '1.5'], 'from 1 to 10000'],
  [['--pty', 'a', '--port', 'b'], 'npm run coins -- --pty PATH'], [['a'], 'npm run coins -- --pty PATH'],
])('%j is asked wrongly', (argv, why) => {
  expect(readOptions(argv)).toEqual({ wrong: expect.stringContaining(why) })
})
