import { generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { makeVaultKey } from '../envelope.ts'
import { Faults } from './faults.ts'
import { issue } from './issuing.ts'
import { menuOf } from './menu-of.ts'
import { municipalities } from './municipalities.ts'
import { householdOf } from './residents.ts'
import type { ResidentRecord } from './juminhyo.ts'

const holder = { issuer: 'CN=CA', serial: '01' }

function recordOf(resident: string): ResidentRecord {
  const household = householdOf(resident)
  const [municipality] = municipalities
  if (household === null || municipality === undefined) throw new Error('no record')
  return { holder, household, municipality, applicant: household.members[0] }
}

async function issueFrom(record: ResidentRecord) {
  const { offers } = record.municipality
  if (offers === null) throw new Error('not offered')
  const { publicKey: vaultKey } = await makeVaultKey()
  const request = { municipalityCode: '99001', kind: 'juminhyo', answers: [], copies: 1, fee: 300, language: 'ja' }
  return issue({
    record,
    vaultKey,
    faults: new Faults(),
    now: Date.parse('2026-11-21T10:00:00+09:00'),
    signingKey: (await generateKeyPair('ES256')).privateKey,
    request: {
      applicant: { resident: 'mihon-hanako', holder, menu: menuOf(record.municipality, offers, record.household, record.applicant) },
      application: { transaction: '0'.repeat(32), terminal: 'T-1', nonce: 'n'.repeat(43), request, vaultKey },
    },
  })
}

test('a document about who asked is sealed', async () => {
  expect(await issueFrom(recordOf('mihon-hanako'))).toEqual({
    kind: 'sealed',
    envelope: expect.stringMatching(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/),
  })
})

test.each([
  { issuer: 'CN=CA', serial: '02' },
  { issuer: 'CN=Other', serial: '01' },
])('a document about %o is not', async (other) => {
  expect(await issueFrom({ ...recordOf('mihon-hanako'), holder: other })).toEqual({ kind: 'wrongHolder' })
})

test('nor one with a name that can not be printed', async () => {
  const record = recordOf('mihon-hanako')
  expect(await issueFrom({ ...record, applicant: { ...record.applicant, name: '\u{20BB7}田　花子' } })).toEqual({ kind: 'unprintable' })
})
