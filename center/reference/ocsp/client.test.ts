import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openAuthority } from './authority.fixture.ts'
import { OcspClient } from './client.ts'
import { serialBytes } from './issuer.ts'
import { readRequest, writeRequest } from './request.ts'
import { OcspResponder } from './responder.ts'
import { refusals, writeRefusal } from './response.ts'
import type { X509Certificate } from 'node:crypto'
import type { DelegateTraits } from './authority.fixture.ts'
import type { OcspTransport } from './client.ts'
import type { HashName } from './issuer.ts'
import type { OcspQuestion } from './request.ts'
import type { ResponderSettings } from './responder.ts'

const minute = 60_000
const day = 24 * 60 * minute
const now = Date.parse('2026-11-21T10:00:00.500+09:00')
const authority = await openAuthority(now)
const { issuer } = authority
const card = await authority.certify('4A01')
const signer = await authority.delegate()
const revokedAt = now - day - 500

/** Knows 4A01 as good and 4A02 as revoked. */
const statusOf: ResponderSettings['statusOf'] = async (serial) => {
  if (serial === '4A01') return { kind: 'good' }
  return serial === '4A02' ? { kind: 'revoked', at: revokedAt, reason: 'keyCompromise' } : { kind: 'unknown' }
}

function responder(other: Partial<ResponderSettings> = {}): OcspResponder {
  return new OcspResponder({ issuer, signer, statusOf, now: () => now, ...other })
}

const through = (responder: OcspResponder): OcspTransport => async (request) => responder.answer(request)
const never = () => () => {}

function ask(transport: OcspTransport, certificate: X509Certificate = card) {
  return new OcspClient({ issuer, transport, now: () => now, random: randomBytes, timer: never, timeout: 1000 }).ask(certificate)
}

/** Somebody between the two who alters what is asked. */
const altering = (alter: (question: OcspQuestion) => OcspQuestion): OcspTransport => async (request) => {
  const question = readRequest(request)
  if (question === null) throw new Error('the client asks nothing')
  return responder().answer(writeRequest(alter(question)))
}

const down = (why: string) => ({ kind: 'down', why })
const idOf = (serial: string, hash: HashName = 'sha256') => issuer.certId(serialBytes(serial), hash)

test.each([
  ['a delegate', signer],
  ['the authority itself', authority.itself],
])('what the authority knows is told, signed by %s', async (_, signer) => {
  const answered = (certificate: X509Certificate) => ask(through(responder({ signer })), certificate)
  expect(await answered(card)).toEqual({ kind: 'good' })
  expect(await answered(await authority.certify('4A02'))).toEqual({ kind: 'revoked', at: revokedAt, reason: 'keyCompromise' })
  expect(await answered(await authority.certify('4A03'))).toEqual({ kind: 'unknown' })
})

test('a revocation without a reason is one', async () => {
  const statusOf = async () => ({ kind: 'revoked', at: revokedAt, reason: null }) as const
  expect(await ask(through(responder({ statusOf })))).toEqual({ kind: 'revoked', at: revokedAt, reason: null })
})

test('a certificate of another authority is not asked about', async () => {
  const stranger = await (await openAuthority(now)).certify('4A01')
  expect(await ask(() => expect.unreachable(), stranger)).toEqual({ kind: 'unknown' })
})

test('a serial number that begins with a one bit is the same number everywhere', async () => {
  const statusOf = async (serial: string) => ({ kind: serial === '9A01' ? 'good' : 'unknown' }) as const
  expect(await ask(through(responder({ statusOf })), await authority.certify('009A01'))).toEqual({ kind: 'good' })
})

test('every question has 32 fresh bytes of its own', async () => {
  const nonces: string[] = []
  const noting = altering((question) => {
    nonces.push(Buffer.from(question.nonce ?? []).toString('hex'))
    return question
  })
  expect(await ask(noting)).toEqual({ kind: 'good' })
  expect(await ask(noting)).toEqual({ kind: 'good' })
  expect(nonces.map(({ length }) => length)).toEqual([64, 64])
  expect(new Set(nonces).size).toBe(2)
})

test('an answer given before is none now', async () => {
  const answers: Uint8Array[] = []
  const recording: OcspTransport = async (request) => {
    answers.push(await responder().answer(request))
    return answers[0] ?? 'unreachable'
  }
  expect([await ask(recording), await ask(recording)]).toEqual([{ kind: 'good' }, down('wrongNonce')])
})

test.each<[string, (question: OcspQuestion) => OcspQuestion, string]>([
  ['has no nonce', ({ ids }) => ({ ids, nonce: null }), 'wrongNonce'],
  ['has another nonce', ({ ids }) => ({ ids, nonce: randomBytes(32) }), 'wrongNonce'],
  ['has a piece of the nonce', ({ ids, nonce }) => ({ ids, nonce: nonce?.subarray(0, 16) ?? null }), 'wrongNonce'],
  ['is about another certificate', ({ nonce }) => ({ ids: [idOf('4A04')], nonce }), 'wrongCertificate'],
  ['is about two certificates', ({ ids, nonce }) => ({ ids: [...ids, idOf('4A04')], nonce }), 'wrongCertificate'],
  ['names the authority in other words', ({ nonce }) => ({ ids: [idOf('4A01', 'sha1')], nonce }), 'wrongCertificate'],
])('an answer that %s is none: %s', async (_, alter, why) => {
  expect(await ask(altering(alter))).toEqual(down(why))
})

test.each<[string, DelegateTraits]>([
  ['for something else', { purpose: 'clientAuth' }],
  ['for nothing named', { purpose: 'none' }],
  ['whose own revocation would have to be asked', { nocheck: false }],
  ['whose key may not sign', { maySign: false }],
  ['over', { until: now - 1000 }],
  ['not begun', { from: now + 1000 }],
  ['with something critical nobody knows', { strange: true }],
])('a delegate %s may not answer', async (_, traits) => {
  expect(await ask(through(responder({ signer: await authority.delegate(traits) })))).toEqual(down('untrustedSigner'))
})

test('neither may another authority of the same name, nor its delegate', async () => {
  const other = await openAuthority(now)
  expect(await ask(through(responder({ signer: await other.delegate() })))).toEqual(down('untrustedSigner'))
  expect(await ask(through(responder({ signer: other.itself })))).toEqual(down('badSignature'))
})

test('a delegate\'s name under another\'s signature is a bad signature', async () => {
  const forged = { ...signer, privateKey: authority.itself.privateKey }
  expect(await ask(through(responder({ signer: forged })))).toEqual(down('badSignature'))
})

test('an authority whose own time is over is not believed', async () => {
  const past = await openAuthority(now - 400 * day)
  const client = new OcspClient({
    issuer: past.issuer, now: () => now, random: randomBytes, timer: never, timeout: 1000,
    transport: through(responder({ issuer: past.issuer, signer: past.itself })),
  })
  expect(await client.ask(await past.certify('4A01'))).toEqual(down('untrustedSigner'))
})

test.each<[number, object]>([
  // What is told holds for a minute, and clocks may differ by one; a question and its answer lie within one.
  [-61_000, down('stale')],
  [-60_000, { kind: 'good' }],
  [60_000, { kind: 'good' }],
  [61_000, down('early')],
  [-day, down('stale')],
  [day, down('early')],
])('a responder whose clock is %d ms off', async (off, outcome) => {
  const second = Math.floor(now / 1000) * 1000
  const client = new OcspClient({
    issuer, now: () => second, random: randomBytes, timer: never, timeout: 1000,
    transport: through(responder({ now: () => second + off })),
  })
  expect(await client.ask(card)).toEqual(outcome)
})

test('an answer that has run out on the way is stale', async () => {
  const clock = { now }
  const client = new OcspClient({
    issuer, now: () => clock.now, random: randomBytes, timer: never, timeout: 1000,
    async transport(request) {
      const answer = await responder().answer(request)
      clock.now += 3 * minute
      return answer
    },
  })
  expect(await client.ask(card)).toEqual(down('stale'))
})

test.each(refusals)('a responder that answers %s has not answered', async (refusal) => {
  expect(await ask(async () => writeRefusal(refusal))).toEqual(down(refusal))
})

test.each(['unreachable', 'malformed'] as const)('nothing that comes back: %s', async (why) => {
  expect(await ask(async () => why)).toEqual(down(why))
})

test('one attempt, and after its time the transport is told to give up', async () => {
  const rung = Promise.withResolvers<() => void>()
  const signals: AbortSignal[] = []
  const delays: number[] = []
  const client = new OcspClient({
    issuer, now: () => now, random: randomBytes, timeout: 1234,
    timer(delay, ring) {
      delays.push(delay)
      rung.resolve(ring)
      return () => {}
    },
    transport(_, signal) {
      signals.push(signal)
      return new Promise(() => {})
    },
  })
  const outcome = client.ask(card)
  const ring = await rung.promise
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  ring()
  expect(await outcome).toEqual(down('late'))
  expect([signals.map(({ aborted }) => aborted), delays]).toEqual([[true], [1234]])
})

test('no timer is left when the answer has come', async () => {
  let running = 0
  const timer = () => {
    running += 1
    return () => void (running -= 1)
  }
  const client = new OcspClient({ issuer, transport: through(responder()), now: () => now, random: randomBytes, timer, timeout: 1000 })
  expect(await client.ask(card)).toEqual({ kind: 'good' })
  expect(running).toBe(0)
})
