import { expect, test } from 'vitest'
import { readCoinsOptions } from './coins-options.ts'

test('a line, a configuration, or both', () => {
  expect(readCoinsOptions(['--port', '/dev/ttyUSB0'])).toEqual({ port: '/dev/ttyUSB0', config: null, json: false })
  expect(readCoinsOptions(['--config', 'a.json', '--json'])).toEqual({ port: null, config: 'a.json', json: true })
  expect(readCoinsOptions(['--port', 'COM3', '--config', 'a.json'])).toEqual({ port: 'COM3', config: 'a.json', json: false })
})

test.each([[[]], [['--json']], [['--port=']], [['--uri', 'a']], [['/dev/ttyUSB0']]])('%j is asked wrongly: what there is is said', (args) => {
  expect(readCoinsOptions(args)).toEqual({ wrong: expect.stringContaining('--port PATH') })
})
