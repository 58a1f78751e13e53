import { expect, test } from 'vitest'
import { readPrinterOptions } from './printer-options.ts'

test('a configuration or an address, and what is to be done with it', () => {
  expect(readPrinterOptions(['--config', 'a.json'])).toEqual({ which: { config: 'a.json' }, testSheet: false, json: false })
  expect(readPrinterOptions(['--uri', 'ipps://p/ipp', '--certificate', 'p.pem', '--test-sheet', '--json']))
    .toEqual({ which: { uri: 'ipps://p/ipp', certificate: 'p.pem' }, testSheet: true, json: true })
})

test.each([[[]], [['--config', 'a', '--uri', 'ipp://p']], [['--config', 'a', '--certificate', 'b']], [['--certificate', 'b']], [['--print']], [['here']]])('%j is asked wrongly: what there is is said', (args) => {
  expect(readPrinterOptions(args)).toEqual({ wrong: expect.stringContaining('--uri ipp://HOST/ipp/print') })
})
