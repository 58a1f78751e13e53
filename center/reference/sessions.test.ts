import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { Sessions } from './sessions.ts'
import type { Issued } from './issuing.ts'
import type { IssueRequest } from './sessions.ts'

const presented = { medium: 'card', municipality: '99001' } as const
const minute = 60 * 1000
let now = 0
let sessions: Sessions
beforeEach(() => {
  now = 0
  sessions = new Sessions(() => now, randomBytes)
})

function requestOf(transaction: string): IssueRequest {
  const menu = { municipality: { ja: '架空市' }, municipalityCode: '99001', entries: [], origin: null, pinKey: null }
  const request = { municipalityCode: '99001', kind: 'juminhyo', answers: [], copies: 1, fee: 300, language: 'ja' }
  const vaultKey = { kty: 'EC' as const, crv: 'P-256' as const, x: 'x', y: 'y' }
  return {
    applicant: { card: 'c', person: 'p', method: 'jpki', holder: { issuer: 'i', serial: '1' }, menu },
    application: { transaction, terminal: 'T-1', nonce: 'n', request, vaultKey },
  }
}

function keep(session: ReturnType<Sessions['open']>, transaction: string): void {
  const issued: Issued = { kind: 'sealed', envelope: transaction }
  void sessions.keep(session, requestOf(transaction), Promise.resolve(issued))
}

/** Opens a session of that terminal a moment later, and has something issued in it. */
function issuedAt(terminal: string, transaction: string): ReturnType<Sessions['open']> {
  now += 1
  const session = sessions.open(terminal, presented)
  keep(session, transaction)
  return session
}

const keptIn = (all: readonly ReturnType<Sessions['open']>[]) => all.flatMap(({ issued }) => [...issued.keys()])

test('a terminal that reports nothing loses its own oldest envelopes, no other terminal’s', () => {
  const other = issuedAt('T-1', 'other')
  const own = Array.from({ length: 300 }, (_, index) => issuedAt('T-2', String(index)))
  expect(keptIn([other])).toEqual(['other'])
  expect(keptIn(own)).toEqual(Array.from({ length: 32 }, (_, index) => String(index + 268)))
})

test('no more is kept than 256 envelopes, of all terminals together; those go of whom most are kept', () => {
  const one = issuedAt('one', 'one')
  const others = Array.from({ length: 300 }, (_, index) => issuedAt(`T-${index % 10}`, String(index)))
  expect(keptIn([one])).toEqual(['one'])
  expect(keptIn(others)).toHaveLength(255)
  expect(keptIn(others.slice(-10))).toHaveLength(10)
})

test('of one terminal 64 sessions live; the oldest ends, with what was issued in it', () => {
  const other = sessions.open('T-2', presented)
  const own = Array.from({ length: 65 }, () => sessions.open('T-1', presented))
  const [first, second] = own
  expect(own.filter(({ id }) => sessions.find(id) === null)).toEqual([first])
  expect(sessions.find(other.id)).toBe(other)
  if (second !== undefined) keep(second, 'a')
  sessions.open('T-1', presented)
  expect(second?.issued.size).toBe(0)
})

test('a session that is found costs no look at all the others', () => {
  let looks = 0
  const counting = new Sessions(() => (looks += 1, now), randomBytes)
  const ids = Array.from({ length: 200 }, (_, index) => counting.open(`T-${index}`, presented).id)
  looks = 0
  for (const id of ids) counting.find(id)
  expect(looks).toBeLessThanOrEqual(2 * ids.length)
})

test('what was issued is forgotten when it is told to be, after ten minutes, and with its session', () => {
  const session = sessions.open('T-1', presented)
  keep(session, 'a')
  sessions.forget(session.id, 'a')
  expect(session.issued.size).toBe(0)
  keep(session, 'b')
  now += 10 * minute - 1
  expect(sessions.find(session.id)?.issued.size).toBe(1)
  now += 1
  expect(sessions.find(session.id)?.issued.size).toBe(0)
  now += 20 * minute
  expect(sessions.find(session.id)).toBeNull()
})
