import { describe, expect, test } from 'vitest'
import { placeholderProfile } from './card-ap.ts'
import type { Chip } from './chip.ts'
import { identify } from './identify.ts'
import { hexOf, line, noShortIds, word } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { certificateOf, digestOf, testMaterial } from './test-material.ts'

const now = new Date('2026-01-01T00:00:00Z')
const profiles = [placeholderProfile]
const material = testMaterial({ userId: 'A0001' })
const digest = digestOf(material)
const cardFacts = { triesLeft: 3, certificateDigest: digest, expired: false, ownerVerified: false }
const pages = Math.ceil(certificateOf(material).length / 256)
const juki = testMaterial({ medium: 'juki', userId: 'J77' })
const isFirstRead = (command: Uint8Array) => hexOf(command).startsWith('00b08a')
const selects = (aidEnd: string) => (command: Uint8Array) => hexOf(command).startsWith('00a4040c') && hexOf(command).endsWith(aidEnd)
const identifyOn = (chip: Chip, bend?: Parameters<typeof line>[1]) => identify(line(chip, bend).transmit, profiles, now)
/** A card whose token info begins so. */
const named = (token: string) => (command: Uint8Array) =>
  hexOf(command).startsWith('00b086') ? Buffer.concat([Buffer.from(token.padEnd(32)), word(0x9000)]) : null

describe('a 個人番号カード', () => {
  test('is read with one command for each file, one per 256 bytes of certificate, and no SELECT too many', async () => {
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await identify(transmit, profiles, now)).toEqual({
      kind: 'readable', medium: 'card', municipality: '99901', jpki: cardFacts, userId: 'A0001',
    })
    expect(names).toEqual(['a4', 'b0', ...Array<string>(pages).fill('b0'), '20', 'a4', 'a4', 'b2', 'a4', 'b0'])
  })

  test('that takes no short ids is read after SELECT', async () => {
    expect(await identifyOn(new SoftwareCard(material), noShortIds)).toMatchObject({ medium: 'card', jpki: cardFacts, userId: 'A0001' })
  })

  test('without カードAP has no 利用者ID; nobody looks for one without a profile', async () => {
    expect(await identifyOn(new SoftwareCard({ ...material, userId: null }))).toMatchObject({ jpki: cardFacts, userId: null })
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await identify(transmit, [], now)).toMatchObject({ userId: null })
    expect(names.slice(-3)).toEqual(['a4', 'a4', 'b2'])
  })

  test('may have an expired certificate', async () => {
    const { transmit } = line(new SoftwareCard(material))
    expect(await identify(transmit, [], new Date('2035-01-01T00:00:00Z'))).toMatchObject({ jpki: { expired: true } })
    expect(await identify(transmit, [], new Date('2034-12-31T23:59:59Z'))).toMatchObject({ jpki: { expired: false } })
  })

  test('may be without a 共通カード file', async () => {
    const bend = (command: Uint8Array) => (selects('010100')(command) ? word(0x6a82) : null)
    expect(await identifyOn(new SoftwareCard(material), bend)).toMatchObject({ medium: 'card', municipality: null })
  })

  test.each([0x6983, 0x6984, 0x63c0])('answers %i to the question for tries when it is locked', async (status) => {
    const bend = (command: Uint8Array) => (hexOf(command) === '00200098' ? word(status) : null)
    expect(await identifyOn(new SoftwareCard(material), bend)).toMatchObject({ jpki: { triesLeft: 0 } })
  })

  test('is 6F00 to the first command now and then; a second one is a failure', async () => {
    const once = (_: Uint8Array, index: number) => (index === 0 ? word(0x6f00) : null)
    expect(await identifyOn(new SoftwareCard(material), once)).toMatchObject({ medium: 'card' })
    expect(await identifyOn(new SoftwareCard(material), () => word(0x6f00))).toEqual({ kind: 'failed', why: 'select application: 6F00' })
  })

  test('that hides its certificate has failed', async () => {
    const bend = (command: Uint8Array) => (isFirstRead(command) ? word(0x6982) : null)
    expect(await identifyOn(new SoftwareCard(material), bend)).toEqual({ kind: 'failed', why: 'the certificate is closed' })
  })
})

describe('a 住基カード', () => {
  const readable = { kind: 'readable', medium: 'juki', municipality: '99901', jpki: null, userId: 'J77' }

  test('has a 住基 application and a カードAP, and no 利用者証明', async () => {
    expect(await identifyOn(new SoftwareCard(juki))).toEqual(readable)
  })

  test.each([' ', '\0'])('may have the older JPKI, which is for signing only (padded with %j)', async (padding) => {
    const token = named('JPKIAPICCTOKEN'.padEnd(32, padding))
    const bend = (command: Uint8Array, index: number) => (index === 0 ? word(0x9000) : token(command))
    expect(await identifyOn(new SoftwareCard(juki), bend)).toEqual(readable)
  })

  test('whose カードAP was cleared is none of ours, nor is a card with a カードAP alone', async () => {
    expect(await identifyOn(new SoftwareCard({ ...juki, userId: null }))).toEqual({ kind: 'foreign' })
    const { transmit } = line(new SoftwareCard(juki))
    expect(await identify(transmit, [], now)).toEqual({ kind: 'foreign' })
    const bend = (command: Uint8Array) => (selects('010401')(command) ? word(0x6a82) : null)
    expect(await identifyOn(new SoftwareCard(juki), bend)).toEqual({ kind: 'foreign' })
  })

  test('whose 利用者ID cannot be read is one all the same', async () => {
    const bend = (command: Uint8Array) => (hexOf(command).startsWith('00b08c') ? word(0x6982) : null)
    expect(await identifyOn(new SoftwareCard(juki), bend)).toEqual({ ...readable, userId: null })
  })
})

describe('a phone', () => {
  test('of Android shows its counter, and its certificate to nobody without the PIN', async () => {
    const { names, transmit } = line(new SoftwareCard(testMaterial({ medium: 'android' })))
    expect(await identify(transmit, profiles, now)).toEqual({
      kind: 'readable', medium: 'android', municipality: null, userId: null,
      jpki: { triesLeft: 3, certificateDigest: null, expired: false, ownerVerified: false },
    })
    expect(names).toEqual(['a4', 'b0', '20'])
  })

  test('of Apple has verified its owner, and is asked for no counter', async () => {
    const iphone = testMaterial({ medium: 'iphone' })
    const { names, transmit } = line(new SoftwareCard(iphone))
    expect(await identify(transmit, profiles, now)).toEqual({
      kind: 'readable', medium: 'iphone', municipality: null, userId: null,
      jpki: { triesLeft: 3, certificateDigest: digestOf(iphone), expired: false, ownerVerified: true },
    })
    expect(names).not.toContain('20')
    const { transmit: later } = line(new SoftwareCard(iphone))
    expect(await identify(later, profiles, new Date('2035-01-01T00:00:00Z'))).toMatchObject({ jpki: { expired: true } })
  })
})

describe('anything else', () => {
  test('without the applications is foreign after two commands', async () => {
    const { names, transmit } = line(new SoftwareCard(material), () => word(0x6a82))
    expect(await identify(transmit, profiles, now)).toEqual({ kind: 'foreign' })
    expect(names).toHaveLength(2)
  })

  test.each(['JPKIAPNEWTOKEN', 'JPKIAPICCTOKEN3', ''])('that calls itself %j is foreign', async (token) => {
    expect(await identifyOn(new SoftwareCard(material), named(token))).toEqual({ kind: 'foreign' })
  })
})
