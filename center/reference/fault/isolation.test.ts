import { generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { makeVaultKey, open } from '../../envelope.ts'
import { holderBinding, requestDigest } from '../../digests.ts'
import { faultNames, Faults } from '../faults.ts'
import { issue } from '../issuing.ts'
import { issuingServers } from '../issuing-servers.ts'
import { recordOf } from '../paper.fixture.ts'
import type { IssuingServer } from '../issuing-server.ts'
import type { IssueRequest } from '../sessions.ts'

const now = Date.parse('2026-11-21T10:00:00+09:00')
const answers = [{ question: 'scope', choices: ['self'] }, { question: 'items', choices: [] }]

test('I-14 with every fault off there is no place where two requests could meet, and what lay in one is gone with its fault', () => {
  const faults = new Faults()
  const placesNow = () => faultNames.map((name) => faults.place(name))
  expect(placesNow()).toEqual(faultNames.map(() => null))
  for (const name of faultNames) faults.set(name, true)
  const before = placesNow()
  expect(new Set(before).size).toBe(faultNames.length)
  for (const name of faultNames) faults.set(name, false)
  expect(placesNow()).toEqual(faultNames.map(() => null))
  for (const name of faultNames) faults.set(name, true)
  expect(placesNow().filter((place) => before.includes(place))).toEqual([])
})

const { privateKey: signingKey, publicKey } = await generateKeyPair('ES256')

/** The four servers, but nobody's document is handed out before so many are drawn: then all go on at once. */
function together(count: number): readonly IssuingServer[] {
  const all = Promise.withResolvers<void>()
  let drawn = 0
  return issuingServers.map((server) => ({
    ...server,
    async render(order) {
      const rendered = await server.render(order)
      drawn += 1
      if (drawn === count) all.resolve()
      await all.promise
      return rendered
    },
  }))
}

/** Has one issued, and opens it: what was signed of it. */
async function issuedTo(resident: string, number: number, issuers: readonly IssuingServer[]) {
  const { publicKey: vaultKey, privateKey: vaultPrivateKey } = await makeVaultKey()
  const record = { ...recordOf(resident), holder: { issuer: 'CN=CA', serial: resident } }
  const menu = { municipality: record.municipality.name, municipalityCode: '99001', entries: [], origin: null, pinKey: null }
  const request = { municipalityCode: '99001', kind: 'juminhyo', answers, copies: 1, fee: 300, language: 'ja' }
  const [transaction, terminal, nonce] = [`${number}`.padStart(32, '0'), `T-${number}`, `${number}`.padStart(43, 'n')]
  // Nobody can write to a request unseen.
  const asked: IssueRequest = frozen({
    applicant: { card: resident, person: resident, method: 'jpki', holder: record.holder, menu }, application: { transaction, terminal, nonce, vaultKey, request },
  })
  const issued = await issue({
    request: asked, asker: transaction, drawn: { record, request: asked }, vaultKey, signingKey, issuers, faults: new Faults(), now,
  })
  if (issued.kind !== 'sealed') throw new Error(issued.kind)
  const expected = {
    transaction, terminal, nonce, municipalityCode: '99001', kind: 'juminhyo', copies: 1, fee: 300,
    holderBinding: holderBinding(record.holder, transaction, nonce), requestDigest: requestDigest(request),
  }
  const opened = await open({ envelope: Buffer.from(issued.envelope), vaultPrivateKey, centerKeys: [publicKey], expected, now })
  if (opened.kind !== 'held') throw new Error(opened.kind)
  return opened.claims
}

test('I-14 a request brings the same to the last byte, alone and among twelve of the same millisecond', async () => {
  const residents = ['kaku-taro', 'mihon-hanako', 'kaku-hanako', 'kaku-taro']
  const everybody = Array.from({ length: 12 }, (_, number) => ({ resident: residents[number % residents.length] ?? '', number }))
  const alone = []
  for (const { resident, number } of everybody) alone.push(await issuedTo(resident, number, together(1)))
  const issuers = together(everybody.length)
  expect(await Promise.all(everybody.map(({ resident, number }) => issuedTo(resident, number, issuers)))).toEqual(alone)
  expect(new Set(alone.map(({ document }) => document)).size).toBe(12)
})

function frozen<Thing extends object>(thing: Thing): Thing {
  for (const value of Object.values(thing)) if (typeof value === 'object' && value !== null) frozen(value)
  return Object.freeze(thing)
}
