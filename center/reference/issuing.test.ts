import { generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { makeVaultKey } from '../envelope.ts'
import { Faults } from './faults.ts'
import { issue } from './issuing.ts'
import { issuingServers } from './issuing-servers.ts'
import { holder, recordOf } from './paper.fixture.ts'
import type { ResidentRecord } from './issuing-server.ts'
import type { IssueRequest } from './sessions.ts'

const now = Date.parse('2026-11-21T10:00:00+09:00')
const answers = [{ question: 'scope', choices: ['self'] }, { question: 'items', choices: [] }]

async function issueFrom(record: ResidentRecord, registryAge = record.municipality.limits.registryAge, issuers = issuingServers) {
  const { publicKey: vaultKey } = await makeVaultKey()
  const menu = { municipality: record.municipality.name, municipalityCode: '99001', entries: [], origin: null, pinKey: null }
  const request: IssueRequest = {
    applicant: { card: 'mihon-hanako', person: 'mihon-hanako', method: 'jpki', holder, menu },
    application: {
      transaction: '0'.repeat(32), terminal: 'T-1', nonce: 'n'.repeat(43), vaultKey,
      request: { municipalityCode: '99001', kind: 'juminhyo', answers, copies: 1, fee: 300, language: 'ja' },
    },
  }
  const municipality = { ...record.municipality, limits: { registryAge } }
  return issue({
    request, asker: request.application.transaction, issuers, drawn: { record: { ...record, municipality }, request }, vaultKey, now,
    faults: new Faults(), signingKey: (await generateKeyPair('ES256')).privateKey,
  })
}

const sealed = { kind: 'sealed', envelope: expect.stringMatching(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/) }

test('a document about who asked is sealed', async () => {
  expect(await issueFrom(recordOf('mihon-hanako'))).toEqual(sealed)
})

test.each([{ ...holder, serial: '02' }, { ...holder, issuer: 'CN=Other' }])('I-06 a document about %o is not', async (other) => {
  expect(await issueFrom({ ...recordOf('mihon-hanako'), holder: other })).toEqual({ kind: 'wrongHolder' })
})

test.each([
  ['for another application of the same holder', { orderReference: '0000-0000-0000' }, 'wrongOrder'],
  ['by a build that is not approved', { build: 'issuing-0.1.0' }, 'wrongBuild'],
] as const)('I-06 nor one that was made %s', async (_, change, kind) => {
  const issuers = issuingServers.map((server) => ({
    ...server, render: async (order: Parameters<typeof server.render>[0]) => ({ ...(await server.render(order)), ...change }),
  }))
  expect(await issueFrom(recordOf('mihon-hanako'), undefined, issuers)).toEqual({ kind })
})

test('nor one with a name that can not be printed', async () => {
  const record = recordOf('mihon-hanako')
  const named = { ...record, applicant: { ...record.applicant, name: '\u{20BB7}田　花子' } }
  expect(await issueFrom(named)).toEqual({ kind: 'refused', reason: 'record.externalCharacter' })
})

test('I-20 a register as old as the municipality allows will do, one that is older will not', async () => {
  // 住民記録 is as it was at the last full minute, so at this moment it is not old at all.
  expect(await issueFrom(recordOf('mihon-hanako'), 0)).toEqual(sealed)
  expect(await issueFrom(recordOf('mihon-hanako'), -1)).toEqual({ kind: 'refused', reason: 'record.stale' })
})
