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

test('of what was issued no more is kept than 256 envelopes, of all sessions together; the oldest go', () => {
  const all = Array.from({ length: 300 }, (_, index) => {
    now += 1
    const session = sessions.open('T-1', presented)
    keep(session, String(index))
    return session
  })
  expect(all.flatMap(({ issued }) => [...issued.keys()])).toEqual(Array.from({ length: 256 }, (_, index) => String(index + 44)))
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
