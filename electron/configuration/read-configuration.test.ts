import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfiguration } from './read-configuration.ts'

const folder = mkdtempSync(join(tmpdir(), 'configuration-'))
const file = join(folder, 'terminal.json')
const demo: Record<string, unknown> = JSON.parse(readFileSync(new URL('demo.json', import.meta.url), 'utf8'))

afterEach(() => rmSync(file, { force: true }))

function reading(text: string) {
  writeFileSync(file, text)
  return readConfiguration(file)
}

function wrong(change: object): string {
  const read = reading(JSON.stringify({ ...demo, ...change }))
  return read.kind === 'wrong' ? read.why : 'was accepted'
}

test('the configuration we ship is right, and times have defaults', () => {
  const read = reading(JSON.stringify(demo))
  expect(read).toMatchObject({ kind: 'read', configuration: { terminal: 'demo-1', times: { countdown: 20_000 } } })
})

test('a file that is not there, or no JSON, is named', () => {
  expect(readConfiguration(join(folder, 'none.json'))).toEqual({ kind: 'wrong', why: `${join(folder, 'none.json')}: can't be read` })
  expect(reading('{')).toMatchObject({ kind: 'wrong', why: expect.stringContaining(`${file}: is not JSON`) })
})

test.each([
  ['a printer that does not exist', { printer: { kind: 'laser' } }, 'printer.kind', "'demo' | 'ipp' | 'windows' | 'cups'"],
  ['a reader that does not exist', { card: { kind: 'nfc' } }, 'card.kind', "'demo' | 'pcsc'"],
  ['a center that does not exist', { center: { kind: 'soap' } }, 'center.kind', "'reference' | 'https' | 'module'"],
  ['a payment that does not exist', { cashless: { kind: 'shells' } }, 'cashless.kind', "'none' | 'demo'"],
  ['a signal that does not exist', { staffCall: { kind: 'bell' } }, 'staffCall.kind', "'none' | 'led' | 'demo'"],
  ['no object at all', { center: 'reference' }, 'center:', '(kinds: reference, https, module)'],
])('%s: file, key and allowed values are said', (_, change, key, allowed) => {
  const why = wrong(change)
  expect(why).toContain(`${file}: ${key}`)
  expect(why).toContain(allowed)
})

test('a URI of another kind, a key nobody knows, an id with blanks', () => {
  expect(wrong({ printer: { kind: 'ipp', uri: 'http://printer' } })).toContain('must begin with ipp:// or ipps://')
  for (const uri of ['ipp://', 'ipp:///ipp/print', 'ipp://[', 'ipp://printer:99999/ipp/print', 'ipp://staff:secret@printer/ipp/print'])
    expect(wrong({ printer: { kind: 'ipp', uri } }), uri).toContain('must name the printer: ipp://HOST/PATH')
  expect(wrong({ printr: { kind: 'demo' } })).toContain('printr')
  expect(wrong({ terminal: 'a b' })).toContain('terminal: letters, digits and hyphens only')
})

describe('a receipt printer of one’s own', () => {
  const serial = { kind: 'escpos', line: { kind: 'serial', path: '/dev/ttyUSB0' } }
  const network = { kind: 'escpos', line: { kind: 'network', host: 'receipts.example' } }
  const on = (line: object, change: object = {}) => ({ receipt: { kind: 'escpos', line, ...change } })

  test('what is usual need not be said', () => {
    expect(reading(JSON.stringify({ ...demo, receipt: serial }))).toMatchObject({
      configuration: { receipt: { kind: 'escpos', line: { kind: 'serial', path: '/dev/ttyUSB0', baud: 19_200 }, columns: 42 } },
    })
    expect(reading(JSON.stringify({ ...demo, receipt: network }))).toMatchObject({
      configuration: { receipt: { kind: 'escpos', line: { kind: 'network', host: 'receipts.example', port: 9_100 }, columns: 42 } },
    })
  })

  test.each([
    { kind: 'printer' },
    { ...serial, line: { kind: 'serial', path: 'COM3', baud: 115_200 }, columns: 48 },
    { ...network, line: { kind: 'network', host: '192.0.2.7', port: 9_101 } },
    { ...network, line: { kind: 'network', host: '2001:db8::7' } },
  ])('%j is taken as it is written', receipt => {
    expect(reading(JSON.stringify({ ...demo, receipt }))).toMatchObject({ configuration: { receipt } })
  })

  test.each([
    [{ receipt: 'printer' }, 'receipt: Invalid input: expected object, received string (kinds: demo, printer, escpos)'],
    [{ receipt: { kind: 'star' } }, 'receipt.kind: '],
    [{ receipt: { kind: 'printer', columns: 42 } }, 'columns'],
    [on({ kind: 'usb' }), 'receipt.line.kind: '],
    [{ receipt: { kind: 'escpos' } }, 'receipt.line: Invalid input: expected object, received undefined (kinds: serial, network)'],
    [on({ kind: 'serial', path: 'ttyUSB0' }), 'receipt.line.path: must be a serial device, e.g. /dev/ttyUSB0 or COM3'],
    [on({ kind: 'serial', path: '/dev/ttyUSB0', baud: 19_201 }), 'receipt.line.baud: must be one of 2400, 4800, 9600, 19200'],
    [on({ kind: 'serial', path: '/dev/ttyUSB0', port: 9_100 }), 'port'],
    [on({ kind: 'network', host: '192.0.2.7:9100' }), 'receipt.line.host: must be a name or an address, without a port'],
    [on({ kind: 'network', host: '' }), 'receipt.line.host: must be a name or an address, without a port'],
    [on({ kind: 'network', host: 'r', port: 0 }), 'receipt.line.port: '],
    [on({ kind: 'network', host: 'r' }, { columns: 80 }), 'receipt.columns: '],
  ])('%j is wrong, and said with file and key', (change, why) => {
    expect(wrong(change)).toContain(file)
    expect(wrong(change)).toContain(why)
  })
})

test('without a word, everything is offered, at all hours, to cards of this day', () => {
  const read = reading(JSON.stringify(demo))
  expect(read).toMatchObject({ configuration: { municipalities: 'all', jukiCards: false, cardApProfiles: [{ id: 'placeholder' }] } })
  const always = Array.from({ length: 7 }, () => [{ from: '0:00', to: '24:00' }])
  expect(read).toMatchObject({ configuration: { hours: { week: always, holiday: null, exceptions: [] } } })
})

test.each([
  [{ municipalities: ['99001', '99002'] }], [{ jukiCards: true }], [{ staffCall: { kind: 'led', folder: '/sys/class/leds/call' } }],
  [{ voice: { atFirst: true, volume: 3 } }],
  [{ printer: { kind: 'windows', name: '1階 "Apeos" (C3567)' } }], [{ printer: { kind: 'cups', queue: 'kiosk_1' } }],
  [{ statusSite: 'https://status.example/registration' }], [{ statusSite: 'http://127.0.0.1:8444/registration' }], [{ statusSite: null }],
  [{ hours: { week: [[], [], [], [], [], [], []], holiday: null, exceptions: [{ from: '12-29', to: '01-03', windows: [] }] } }],
])('%j is taken as it is written', (change) => {
  expect(reading(JSON.stringify({ ...demo, ...change }))).toMatchObject({ kind: 'read', configuration: change })
})

test.each([
  [{ municipalities: [] }, 'municipalities: at least one municipality'],
  [{ municipalities: ['99001', '9'] }, 'municipalities.1: must be five digits'],
  [{ municipalities: 'mine' }, 'municipalities: all, or a list of 市区町村コード of five digits'],
  [{ jukiCards: 'yes' }, 'jukiCards: Invalid input: expected boolean'],
  [{ hours: 'always' }, 'hours: Invalid input: expected object'],
  [{ hours: { week: [[], [], [], [], [], [], [{ from: '25:00', to: '1:00' }]], holiday: null, exceptions: [] } }, 'hours.week.6.0.from: a time H:MM'],
  [{ cardApProfiles: [] }, 'cardApProfiles: '],
  [{ cashless: 'demo' }, 'cashless: Invalid input: expected object, received string (kinds: none, demo)'],
  [{ staffCall: 'led' }, 'staffCall: Invalid input: expected object, received string (kinds: none, led, demo)'],
  [{ staffCall: { kind: 'led', folder: 'leds/call' } }, 'staffCall.folder: must be the path of a lamp’s folder, e.g. /sys/class/leds/call'],
  ...['http://status.example', 'status.example', 'ftp://status.example', 'https://status.example/ 登録', ''].map((statusSite): [object, string] =>
    [{ statusSite }, 'statusSite: must begin with https://, or be a site of this machine']),
  ...['', '  ', 'Apeos\u0000', 'Ape\nos'].map((name): [object, string] => [{ printer: { kind: 'windows', name } }, 'printer.name: the printer’s name, as Windows shows it']),
  ...['', '.', '..', 'two words', 'a/b', 'a#b', 'a?b'].map((queue): [object, string] => [{ printer: { kind: 'cups', queue } }, 'printer.queue: the queue’s name, as lpstat -e shows it']),
  [{ voice: { volume: 4 } }, 'voice.volume: must be one of 1, 2, 3'],
  [{ voice: { atFirst: 'yes' } }, 'voice.atFirst: Invalid input: expected boolean'],
])('%j is wrong, and said with file and key', (change, why) => {
  expect(wrong(change)).toContain(`${file}: ${why}`)
})

test('without a word only money is taken, nobody can be called, and nothing is spoken at first; one word about the voice leaves the other as it is', () => {
  const { staffCall: _, cashless: _cashless, ...silent } = demo
  expect(reading(JSON.stringify(silent))).toMatchObject({ configuration: { cashless: { kind: 'none' }, staffCall: { kind: 'none' }, voice: { atFirst: false, volume: 2 } } })
  expect(reading(JSON.stringify({ ...demo, voice: { volume: 1 } }))).toMatchObject({ configuration: { voice: { atFirst: false, volume: 1 } } })
})

describe('a center of one’s own', () => {
  const coordinate = 'A'.repeat(43)
  const key = { kty: 'EC', crv: 'P-256', x: coordinate, y: coordinate }
  const center = { kind: 'https', url: 'https://center.example', authority: 'ca.pem', certificate: 'keys/own.pem', key: '/etc/own-key.pem', signingKeys: [key] }
  const changed = (change: object) => ({ center: { ...center, ...change } })

  test('its files stand beside the configuration, or where they are said to stand', () => {
    const found = { authority: join(folder, 'ca.pem'), certificate: join(folder, 'keys/own.pem'), key: '/etc/own-key.pem' }
    expect(reading(JSON.stringify({ ...demo, center }))).toMatchObject({ kind: 'read', configuration: { center: { ...center, ...found } } })
  })

  test.each([
    [changed({ url: 'http://center.example' }), 'center.url: must begin with https://'],
    [changed({ url: 'http://127.0.0.1:8080' }), 'center.url: must begin with https://'],
    [changed({ url: 'center.example' }), 'center.url: must begin with https://'],
    [changed({ token: 't'.repeat(16) }), 'token'],
    [changed({ key: '' }), 'center.key'],
    [changed({ signingKeys: [] }), 'center.signingKeys'],
    [changed({ signingKeys: [key, key, key] }), 'center.signingKeys'],
    [changed({ signingKeys: ['a key as text'] }), 'center.signingKeys.0'],
    [changed({ signingKeys: [{ ...key, x: 'short' }] }), 'center.signingKeys.0.x: must be 32 bytes in base64url'],
  ])('%j is wrong, and said with file and key', (change, why) => {
    expect(wrong(change)).toContain(file)
    expect(wrong(change)).toContain(why)
  })
})

describe('the certificate of a printer', () => {
  const printer = { kind: 'ipp', uri: 'ipps://printer.example/ipp/print', certificate: 'keys/printer.pem' }

  test('stands beside the configuration', () => {
    const certificate = join(folder, 'keys/printer.pem')
    expect(reading(JSON.stringify({ ...demo, printer }))).toMatchObject({ kind: 'read', configuration: { printer: { ...printer, certificate } } })
  })

  test('is refused where the line is not encrypted: nobody would look at it', () => {
    const why = wrong({ printer: { ...printer, uri: 'ipp://printer.example/ipp/print' } })
    expect(why).toContain(`${file}: printer.certificate: only a printer at ipps:// has one`)
    expect(wrong({ printer: { ...printer, certificate: '' } })).toContain('printer.certificate')
  })
})

describe('a center client of one’s own', () => {
  const center = { kind: 'module', file: 'their-center.js' }

  test('its file stands beside the configuration; what it is to be opened with is its own affair', () => {
    const file_ = join(folder, 'their-center.js')
    expect(reading(JSON.stringify({ ...demo, center }))).toMatchObject({ configuration: { center: { kind: 'module', file: file_, options: null } } })
    const options = { host: 'gate.example', ports: [1, 2], spare: null }
    expect(reading(JSON.stringify({ ...demo, center: { ...center, options } }))).toMatchObject({ configuration: { center: { file: file_, options } } })
  })

  test.each([
    [{ file: '' }, 'center.file: '],
    [{ file: null }, 'center.file: Invalid input: expected string'],
    [{ url: 'https://center.example' }, 'url'],
    [{ signingKeys: [] }, 'center.signingKeys: '],
    [{ signingKeys: [{ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'short' }] }, 'center.signingKeys.0.y: must be 32 bytes in base64url'],
  ])('%j is wrong, and said with file and key', (change, why) => {
    expect(wrong({ center: { ...center, ...change } })).toContain(file)
    expect(wrong({ center: { ...center, ...change } })).toContain(why)
  })
})
