import { describe, expect, test } from 'vitest'
import { isExtended } from './apdu.ts'
import { placeholderProfile } from './card-ap.ts'
import { identify } from './identify.ts'
import { hexOf, line, word } from './line.fixture.ts'
import { prove } from './prove.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'

const now = new Date('2026-01-01T00:00:00Z')
const material = testMaterial({ userId: 'A0001' })
const bare = {
  kind: 'readable', medium: 'card', municipality: '99901', jpki: null, userId: 'A0001', dates: { card: '20350101', certificate: null },
}
const ofCertificate = (command: Uint8Array) => /^00(?:b08a|a4020c02000a)/.test(hexOf(command))
const identifyOn = (bend: Parameters<typeof line>[1], of = material) => identify(line(new SoftwareCard(of), bend).transmit, [placeholderProfile], now)

/** What a card may answer where its holder has no 利用者証明用電子証明書, extended and not. */
const nothings: readonly (readonly [string, (command: Uint8Array) => Uint8Array])[] = [
  ['no such file', () => word(0x6a82)],
  ['a file that is not in use', () => word(0x6985)],
  ['an empty file', (command) => (isExtended(command) ? word(0x9000) : word(0x6282))],
  ['an empty file that has no beginning', () => word(0x6b00)],
  ['zeros', (command) => Buffer.concat([Buffer.alloc(isExtended(command) ? 2048 : 256), word(0x9000)])],
  ['FF', (command) => Buffer.concat([Buffer.alloc(isExtended(command) ? 2048 : 256, 0xff), word(0x9000)])],
  ['a few zeros', () => Buffer.concat([Buffer.alloc(4), word(0x6282)])],
]

describe.each(nothings)('a 個人番号カード with %s for its certificate', (_, nothing) => {
  const uncertified = (command: Uint8Array) => {
    if (!ofCertificate(command)) return null
    // Where a file can be selected at all, only reading it shows that it holds nothing.
    return command[1] === 0xa4 && hexOf(nothing(command)) !== '6a82' ? word(0x9000) : nothing(command)
  }
  const selected = (command: Uint8Array) => uncertified(command) ?? (hexOf(command).startsWith('00b00000') ? nothing(command) : null)

  test('is one without 利用者証明, and known to its municipality by カードAP', async () => {
    expect(await identifyOn(selected)).toEqual(bare)
    expect(await identifyOn(selected, { ...material, userId: null })).toEqual({ ...bare, userId: null })
  })

  test('is one, too, where no 共通カード file speaks for it', async () => {
    const homeless = (command: Uint8Array) => (hexOf(command).endsWith('010100') ? word(0x6a82) : selected(command))
    expect(await identifyOn(homeless)).toEqual({ ...bare, municipality: null, dates: { card: null, certificate: null } })
  })

  test('is another card to who expects a certificate, and is presented no PIN', async () => {
    const { names, transmit } = line(new SoftwareCard(material), selected)
    expect(await prove(transmit, Uint8Array.of(1), Uint8Array.from(Buffer.from('1234')), digestOf(material))).toEqual({ kind: 'swapped' })
    expect(names).not.toContain('verify')
  })
})

test('one command more tells it from a 住基カード, which has no such name', async () => {
  const { names, transmit } = line(new SoftwareCard(material), (command) => (ofCertificate(command) ? word(0x6a82) : null))
  await identify(transmit, [], now)
  expect(names).toEqual(['a4', 'b2', 'a4', 'b0', 'b0', 'a4', 'b0'])
})

test('pulled when it is asked for its name, it is gone', async () => {
  const bend = (command: Uint8Array) => (ofCertificate(command) ? word(0x6a82) : hexOf(command).startsWith('00b086') ? Uint8Array.of() : null)
  expect(await identifyOn(bend)).toEqual({ kind: 'gone' })
})

test('a card whose file holds anything else in the place of its certificate has failed', async () => {
  const bend = (command: Uint8Array) => (ofCertificate(command) ? Buffer.concat([Buffer.from('00000001', 'hex'), word(0x9000)]) : null)
  expect(await identifyOn(bend)).toEqual({ kind: 'failed', why: 'read certificate: not DER' })
})
