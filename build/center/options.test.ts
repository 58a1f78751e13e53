import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('without a word it is this machine’s, on its usual port, for the configuration’s terminal', () => {
  expect(readOptions([])).toEqual({ host: '127.0.0.1', port: 8443, config: null, terminals: [] })
})

test('every option is read, and a terminal named twice is one', () => {
  expect(readOptions(['--port=0', '--host', 'center.example', '--config', 'shop.json', '--terminal', 'a', '--terminal', 'b-1', '--terminal', 'a']))
    .toEqual({ host: 'center.example', port: 0, config: 'shop.json', terminals: ['a', 'b-1'] })
})

test.each<[string, readonly string[]]>([
  ['--port 65536: takes a port', ['--port', '65536']],
  ['--port https: takes a port', ['--port', 'https']],
  ['--host a b: takes an address', ['--host', 'a b']],
  ['--host 0.0.0.0: takes the one address', ['--host', '0.0.0.0']],
  ['--terminal ../x: takes an id', ['--terminal', '../x']],
  ['known: --port PORT', ['--prot', '1']],
  ['known: --port PORT', ['8443']],
])('%s', (words, argv) => {
  expect(readOptions(argv)).toMatchObject({ wrong: expect.stringContaining(words) })
})
