import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('without a word it is this machine’s, on its usual port, for the configuration’s terminal', () => {
  expect(readOptions([])).toEqual({ host: '127.0.0.1', port: 8443, config: null, terminals: [], sites: { port: 8444, orFree: true } })
})

test('every option is read, and a terminal named twice is one', () => {
  expect(readOptions(['--port=0', '--host', 'center.example', '--config', 'shop.json', '--terminal', 'a', '--terminal', 'b-1', '--terminal', 'a']))
    .toEqual({ host: 'center.example', port: 0, config: 'shop.json', terminals: ['a', 'b-1'], sites: { port: 0, orFree: true } })
})

test('the sites are beside the center, where they are wanted, or nowhere', () => {
  expect(readOptions(['--port', '65535'])).toMatchObject({ sites: { port: 0, orFree: true } })
  expect(readOptions(['--sites-port', '8080'])).toMatchObject({ port: 8443, sites: { port: 8080, orFree: false } })
  expect(readOptions(['--no-sites'])).toMatchObject({ sites: null })
})

test.each<[string, readonly string[]]>([
  ['--port 65536: takes a port', ['--port', '65536']],
  ['--port https: takes a port', ['--port', 'https']],
  ['--sites-port 65536: takes a port', ['--sites-port', '65536']],
  ['--sites-port http: takes a port', ['--sites-port', 'http']],
  ['--no-sites and --sites-port: one of them', ['--no-sites', '--sites-port', '0']],
  ['--host a b: takes an address', ['--host', 'a b']],
  ['--host 0.0.0.0: takes the one address', ['--host', '0.0.0.0']],
  ['--terminal ../x: takes an id', ['--terminal', '../x']],
  ['known: --port PORT', ['--prot', '1']],
  ['known: --port PORT', ['8443']],
])('%s', (words, argv) => {
  expect(readOptions(argv)).toMatchObject({ wrong: expect.stringContaining(words) })
})
