import { CompactSign, generateKeyPair } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { isStopped, readStops, signStops, stopNotice } from './stops.ts'
import type { CryptoKey, JWTHeaderParameters } from 'jose'
import type { Stop, StopNotice, Undertaking } from './stops.ts'

const notice: StopNotice = {
  version: 1_795_000_000,
  issuedAt: 1_795_000_000,
  stops: [{ scope: 'method', method: 'jpki' }, { scope: 'type', kind: 'koseki', code: null }],
  text: { ja: '休止しています' },
}
interface Pair { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }
let mine: Pair
let other: Pair
beforeAll(async () => {
  mine = await generateKeyPair('ES256')
  other = await generateKeyPair('ES256')
})

const signed = (content: unknown, header: JWTHeaderParameters) =>
  new CompactSign(Buffer.from(JSON.stringify(content))).setProtectedHeader(header).sign(mine.privateKey)

test('I-17 what a pinned key has signed is read, whichever of the two it is', async () => {
  const jws = await signStops(notice, mine.privateKey)
  expect(await readStops(jws, [mine.publicKey])).toEqual(notice)
  expect(await readStops(jws, [other.publicKey, mine.publicKey])).toEqual(notice)
})

test('I-17 what another hand has signed, or nobody, is no notice', async () => {
  const jws = await signStops(notice, other.privateKey)
  expect(await readStops(jws, [mine.publicKey])).toBeNull()
  expect(await readStops(jws, [])).toBeNull()
  const [header = '', , signature = ''] = (await signStops(notice, mine.privateKey)).split('.')
  const lifted = Buffer.from(JSON.stringify({ ...notice, stops: [] })).toString('base64url')
  expect(await readStops([header, lifted, signature].join('.'), [mine.publicKey])).toBeNull()
  expect(await readStops('', [mine.publicKey])).toBeNull()
})

test('I-17 claims of a document, signed by the same key, are no notice', async () => {
  expect(await readStops(await signed(notice, { alg: 'ES256', typ: 'madoguchi-claims' }), [mine.publicKey])).toBeNull()
  expect(await readStops(await signed(notice, { alg: 'ES256' }), [mine.publicKey])).toBeNull()
})

test.each<[string, object]>([
  ['a field nobody knows', { ...notice, urgent: true }],
  ['a reach nobody knows', { ...notice, stops: [{ scope: 'weekday', day: 'monday' }] }],
  ['no version', { ...notice, version: undefined }],
  ['a version before the first', { ...notice, version: -1 }],
])('I-18 %s: no notice', async (_, content) => {
  expect(await readStops(await signed(content, { alg: 'ES256', typ: 'madoguchi-stops' }), [mine.publicKey])).toBeNull()
})

test('a version may be a moment in seconds, of this century and the next', () => {
  expect(stopNotice.safeParse({ ...notice, version: Date.parse('2150-01-01') / 1000 }).success).toBe(true)
})

const all: Stop = { scope: 'all' }
const method: Stop = { scope: 'method', method: 'cardAp' }
const municipality: Stop = { scope: 'municipality', code: '99001' }
const everywhere: Stop = { scope: 'type', kind: 'koseki', code: null }
const there: Stop = { scope: 'type', kind: 'koseki', code: '99001' }

test.each<[Stop, Undertaking, boolean]>([
  [all, {}, true],
  [all, { method: 'jpki', municipality: '99002', kind: 'juminhyo' }, true],
  [method, { method: 'cardAp' }, true],
  [method, { method: 'jpki' }, false],
  [method, {}, false],
  [municipality, { municipality: '99001' }, true],
  [municipality, { municipality: '99002', kind: 'koseki' }, false],
  [municipality, {}, false],
  [municipality, { municipality: '98001', residence: '99001' }, true],
  [municipality, { municipality: '98001', residence: '99002' }, false],
  [everywhere, { kind: 'koseki', municipality: '99002' }, true],
  [everywhere, { kind: 'juminhyo', municipality: '99002' }, false],
  [there, { kind: 'koseki', municipality: '99001' }, true],
  [there, { kind: 'koseki', municipality: '99002' }, false],
  [there, { municipality: '99001' }, false],
  [there, { kind: 'koseki', municipality: '98001', residence: '99001' }, true],
  [there, { kind: 'juminhyo', municipality: '98001', residence: '99001' }, false],
  [there, { kind: 'koseki', municipality: '98001', residence: '99002' }, false],
])('I-17 %j reaches %j: %s', (stop, undertaking, stopped) => {
  expect(isStopped([stop], undertaking)).toBe(stopped)
})

test('one of several is enough, and none stops nothing', () => {
  expect(isStopped([method, there], { kind: 'koseki', municipality: '99001' })).toBe(true)
  expect(isStopped([], { method: 'jpki', municipality: '99001', kind: 'koseki' })).toBe(false)
})
