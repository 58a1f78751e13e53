import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardApProfile, placeholderProfile, readCardAp } from './card-ap.ts'
import type { CardApProfile } from './card-ap.ts'
import type { Transmit } from './exchange.ts'
import { factsAid } from './facts-files.ts'
import { commonCardAid, jpkiAid, jukiAid } from './jpki-files.ts'
import { hexOf, line, word } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { testMaterial } from './test-material.ts'

const profile = (wishes: object): CardApProfile => cardApProfile.parse({ ...placeholderProfile, ...wishes })
const seen = (userId: string | null) => ({ kind: 'seen', present: true, userId })
const absent = { kind: 'seen', present: false, userId: null }
const cardWith = (userId: string | null) => new SoftwareCard(testMaterial({ medium: 'juki', userId }))

/** A card whose every file and record holds these bytes. */
const holding = (content: Uint8Array): Transmit => async ([, ins = 0]) =>
  (ins === 0xb0 || ins === 0xb2 ? Buffer.concat([content, word(0x9000)]) : word(0x9000))

describe('the 利用者ID', () => {
  test('is found where the profile says, without its padding', async () => {
    expect(await readCardAp(line(cardWith('A0001')).transmit, [placeholderProfile], '99901')).toEqual(seen('A0001'))
    const longest = '0123456789ABCDEFGHIJ'
    expect(await readCardAp(line(cardWith(longest)).transmit, [placeholderProfile], null)).toEqual(seen(longest))
  })

  test('may stand in the midst of a record', async () => {
    const place = { kind: 'record', record: 2, ef: '0001', offset: 3, length: 6, encoding: 'ascii' }
    const record = Buffer.concat([Buffer.from('xxxU42\0\0\0yy'), word(0x9000)])
    const { names, transmit } = line(cardWith(null), (command) => (hexOf(command) === '00b2020400' ? record : word(0x9000)))
    expect(await readCardAp(transmit, [profile({ userId: place })], null)).toEqual(seen('U42'))
    expect(names).toEqual(['a4', 'a4', 'b2'])
  })

  test('is none when it is cut, for half of it may be somebody else\'s', async () => {
    for (const kind of ['record', 'binary'] as const) {
      const place = { kind, ...kind === 'record' ? { record: 1 } : {}, ef: '0001', offset: 0, length: 8, encoding: 'ascii' }
      const card: Transmit = async ([, ins = 0, , p2 = 0]) => {
        if (ins === 0xb2 || (ins === 0xb0 && p2 === 0)) return Buffer.concat([Buffer.from('AB12'), word(0x9000)])
        return ins === 0xb0 ? word(0x6b00) : word(0x9000)
      }
      expect(await readCardAp(card, [profile({ userId: place })], null)).toEqual(seen(null))
    }
  })

  test('is 1 to 20 of 0-9 and A-Z, or none, whatever the card holds', async () => {
    const place = { kind: 'binary', ef: '0001', offset: 0, length: 24, encoding: 'ascii' }
    const text = fc.oneof(fc.stringMatching(/^[0-9A-Z]{0,24}$/), fc.string({ maxLength: 24, unit: 'binary-ascii' }))
    await fc.assert(fc.asyncProperty(text, async (held) => {
      const read = await readCardAp(holding(Buffer.from(held.padEnd(24), 'latin1')), [profile({ userId: place })], null)
      const bare = held.replace(/[ \0]+$/, '')
      expect(read).toEqual(seen(/^[0-9A-Z]{1,20}$/.test(bare) ? bare : null))
    }))
  })

  test.each([['A'.repeat(20), 'A'.repeat(20)], ['A'.repeat(21), null], ['', null], ['a1', null]])('of %j is %j', async (held, userId) => {
    const place = { kind: 'binary', ef: '0001', offset: 0, length: 24, encoding: 'ascii' }
    const read = await readCardAp(holding(Buffer.from(held.padEnd(24), 'latin1')), [profile({ userId: place })], null)
    expect(read).toEqual(seen(userId))
  })

  test.each([0x6982, 0x6a83, 0x6f00])('that the card refuses with %i is none, and the card is still good', async (status) => {
    const { transmit } = line(cardWith('A1'), (command) => (command[1] === 0xb0 ? word(status) : null))
    expect(await readCardAp(transmit, [placeholderProfile], null)).toEqual(seen(null))
  })

  test('of a card that is pulled is gone, at every command', async () => {
    for (let pulled = 0; pulled < 2; pulled += 1) {
      const { transmit } = line(cardWith('A1'), (_, index) => (index >= pulled ? new Uint8Array(0) : null))
      expect(await readCardAp(transmit, [placeholderProfile], null)).toEqual({ kind: 'gone' })
    }
  })
})

describe('the profile', () => {
  const elsewhere = profile({ id: 'elsewhere', municipalities: ['99902'] })
  const strange = profile({ id: 'strange', aid: 'F000000001' })

  test('is for cards of its municipalities; a card that tells none is asked only by those for all', async () => {
    expect(await readCardAp(line(cardWith('A1')).transmit, [elsewhere], '99902')).toEqual(seen('A1'))
    for (const municipality of ['99901', null]) {
      const { names, transmit } = line(cardWith('A1'))
      expect(await readCardAp(transmit, [elsewhere], municipality)).toEqual(absent)
      expect(names).toEqual([])
    }
  })

  test('is the first whose application is there', async () => {
    const { names, transmit } = line(cardWith('A1'))
    expect(await readCardAp(transmit, [strange, placeholderProfile, strange], null)).toEqual(seen('A1'))
    expect(names).toEqual(['a4', 'a4', 'b0'])
    expect(await readCardAp(line(cardWith(null)).transmit, [strange, placeholderProfile], null)).toEqual(absent)
  })

  test.each([jpkiAid, jukiAid, commonCardAid, factsAid])('may not name an application of the country (%#)', (aid) => {
    const [longer, whole] = [Uint8Array.of(...aid, 0), aid]
    for (const bytes of [whole, longer, aid.slice(0, 5)]) {
      const result = cardApProfile.safeParse({ ...placeholderProfile, aid: hexOf(bytes).toUpperCase() })
      expect(result.error?.issues.map(({ message }) => message)).toEqual(['is none of a municipality'])
    }
  })

  test.each([
    ['id', 'Place Holder'], ['municipalities', []], ['municipalities', ['1234']], ['municipalities', 'some'],
    ['aid', 'F04D'], ['aid', 'f04d41444f'],
    ['userId', { kind: 'binary', ef: '1', offset: 0, length: 20, encoding: 'ascii' }],
    ['userId', { kind: 'binary', ef: '0001', offset: 0, length: 0, encoding: 'ascii' }],
    ['userId', { kind: 'record', ef: '0001', offset: 0, length: 20, encoding: 'ascii' }],
    ['userId', { kind: 'binary', ef: '0001', offset: 0, length: 20, encoding: 'ebcdic' }], ['extra', 1],
  ])('may not have %s %j', (key, value) => {
    expect(cardApProfile.safeParse({ ...placeholderProfile, [key]: value }).success).toBe(false)
  })
})
