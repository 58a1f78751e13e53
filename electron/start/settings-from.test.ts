import { expect, test } from 'vitest'
import demo from '../configuration/demo.json' with { type: 'json' }
import { configuration } from '../configuration/configuration.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { usualAids } from '../flow/aids.ts'
import { settingsFrom } from './settings-from.ts'

const shipped = configuration.parse(demo)
const secret = 'x'.repeat(16)
const file = '/etc/terminal/own.pem'
const signingKeys = [{ kty: 'EC' as const, crv: 'P-256' as const, x: secret, y: secret }]
const center = { kind: 'https' as const, url: 'https://center.example', authority: file, certificate: file, key: file, signingKeys }
const printer = { kind: 'ipp', uri: 'ipp://p' } as const
const identityOf = (changed: Partial<Configuration>, build = '0.1.0') => settingsFrom({ ...shipped, ...changed }, build).identity

test('what the configuration says goes in as it is; patience with people is ours', () => {
  const settings = settingsFrom(shipped, '0.1.0')
  const { place, municipalities, jukiCards, hours } = shipped
  expect(settings).toMatchObject({ place, municipalities, jukiCards, hours, extensions: 10 })
  expect(settings.times).toMatchObject(shipped.times)
})

test('one demo device is enough for the mark of a demo machine', () => {
  expect(settingsFrom(shipped, '0.1.0').demo).toBe(true)
  const real: Configuration = {
    ...shipped, center, card: { kind: 'pcsc', reader: 'r' }, coins: { kind: 'cctalk', path: 'COM3', acceptor: 2, tubes: [], notes: null, mostOfAKind: 20 },
    cashless: { kind: 'none' }, printer, receipt: { kind: 'printer' }, staffCall: { kind: 'none' },
  }
  expect(settingsFrom(real, '0.1.0').demo).toBe(false)
  for (const part of ['center', 'card', 'coins', 'cashless', 'printer', 'receipt', 'staffCall'] as const) {
    expect(settingsFrom({ ...real, [part]: shipped[part] }, '0.1.0').demo, part).toBe(true)
  }
})

test('every customer finds the voice as the configuration says, and everything else as usual', () => {
  expect(settingsFrom(shipped, '0.1.0').aids).toEqual(usualAids)
  expect(settingsFrom({ ...shipped, voice: { atFirst: true, volume: 3 } }, '0.1.0').aids).toEqual({ ...usualAids, voice: true, volume: 3 })
})

test('I-16: the center is told build, configuration and what drives each device', () => {
  expect(identityOf({ printer })).toEqual({
    terminal: shipped.terminal, build: '0.1.0', configuration: expect.stringMatching(/^[0-9a-f]{64}$/),
    devices: ['card:demo', 'coins:demo', 'cashless:demo', 'printer:ipp', 'receipt:demo', 'staffCall:demo'],
  })
})

test('I-16 digests of what was built stand among the devices', () => {
  const mark = `program:${'a'.repeat(64)}`
  expect(settingsFrom(shipped, '0.1.0', [mark]).identity.devices).toContain(mark)
})

test('the slip names the site that the configuration names, or none', () => {
  expect(settingsFrom(shipped, '0.1.0').statusSite).toBeNull()
  expect(settingsFrom({ ...shipped, statusSite: 'https://status.example/' }, '0.1.0').statusSite).toBe('https://status.example/')
})

test('I-16: the same configuration has the same digest, however it is written; any other has another', () => {
  const turned = configuration.parse(Object.fromEntries(Object.entries(demo).toReversed()))
  expect(settingsFrom(turned, '0.1.0').identity).toEqual(identityOf({}))
  const changes: readonly Partial<Configuration>[] = [
    {}, { place: 'elsewhere' }, { jukiCards: true }, { municipalities: ['99001'] }, { printer }, { times: { ...shipped.times, pay: 1_000 } },
  ]
  expect(new Set(changes.map((changed) => identityOf(changed).configuration)).size).toBe(changes.length)
})
