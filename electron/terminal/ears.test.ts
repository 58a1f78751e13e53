import { expect, test } from 'vitest'
import { challenge, sentMenu, sessionName } from './fixture/center-double.ts'
import { residentCertificate, rightCard, rightProof } from './fixture/card-double.ts'
import { centerFaultCode, hearCard, hearCoins, hearMenu, hearPaidOut, hearProof, hearSession, knownValues } from './ears.ts'
import { newPapers } from './papers.ts'

const visit = 'beef'.repeat(8)
const nothing = newPapers(visit)
const coins = { faults: [], values: [5, 10, 500, 1000, 10_000], canPayOut: 900, counter: 0, creditedTotal: 0 }

test('a card: its digest stays here, what the screens need goes on', () => {
  const papers = newPapers(visit)
  expect(hearCard(papers, rightCard)).toEqual({ kind: 'identified', visit, card: { kind: 'jpki', triesLeft: 3, expired: false } })
  expect(papers).toEqual({ ...nothing, certificateDigest: 'c'.repeat(64) })
  expect(hearCard(papers, { kind: 'failed', why: 'the reader smokes' })).toEqual({ kind: 'identified', visit, card: { kind: 'failed' } })
})

test('a session: its name and its challenge stay here', () => {
  const papers = newPapers(visit)
  const value = { session: sessionName, challenge, hours: null }
  expect(hearSession(papers, { kind: 'ok', value })).toEqual({ kind: 'sessionOpened', visit })
  expect(papers).toEqual({ ...nothing, session: sessionName, challenge: Buffer.alloc(32, 9) })
})

test('a proof: certificate, signature and holder stay here', () => {
  const papers = newPapers(visit)
  expect(hearProof(papers, rightProof)).toEqual({ kind: 'proved', visit, proof: { kind: 'right' } })
  const signature = Buffer.alloc(256, 7).toString('base64url')
  expect(papers.proof).toEqual({ certificate: Buffer.from(residentCertificate).toString('base64url'), signature })
  expect(papers.holder).toEqual({ issuer: 'CN=Card of a test', serial: '01' })
})

test('a proof by a certificate that names nobody proves nothing', () => {
  const heard = hearProof(newPapers(visit), { ...rightProof, certificate: new Uint8Array(3) })
  expect(heard).toEqual({ kind: 'proved', visit, proof: { kind: 'failed' } })
})

test.each([
  [{ kind: 'wrong', triesLeft: 2 }, { kind: 'wrong', triesLeft: 2 }], [{ kind: 'swapped' }, { kind: 'swapped' }],
  [{ kind: 'failed', why: 'the reader smokes' }, { kind: 'failed' }],
] as const)('no proof: %o', (proved, proof) => {
  const papers = newPapers(visit)
  expect(hearProof(papers, proved)).toEqual({ kind: 'proved', visit, proof })
  expect(papers).toEqual(nothing)
})

test('a menu: the municipality’s code stays here; that a kind was left out is told', () => {
  const papers = newPapers(visit)
  const told: string[] = []
  expect(hearMenu(papers, { kind: 'ok', value: sentMenu }, () => told.push('unknown'))).toMatchObject({ kind: 'menuArrived', visit })
  expect(papers).toEqual({ ...nothing, municipalityCode: '99901' })
  expect(told).toEqual(['unknown'])
  hearMenu(papers, { kind: 'ok', value: { ...sentMenu, entries: sentMenu.entries.slice(0, 2) } }, () => told.push('again'))
  expect(told).toEqual(['unknown'])
})

test('a center that declines: refusals are about the person, faults about the center', () => {
  const closed = hearSession(newPapers(visit), { kind: 'refused', reason: 'service.closed' })
  expect(closed).toEqual({ kind: 'refused', visit, reason: 'service.closed' })
  expect(hearMenu(newPapers(visit), { kind: 'fault', fault: 'suspended' }, () => undefined))
    .toEqual({ kind: 'centerFailed', visit, fault: 'center.suspended' })
  expect((['unreachable', 'late', 'invalidAnswer', 'suspended'] as const).map(centerFaultCode))
    .toEqual(['center.unreachable', 'center.late', 'center.invalidAnswer', 'center.suspended'])
})

test('coins: only money that both sides know', () => {
  expect(knownValues(coins)).toEqual([10, 500, 1000])
  expect(hearCoins(null, coins)).toEqual({ kind: 'coinsRead', visit: null, values: [10, 500, 1000], canPayOut: 900 })
})

test('a pay-out: as far as it can be believed', () => {
  expect(hearPaidOut(visit, 500, { kind: 'short', paid: 200, owed: 300 })).toEqual({ kind: 'paidOut', visit, result: 'short', paid: 200 })
  expect(hearPaidOut(visit, 500, { kind: 'paid', paid: 600 })).toEqual({ kind: 'paidOut', visit, result: 'stuck', paid: 0 })
})
