import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeVaultKey } from '../envelope.ts'
import { openReferenceWorld } from './reference-world.ts'
import type { Answer } from '../center.ts'
import type { CertificateRequest } from '../protocol.ts'
import type { ReferenceWorld } from './reference-world.ts'

const terminal = { terminal: 'T-1', build: 'test' }
const minute = 60_000

function ok<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value
}

async function visit({ center, prove }: ReferenceWorld) {
  const { session, challenge } = ok(await center.openSession(terminal))
  const { proof } = await prove('ordinary', challenge)
  ok(await center.authenticate(session, proof))
  const request: CertificateRequest = {
    municipalityCode: '99001',
    kind: 'juminhyo',
    copies: 1,
    fee: 300,
    language: 'ja',
    answers: [
      { question: 'scope', choices: ['self'] },
      { question: 'items', choices: [] },
    ],
  }
  return {
    session,
    application: {
      transaction: 'a'.repeat(32),
      terminal: 'T-1',
      nonce: 'n'.repeat(43),
      request,
      vaultKey: (await makeVaultKey()).publicKey,
    },
  }
}

test('outside its hours there is no session, and no application from an earlier one', async () => {
  const world = await openReferenceWorld({ from: '6:30', to: '23:00' })
  world.clock.now = Date.parse('2026-11-21T22:50:00+09:00')
  const { session, application } = await visit(world)
  world.clock.now += 10 * minute
  expect(await world.center.openSession(terminal)).toEqual({ kind: 'refused', reason: 'service.closed' })
  expect(await world.center.apply(session, application)).toEqual({ kind: 'refused', reason: 'service.closed' })
})

test('a session ends after half an hour; its outcome can still be reported', async () => {
  const world = await openReferenceWorld()
  const { session, application } = await visit(world)
  ok(await world.center.apply(session, application))
  world.clock.now += 30 * minute
  expect(await world.center.download(session, application.transaction, () => {})).toEqual({ kind: 'fault', fault: 'late' })
  expect(await world.center.report(session, application.transaction, '未交付返金済')).toMatchObject({ kind: 'ok' })
})

test('a transaction id is never used twice, not even by a session long after', async () => {
  const world = await openReferenceWorld()
  const first = await visit(world)
  ok(await world.center.apply(first.session, first.application))
  world.clock.now += 60 * minute
  const second = await visit(world)
  expect(await world.center.apply(second.session, second.application)).toEqual({ kind: 'fault', fault: 'invalidAnswer' })
})

test('the ledger tells what came of each transaction and nothing about the person', async () => {
  const world = await openReferenceWorld()
  const { session, application } = await visit(world)
  ok(await world.center.apply(session, application))
  ok(await world.center.report(session, application.transaction, '交付済'))
  expect(world.center.ledger.lines()).toEqual([
    {
      transaction: application.transaction,
      session,
      application: expect.stringMatching(/^[0-9a-f]{64}$/),
      municipalityCode: '99001',
      kind: 'juminhyo',
      fee: 300,
      outcome: '交付済',
    },
  ])
})

test('a card has its own certificate by the CA, and its key belongs to it', async () => {
  const { center, prove } = await openReferenceWorld()
  const card = await center.issueCard('kaku-taro')
  if (card === null) throw new Error('no card')
  expect(card).toMatchObject({ resident: 'kaku-taro', pin: '1234', municipalityCode: '99001' })
  const certificate = new X509Certificate(card.certificate)
  expect(certificate.verify(new X509Certificate(card.caCertificate).publicKey)).toBe(true)
  expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  const challenge = Buffer.from('challenge')
  const { proof } = await prove('ordinary', challenge.toString('base64url'))
  expect(
    verify(
      'sha256',
      challenge,
      createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
      Buffer.from(proof.signature, 'base64url'),
    ),
  ).toBe(true)
  expect(await center.issueCard('kaku-taro')).toEqual(card)
})

test('who has no card gets none', async () => {
  const { center } = await openReferenceWorld()
  expect([await center.issueCard('kaku-ichiro'), await center.issueCard('nobody')]).toEqual([null, null])
})
