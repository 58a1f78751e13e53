import { describe, expect, test } from 'vitest'
import { isExtended } from './apdu.ts'
import { placeholderProfile } from './card-ap.ts'
import type { Chip } from './chip.ts'
import { commonCardRecord } from './common-card.ts'
import { identify } from './identify.ts'
import { hexOf, line, noShortIds, word } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testMaterial } from './test-material.ts'

const now = new Date('2026-01-01T00:00:00Z')
const profiles = [placeholderProfile]
const material = testMaterial({ userId: 'A0001' })
const digest = digestOf(material)
const cardFacts = { triesLeft: 3, certificateDigest: digest, expired: false, ownerVerified: false }
const validity = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2035-01-01T00:00:00Z') }
const juki = testMaterial({ medium: 'juki', userId: 'J77' })
const isCertificate = (command: Uint8Array) => /^00(?:b08a|a4020c02000a)/.test(hexOf(command))
const isFirstRead = (command: Uint8Array) => hexOf(command).startsWith('00b08a')
const selects = (aidEnd: string) => (command: Uint8Array) => hexOf(command).startsWith('00a4040c') && hexOf(command).endsWith(aidEnd)
const identifyOn = (chip: Chip, bend?: Parameters<typeof line>[1]) => identify(line(chip, bend).transmit, profiles, now)
const homeless = (command: Uint8Array) => (selects('010100')(command) ? word(0x6a82) : null)
/** A card whose token info begins so. */
const named = (token: string) => (command: Uint8Array) =>
  hexOf(command).startsWith('00b086') ? Buffer.concat([Buffer.from(token.padEnd(32)), word(0x9000)]) : null

describe('a 個人番号カード', () => {
  test('is read in five commands: what it is and where at home, its certificate in one, its tries; and two for its カードAP', async () => {
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await identify(transmit, profiles, now)).toEqual({
      kind: 'readable', medium: 'card', municipality: '99901', jpki: cardFacts, userId: 'A0001',
      dates: { card: '20350101', certificate: validity },
    })
    expect(names).toEqual(['a4', 'b2', 'a4', 'b0', '20', 'a4', 'b0'])
    const bare = line(new SoftwareCard({ ...material, userId: null }))
    expect(await identify(bare.transmit, [], now)).toMatchObject({ kind: 'readable', jpki: cardFacts })
    expect(bare.names).toEqual(['a4', 'b2', 'a4', 'b0', '20'])
  })

  test('hands its certificate on for what comes later', async () => {
    const kept: string[] = []
    await identify(line(new SoftwareCard(material)).transmit, profiles, now, (certificate) => kept.push(certificate.digest))
    expect(kept).toEqual([digest])
  })

  test('whose reader or chip knows no extended commands, or gives short answers, is read all the same', async () => {
    for (const status of [0x6700, 0x6cff, 0x6a86, 0x6b00, 0x6d00, 0x6f00, 0x6e00, 0x6a82, 0x9000]) {
      const bend = (command: Uint8Array) => (isExtended(command) ? word(status) : null)
      expect(await identifyOn(new SoftwareCard(material), bend)).toMatchObject({ medium: 'card', jpki: cardFacts, userId: 'A0001' })
    }
    const card = new SoftwareCard(material)
    const stingy = (command: Uint8Array) => {
      const answer = card.respond(command)
      return command[1] === 0xb0 ? Uint8Array.from([...answer.subarray(0, Math.min(100, answer.length - 2)), 0x90, 0x00]) : answer
    }
    expect(await identifyOn(card, stingy)).toMatchObject({ medium: 'card', jpki: cardFacts, userId: 'A0001' })
  })

  test('that takes no short ids is read after SELECT', async () => {
    expect(await identifyOn(new SoftwareCard(material), noShortIds)).toMatchObject({ medium: 'card', jpki: cardFacts, userId: 'A0001' })
  })

  test('without カードAP has no 利用者ID; nobody looks for one without a profile', async () => {
    expect(await identifyOn(new SoftwareCard({ ...material, userId: null }))).toMatchObject({ jpki: cardFacts, userId: null })
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await identify(transmit, [], now)).toMatchObject({ userId: null })
    expect(names.at(-1)).toBe('20')
  })

  test('may have an expired certificate', async () => {
    const { transmit } = line(new SoftwareCard(material))
    expect(await identify(transmit, [], new Date('2035-01-01T00:00:00Z'))).toMatchObject({ jpki: { expired: true } })
    expect(await identify(transmit, [], new Date('2034-12-31T23:59:59Z'))).toMatchObject({ jpki: { expired: false } })
  })

  test('may be without a 共通カード file, or with one that cannot be read: then it says itself what it is', async () => {
    for (const bend of [homeless, (command: Uint8Array) => (command[1] === 0xb2 ? word(0x6981) : null)]) {
      const { names, transmit } = line(new SoftwareCard(material), bend)
      expect(await identify(transmit, profiles, now)).toMatchObject({ medium: 'card', municipality: null, jpki: cardFacts, userId: 'A0001' })
      expect(names.filter((name) => name === 'b0')).toHaveLength(3)
    }
  })

  test('takes SELECT for its 共通カード file where it knows no short ids of records', async () => {
    const bend = ([, ins, , p2]: Uint8Array) => (ins === 0xb2 && p2 !== 0x04 ? word(0x6a86) : null)
    expect(await identifyOn(new SoftwareCard(material), bend)).toMatchObject({ medium: 'card', municipality: '99901' })
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

  test('without a counter has failed', async () => {
    const uncounted = (command: Uint8Array) => (['00200098', '00a4020c020018'].includes(hexOf(command)) ? word(0x6a82) : null)
    expect(await identifyOn(new SoftwareCard(material), uncounted)).toMatchObject({ kind: 'failed', why: 'select file 0018: notFound' })
  })
})

describe('a 住基カード', () => {
  const readable = { kind: 'readable', medium: 'juki', municipality: '99901', jpki: null, userId: 'J77', dates: { card: '20350101', certificate: null } }

  test('has a 住基 application and a カードAP, and no 利用者証明', async () => {
    expect(await identifyOn(new SoftwareCard(juki))).toEqual(readable)
  })

  test.each([' ', '\0'])('may have the older JPKI, which is for signing only (padded with %j)', async (padding) => {
    const token = named('JPKIAPICCTOKEN'.padEnd(32, padding))
    const older = (command: Uint8Array) => (selects('000001')(command) ? word(0x9000) : token(command))
    const { names, transmit } = line(new SoftwareCard(juki), (command) => (hexOf(command).startsWith('00b086') ? word(0x6982) : older(command)))
    expect(await identify(transmit, profiles, now)).toEqual(readable)
    expect(names.filter((name) => name === '20')).toEqual([])
    // Where no 共通カード file speaks for it, its name does.
    expect(await identifyOn(new SoftwareCard(juki), (command) => homeless(command) ?? older(command))).toEqual({
      ...readable, municipality: null, dates: { card: null, certificate: null },
    })
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
      dates: { card: null, certificate: null },
    })
    expect(names).toEqual(['a4', 'a4', 'b0', 'b0', '20'])
  })

  test('of Apple has verified its owner, and is asked for no counter', async () => {
    const iphone = testMaterial({ medium: 'iphone' })
    const { names, transmit } = line(new SoftwareCard(iphone))
    expect(await identify(transmit, profiles, now)).toEqual({
      kind: 'readable', medium: 'iphone', municipality: null, userId: null,
      jpki: { triesLeft: 3, certificateDigest: digestOf(iphone), expired: false, ownerVerified: true },
      dates: { card: null, certificate: validity },
    })
    expect(names).toEqual(['a4', 'a4', 'b0', 'b0'])
    const { transmit: later } = line(new SoftwareCard(iphone))
    expect(await identify(later, profiles, new Date('2035-01-01T00:00:00Z'))).toMatchObject({ jpki: { expired: true } })
  })
})

describe('a phone with a 共通カード file', () => {
  const record = Buffer.concat([commonCardRecord('000000000000000', '99901', '20350101'), word(0x9000)])
  const athome = (command: Uint8Array) => (selects('010100')(command) ? word(0x9000) : command[1] === 0xb2 ? record : null)

  test.each(['android', 'iphone'] as const)('is known all the same: %s', async (medium) => {
    const phone = testMaterial({ medium })
    expect(await identifyOn(new SoftwareCard(phone), athome)).toEqual(await identifyOn(new SoftwareCard(phone)))
    expect(await identifyOn(new SoftwareCard(phone), athome)).toMatchObject({ kind: 'readable', medium })
  })

  test('of Android is known whatever it answers instead of its certificate', async () => {
    for (const status of [0x6982, 0x6985, 0x6981, 0x6f00]) {
      const bend = (command: Uint8Array) => athome(command) ?? (isCertificate(command) ? word(status) : null)
      expect(await identifyOn(new SoftwareCard(testMaterial({ medium: 'android' })), bend)).toMatchObject({ medium: 'android', jpki: { triesLeft: 3 } })
    }
  })
})

describe('anything else', () => {
  test('without the applications is foreign after three commands', async () => {
    const { names, transmit } = line(new SoftwareCard(material), () => word(0x6a82))
    expect(await identify(transmit, profiles, now)).toEqual({ kind: 'foreign' })
    expect(names).toHaveLength(3)
  })

  test.each(['JPKIAPNEWTOKEN', 'JPKIAPICCTOKEN3', ''])('that calls itself %j is foreign', async (token) => {
    const bend = (command: Uint8Array) => homeless(command) ?? named(token)(command)
    expect(await identifyOn(new SoftwareCard(material), bend)).toEqual({ kind: 'foreign' })
  })
})
