import { describe, expect, test } from 'vitest'
import type { Answer, SessionOpened } from '../../center/center.ts'
import type { Readable } from '../../hardware/card/card.ts'
import { challenge, sessionName } from './fixture/center-double.ts'
import { cardApCard, iphone, jukiCard, residentCertificate, rightCard, rightProof } from './fixture/card-double.ts'
import { sentEntry, sentMenu, sentTypeMenu } from './fixture/sent-menu.ts'
import {
  centerFaultCode, hearCard, hearCoins, hearFacts, hearMenu, hearPaidOut, hearPin, hearProof, hearRegistration, hearSession, knownValues,
} from './ears.ts'
import { newPapers } from './papers.ts'

const visit = 'beef'.repeat(8)
const nothing = newPapers(visit)
const coins = { faults: [], values: [5, 10, 500, 1000, 10_000], tubes: [{ value: 100, count: 9, capacity: 50, level: 'enough' }], inTubes: 900, cashbox: 0 } as const
const nobody = (): null => null

describe('what was presented', () => {
  test('its digest and 利用者ID stay here, what the screens need goes on', () => {
    const papers = newPapers(visit)
    const both: Readable = { ...rightCard, userId: 'KAKU0001' }
    const seen = { medium: 'card', jpki: { triesLeft: 3, expired: false, ownerVerified: false }, cardAp: true }
    expect(hearCard(papers, both, false)).toEqual({ kind: 'identified', visit, card: { kind: 'readable', seen, same: null } })
    expect(papers).toEqual({ ...nothing, presented: { medium: 'card', municipality: '99901', certificateDigest: 'c'.repeat(64), userId: 'KAKU0001' } })
    expect(hearCard(papers, { kind: 'failed', why: 'the reader smokes' }, false)).toEqual({ kind: 'identified', visit, card: { kind: 'failed' } })
  })

  test('a 住基カード is taken where the configuration says so, and else told', () => {
    expect(hearCard(newPapers(visit), jukiCard, true)).toMatchObject({ card: { kind: 'readable', seen: { medium: 'juki', jpki: null, cardAp: true } } })
    const papers = newPapers(visit)
    expect(hearCard(papers, jukiCard, false)).toMatchObject({ card: { kind: 'juki' } })
    expect(papers).toEqual(nothing)
  })

  test('a 利用者ID without a municipality is none', () => {
    expect(hearCard(newPapers(visit), { ...cardApCard, municipality: null }, false)).toMatchObject({ card: { seen: { cardAp: false } } })
  })

  test('again: the same certificate is the same card; another, or one that can not be seen, is not; and the first look stands', () => {
    const other: Readable = { ...rightCard, municipality: '99999', jpki: { triesLeft: 3, certificateDigest: 'e'.repeat(64), expired: false, ownerVerified: false } }
    const unseen: Readable = { ...rightCard, jpki: { triesLeft: 3, certificateDigest: null, expired: false, ownerVerified: false } }
    const again = (first: Readable, second: Readable) => {
      const papers = newPapers(visit)
      hearCard(papers, first, false)
      const before = structuredClone(papers.presented)
      const heard = hearCard(papers, second, false)
      expect(papers.presented).toEqual(before)
      return heard
    }
    expect(again(rightCard, rightCard)).toMatchObject({ card: { same: true } })
    expect(again(rightCard, other)).toMatchObject({ card: { same: false } })
    expect(again(unseen, unseen)).toMatchObject({ card: { same: false } })
    expect(again(cardApCard, cardApCard)).toMatchObject({ card: { same: false } })
    expect(again(rightCard, iphone), 'the phone of the same certificate is told by its medium').toMatchObject({ card: { seen: { medium: 'iphone' } } })
  })
})

describe('a session', () => {
  const opened = (change: Partial<SessionOpened> = {}): Answer<SessionOpened> =>
    ({ kind: 'ok', value: { session: sessionName, challenge, now: 1_000_000, methods: { jpki: null, cardAp: 'method.notAccepted' }, ...change } })

  test('its name and its challenge stay here; which methods are taken goes on', () => {
    const papers = newPapers(visit)
    expect(hearSession(papers, opened(), 1_000_000, nobody)).toEqual({ kind: 'sessionOpened', visit, jpki: null, cardAp: 'method.notAccepted' })
    expect(papers).toEqual({ ...nothing, session: sessionName, challenge: Buffer.alloc(32, 9) })
  })

  test('I-17: a stop that is in force here counts, whatever the session says', () => {
    const heard = hearSession(newPapers(visit), opened(), 1_000_000, (method) => method === 'jpki' ? 'service.stopped' : null)
    expect(heard).toMatchObject({ jpki: 'service.stopped', cardAp: 'method.notAccepted' })
  })

  test.each([[60_000, 'sessionOpened'], [60_001, 'centerFailed'], [-60_001, 'centerFailed']])('I-18: a clock %i ms ahead of ours: %s', (ahead, kind) => {
    const papers = newPapers(visit)
    const heard = hearSession(papers, opened({ now: 1_000_000 + ahead }), 1_000_000, nobody)
    expect(heard.kind).toBe(kind)
    if (heard.kind === 'centerFailed') expect([heard.fault, papers.session]).toEqual(['clock.skewed', null])
  })
})

describe('a proof', () => {
  test('certificate, signature and holder stay here', () => {
    const papers = newPapers(visit)
    expect(hearProof(papers, rightProof)).toEqual({ kind: 'proved', visit, proof: { kind: 'right' } })
    const signature = Buffer.alloc(256, 7).toString('base64url')
    expect(papers.proof).toEqual({ certificate: Buffer.from(residentCertificate).toString('base64url'), signature })
    expect(papers.holder).toEqual({ issuer: 'CN=Card of a test', serial: '01' })
  })

  test('by a certificate that names nobody proves nothing', () => {
    const heard = hearProof(newPapers(visit), { ...rightProof, certificate: new Uint8Array(3) })
    expect(heard).toEqual({ kind: 'proved', visit, proof: { kind: 'failed' } })
  })

  test.each([
    [{ kind: 'wrong', triesLeft: 2 }, { kind: 'wrong', triesLeft: 2 }], [{ kind: 'swapped' }, { kind: 'swapped' }],
    [{ kind: 'failed', why: 'the reader smokes' }, { kind: 'failed' }],
  ] as const)('there is none: %o', (proved, proof) => {
    const papers = newPapers(visit)
    expect(hearProof(papers, proved)).toEqual({ kind: 'proved', visit, proof })
    expect(papers).toEqual(nothing)
  })

  test.each([
    [{ kind: 'ok', value: { kind: 'right' } }, { kind: 'proved', visit, proof: { kind: 'right' } }],
    [{ kind: 'ok', value: { kind: 'wrong', triesLeft: 1 } }, { kind: 'proved', visit, proof: { kind: 'wrong', triesLeft: 1 } }],
    [{ kind: 'ok', value: { kind: 'blocked' } }, { kind: 'proved', visit, proof: { kind: 'blocked' } }],
    [{ kind: 'refused', reason: 'service.stopped' }, { kind: 'refused', visit, reason: 'service.stopped' }],
    [{ kind: 'fault', fault: 'late' }, { kind: 'centerFailed', visit, fault: 'center.late' }],
  ] as const)('カードAP: the municipality says %o', (answer, event) => expect(hearPin(newPapers(visit), answer)).toEqual(event))
})

describe('a menu', () => {
  const hear = (papers = newPapers(visit), menu = sentMenu, municipalities: 'all' | readonly string[] = 'all') => {
    const told: string[] = []
    return { heard: hearMenu(papers, 'jpki', { kind: 'ok', value: menu }, municipalities, () => told.push('left out')), papers, told }
  }

  test('as sent it stays here, for its hours and its key; that something was left out is told', () => {
    const { heard, papers, told } = hear()
    expect(heard).toMatchObject({ kind: 'menuArrived', visit })
    expect(papers).toEqual({ ...nothing, menu: sentMenu, method: 'jpki' })
    expect(told).toEqual(['left out'])
    expect(hear(newPapers(visit), { ...sentMenu, entries: sentMenu.entries.slice(0, 2) }).told).toEqual([])
  })

  test('I-03: by カードAP the holder is the 利用者ID within its municipality', () => {
    const papers = newPapers(visit)
    hearCard(papers, cardApCard, false)
    hearMenu(papers, 'cardAp', { kind: 'ok', value: sentTypeMenu }, 'all', () => undefined)
    expect(papers.holder).toEqual({ issuer: 'カードAP 99901', serial: 'KAKU0001' })
  })

  test('自団体のみ: of which nothing is left is refused, and so is one with nothing to choose', () => {
    expect(hear(newPapers(visit), sentMenu, ['99999']).heard).toEqual({ kind: 'refused', visit, reason: 'service.ownMunicipalityOnly' })
    expect(hear(newPapers(visit), { ...sentMenu, entries: [sentEntry('?', 1)], origin: null }).heard).toEqual({ kind: 'refused', visit, reason: 'service.notOffered' })
    expect(hear(newPapers(visit), { ...sentMenu, entries: [] }).heard, 'there is 利用登録 still').toMatchObject({ kind: 'menuArrived' })
  })
})

test('facts: they stay here; what the card said goes on', () => {
  const papers = newPapers(visit)
  const read = { kind: 'right', facts: new Uint8Array(1), attestation: new Uint8Array(2), certificate: new Uint8Array(3) } as const
  expect(hearFacts(papers, read)).toEqual({ kind: 'factsRead', visit, outcome: { kind: 'right' } })
  expect(papers.facts?.attestation).toBe(read.attestation)
  expect(hearFacts(papers, { kind: 'wrong', triesLeft: 2 })).toMatchObject({ outcome: { kind: 'wrong', triesLeft: 2 } })
  expect(hearFacts(papers, { kind: 'failed', why: 'smoke' })).toEqual({ kind: 'factsRead', visit, outcome: { kind: 'failed' } })
})

test('a registration: its 申請番号, or why not', () => {
  const papers = newPapers(visit)
  expect(hearRegistration(papers, { kind: 'ok', value: { transaction: 'a', number: 'N-1' } })).toEqual({ kind: 'registered', visit, number: 'N-1' })
  expect(hearRegistration(papers, { kind: 'refused', reason: 'origin.factsDiffer' })).toEqual({ kind: 'refused', visit, reason: 'origin.factsDiffer' })
})

test('refusals and faults of the center, each under its own name', () => {
  const declined = (answer: Answer<never>) => hearSession(newPapers(visit), answer, 0, nobody)
  expect(declined({ kind: 'refused', reason: 'service.closed' })).toEqual({ kind: 'refused', visit, reason: 'service.closed' })
  expect(declined({ kind: 'fault', fault: 'suspended' })).toEqual({ kind: 'centerFailed', visit, fault: 'center.suspended' })
  expect((['unreachable', 'late', 'invalidAnswer', 'suspended'] as const).map(centerFaultCode))
    .toEqual(['center.unreachable', 'center.late', 'center.invalidAnswer', 'center.suspended'])
})

test('coins: only money that both sides know', () => {
  expect(knownValues(coins)).toEqual([10, 500, 1000])
  expect(hearCoins(null, coins)).toEqual({ kind: 'coinsRead', visit: null, values: [10, 500, 1000], tubes: coins.tubes })
})

test('a pay-out: as far as it can be believed', () => {
  expect(hearPaidOut(visit, 500, { kind: 'short', paid: 200, owed: 300 })).toEqual({ kind: 'paidOut', visit, result: 'short', paid: 200 })
  expect(hearPaidOut(visit, 500, { kind: 'paid', paid: 600 })).toEqual({ kind: 'paidOut', visit, result: 'unknown', paid: 0 })
})
