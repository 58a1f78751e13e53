import { expect, test } from 'vitest'
import demo from '../configuration/demo.json' with { type: 'json' }
import { configuration } from '../configuration/configuration.ts'
import { settingsFrom } from './settings-from.ts'

const shipped = configuration.parse(demo)
const secret = 'x'.repeat(16)
const center = { kind: 'http', url: 'https://center.example', token: secret, signingKey: { kty: 'EC', crv: 'P-256', x: secret, y: secret } } as const

test('what the configuration says goes in as it is; patience with people is ours', () => {
  const settings = settingsFrom(shipped, '0.1.0')
  expect(settings).toMatchObject({ terminal: shipped.terminal, place: shipped.place, build: '0.1.0', extensions: 10 })
  expect(settings.times).toMatchObject(shipped.times)
})

test('one demo device is enough for the mark of a demo machine', () => {
  expect(settingsFrom(shipped, '0.1.0').demo).toBe(true)
  const card = { kind: 'pcsc', reader: 'r' } as const
  const printer = { kind: 'ipp', uri: 'ipp://p' } as const
  expect(settingsFrom({ ...shipped, center, card, printer }, '0.1.0').demo, 'the coins are').toBe(true)
})
