import { expect, test } from 'vitest'
import { renewal, signOf } from './center-finding.ts'
import { centerResultOf } from './center-result.ts'
import { lineOfCenter } from './center-words.ts'
import type { CenterFinding, TlsTrouble } from './center-finding.ts'

const lasting = (days: number) => ({ until: new Date('2027-03-01T12:00:00Z'), days })
const own = (issued: boolean, days = 99): CenterFinding => ({ kind: 'own', validity: lasting(days), issued })
const tls = (days: number): CenterFinding => ({ kind: 'tls', protocol: 'TLSv1.3', issuer: 'CN=A', validity: lasting(days), ms: 7 })
const noTls = (trouble: TlsTrouble): CenterFinding => ({ kind: 'noTls', trouble, code: 'EPROTO' })

const bad: readonly CenterFinding[] = [
  { kind: 'files', why: 'center.key: own.pem: can’t be read; put it there' }, own(false), own(true, renewal - 1), own(true, -1),
  { kind: 'name', host: 'center.example', addresses: [] }, { kind: 'unreached', code: 'ECONNREFUSED' },
  noTls('authority'), noTls('host'), noTls('expired'), noTls('version'), noTls('other'), tls(renewal - 1), tls(-1),
  { kind: 'notAdmitted', code: '404' }, { kind: 'notAdmitted', code: 'late' }, { kind: 'notAdmitted', code: 'ECONNRESET' },
  { kind: 'noHeartbeat', answer: 'late' }, { kind: 'build', approved: false }, { kind: 'foreignStops' },
  { kind: 'clock', difference: 61_000 }, { kind: 'clock', difference: -61_000 },
]
const fine: readonly CenterFinding[] = [
  own(true, renewal), { kind: 'name', host: 'center.example', addresses: ['10.0.0.1', '10.0.0.2'] },
  { kind: 'reached', address: '10.0.0.1', ms: 3 }, tls(renewal), { kind: 'admitted' }, { kind: 'heartbeat', ms: 9 }, { kind: 'build', approved: true },
  { kind: 'clock', difference: 59_000 }, { kind: 'clock', difference: -1_200 }, { kind: 'stops', version: 4, inForce: 0 }, { kind: 'stops', version: 5, inForce: 2 },
]

test('each thing that is wrong has a remedy, and a line of its own', () => {
  for (const finding of bad) expect(lineOfCenter(finding)).toMatchObject({ sign: 'bad', remedy: expect.stringMatching(/\w{3}/) })
  expect(new Set(bad.map((finding) => JSON.stringify(lineOfCenter(finding)))).size).toBe(bad.length)
})

test('who is not let in is told what to do about that very thing', () => {
  const remedies = ['404', 'late', 'ECONNRESET'].map((code) => lineOfCenter({ kind: 'notAdmitted', code }).remedy)
  expect(remedies).toEqual([expect.stringContaining('mend center.url'), expect.stringContaining('overloaded'), expect.stringContaining('revoked')])
})

test('nothing else is called wrong or given a remedy', () => {
  for (const finding of fine) expect(lineOfCenter(finding)).toMatchObject({ remedy: null, sign: expect.stringMatching('good|note') })
  expect(fine.filter((finding) => signOf(finding) === 'note').map(({ kind }) => kind)).toEqual(['stops'])
})

test.each<[CenterFinding, string]>([
  [own(true), 'this terminal’s own; good until 2027-03-01, 99 days left'],
  [own(true, 29), 'this terminal’s own; good until 2027-03-01, 29 days left: renew it'],
  [own(true, -1), 'this terminal’s own; good until 2027-03-01: has run out'],
  [tls(99), 'TLSv1.3, 7 ms; issued by CN=A; good until 2027-03-01, 99 days left'],
  [{ kind: 'clock', difference: -1_200 }, 'the center’s is 1.2 s behind this machine’s'],
  [{ kind: 'clock', difference: 61_000 }, 'the center’s is 61.0 s ahead of this machine’s'],
])('%j: %s', (finding, text) => {
  expect(lineOfCenter(finding).text).toBe(text)
})

test('what keeps a terminal from starting is said as it says it itself', () => {
  const line = lineOfCenter({ kind: 'files', why: 'center.key: own.pem: can’t be read; put it there; or not' })
  expect(line).toEqual({ sign: 'bad', about: 'certificate', text: 'center.key: own.pem: can’t be read; put it there', remedy: 'or not' })
})

test('for programs: what was learned, null for what was not, and what is bad by its kind', () => {
  expect(centerResultOf([own(false), { kind: 'name', host: 'c', addresses: [] }])).toEqual({
    host: 'c', addresses: [], connectMs: null, handshakeMs: null, heartbeatMs: null, center: null, buildApproved: null, clockDifferenceMs: null,
    stopsSigned: null, stopsVersion: null, stopsInForce: null, own: { until: '2027-03-01T12:00:00.000Z', daysLeft: 99 }, bad: ['own', 'name'],
  })
})
