import { PDFDocument } from '@cantoo/pdf-lib'
import { CompactEncrypt, CompactSign, compactDecrypt, generateKeyPair, importJWK } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { documentDigest } from './digests.ts'
import { makeVaultKey, open, seal } from './envelope.ts'
import { pageDigests } from './pages.ts'
import type { CompactJWEHeaderParameters, CompactJWSHeaderParameters, CryptoKey } from 'jose'
import type { ToOpen } from './envelope.ts'
import type { Claims } from './protocol.ts'

const now = 1_800_000_000_000
const seconds = now / 1000
const other = 'f'.repeat(64)

let center: { publicKey: CryptoKey; privateKey: CryptoKey }
let stranger: { publicKey: CryptoKey; privateKey: CryptoKey }
let vault: Awaited<ReturnType<typeof makeVaultKey>>
let pdf: Uint8Array
let claims: Claims

beforeAll(async () => {
  center = await generateKeyPair('ES256')
  stranger = await generateKeyPair('ES256')
  vault = await makeVaultKey()
  pdf = await documentOf([595.2, 841.92], ['front', 'back'])
  claims = await claimsOf(pdf)
})

async function documentOf(size: [number, number], texts: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const text of texts) document.addPage(size).drawText(text)
  return document.save()
}

async function claimsOf(document: Uint8Array): Promise<Claims> {
  return {
    version: 1,
    transaction: '0'.repeat(32),
    terminal: 'T-1',
    nonce: 'n'.repeat(43),
    holderBinding: 'a'.repeat(64),
    requestDigest: 'b'.repeat(64),
    municipalityCode: '99001',
    kind: 'juminhyo',
    document: documentDigest(document),
    pages: [...((await pageDigests(document)) ?? [])],
    bytes: document.length,
    sheet: 'A4',
    copies: 2,
    fee: 600,
    build: 'test-1',
    registryAt: seconds - 60,
    issuedAt: seconds - 5,
    expiresAt: seconds + 300,
  }
}

function openIt(envelope: string, changed: Partial<ToOpen> = {}) {
  const { transaction, terminal, nonce, holderBinding, requestDigest, municipalityCode, kind, copies, fee } = claims
  const expected = { transaction, terminal, nonce, holderBinding, requestDigest, municipalityCode, kind, copies, fee }
  return open({ envelope: Buffer.from(envelope), vaultPrivateKey: vault.privateKey, centerKeys: [center.publicKey], expected, now, ...changed })
}

async function sealed(changed: Partial<Claims> = {}, document = pdf): Promise<string> {
  return seal({ claims: { ...claims, ...changed }, pdf: document, vaultKey: vault.publicKey, signingKey: center.privateKey })
}

async function sealedBytes(
  plaintext: Uint8Array,
  header: CompactJWEHeaderParameters = { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'madoguchi-envelope' },
): Promise<string> {
  return new CompactEncrypt(plaintext).setProtectedHeader(header).encrypt(await importJWK({ ...vault.publicKey }, header.alg))
}

async function signed(
  payload: string,
  header: CompactJWSHeaderParameters = { alg: 'ES256', typ: 'madoguchi-claims' },
  key = center.privateKey,
): Promise<Uint8Array> {
  const jws = Buffer.from(await new CompactSign(Buffer.from(payload)).setProtectedHeader(header).sign(key))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(jws.length)
  return Buffer.concat([length, jws, pdf])
}

test('what was sealed for this vault and this transaction is held, byte for byte', async () => {
  const opened = await openIt(await sealed())
  expect(opened.kind).toBe('held')
  if (opened.kind !== 'held') return
  expect(opened.claims).toEqual(claims)
  expect(Buffer.compare(opened.pdf, pdf)).toBe(0)
})

test('overwriting the used buffers leaves nothing of the document', async () => {
  const opened = await openIt(await sealed())
  for (const buffer of opened.used) buffer.fill(0)
  expect(opened.kind === 'held' && opened.pdf.every((byte) => byte === 0)).toBe(true)
})

test('a refused document can be overwritten too', async () => {
  const { used } = await openIt(await sealed({ fee: 1 }))
  expect(used.reduce((sum, buffer) => sum + buffer.length, 0)).toBeGreaterThan(pdf.length)
})

test('the document is not blown up on its way: base64 of the JWE alone', async () => {
  expect((await sealed()).length).toBeLessThan((pdf.length + 2500) * (4 / 3))
})

test('the private key can not leave its process', () => {
  expect(vault.privateKey.extractable).toBe(false)
})

describe('claims that are not what was asked for', () => {
  test.each<[keyof Claims, Partial<Claims>]>([
    ['transaction', { transaction: '1'.repeat(32) }],
    ['terminal', { terminal: 'T-2' }],
    ['nonce', { nonce: 'm'.repeat(43) }],
    ['holderBinding', { holderBinding: other }],
    ['requestDigest', { requestDigest: other }],
    ['municipalityCode', { municipalityCode: '99002' }],
    ['kind', { kind: 'inkan' }],
    ['copies', { copies: 1 }],
    ['fee', { fee: 300 }],
    ['bytes', { bytes: 1 }],
    ['document', { document: other }],
    ['sheet', { sheet: 'A5' }],
  ])('%s', async (claim, changed) => {
    expect(await openIt(await sealed(changed))).toMatchObject({ kind: 'mismatch', claim })
  })

  test.each<[string, (pages: string[]) => string[]]>([
    ['one too many', (pages) => [...pages, other]],
    ['one too few', (pages) => pages.slice(0, 1)],
    ['turned round', (pages) => pages.toReversed()],
    ['another first', ([, ...rest]) => [other, ...rest]],
  ])('pages: %s', async (_, change) => {
    expect(await openIt(await sealed({ pages: change(claims.pages) }))).toMatchObject({ kind: 'mismatch', claim: 'pages' })
  })

  test('another document behind the right claims', async () => {
    const another = Uint8Array.from(pdf)
    another[another.length - 1] = (another.at(-1) ?? 0) ^ 1
    expect(await openIt(await sealed({}, another))).toMatchObject({ kind: 'mismatch', claim: 'document' })
  })

  test.each([[[595.2, 700]], [[500, 841.92]], [[595.2 + 3, 841.92]], [[419.52, 595.32]]])(
    'a page that is no A4: %s',
    async ([width = 0, height = 0]) => {
      const wrong = await documentOf([width, height], ['x'])
      expect(await openIt(await sealed(await claimsOf(wrong), wrong))).toMatchObject({ kind: 'mismatch', claim: 'sheet' })
    },
  )

  test.each<[Claims['sheet'], [number, number]]>([
    ['A4', [841.92, 595.2]],
    ['A5', [419.52, 595.32]],
    ['A4', [595.276, 841.89]],
  ])('%s as %s is right', async (sheet, size) => {
    const right = await documentOf(size, ['x'])
    expect(await openIt(await sealed({ ...(await claimsOf(right)), sheet }, right))).toMatchObject({ kind: 'held' })
  })
})

describe('times', () => {
  test.each<[string, Partial<Claims>]>([
    ['notYetIssued', { issuedAt: seconds + 61 }],
    ['stale', { issuedAt: seconds - 661 }],
    ['expired', { expiresAt: seconds }],
    ['staleRegistry', { registryAt: seconds - 5 + 61 }],
    ['staleRegistry', { registryAt: seconds - 5 - 172_801 }],
  ])('%s', async (why, changed) => {
    expect(await openIt(await sealed(changed))).toMatchObject({ kind: 'invalid', why })
  })

  test.each<[Partial<Claims>]>([
    [{ issuedAt: seconds + 60 }],
    [{ issuedAt: seconds - 660, registryAt: seconds - 660 }],
    [{ expiresAt: seconds + 1 }],
    [{ registryAt: seconds - 5 + 60 }],
    [{ registryAt: seconds - 5 - 172_800 }],
  ])('just in time: %o', async (changed) => {
    expect(await openIt(await sealed(changed))).toMatchObject({ kind: 'held' })
  })
})

describe('what is not to be believed', () => {
  test.each<[string, () => Promise<string>]>([
    ['nonsense', async () => 'no.jwe.at.all.really'],
    ['nothing', async () => ''],
    [
      'sealed to another vault',
      async () => seal({ claims, pdf, vaultKey: (await makeVaultKey()).publicKey, signingKey: center.privateKey }),
    ],
    ['a flipped character', async () => (await sealed()).replace(/.{10}$/, (end) => (end.startsWith('A') ? 'B' : 'A') + end.slice(1))],
    [
      'another key wrapping',
      async () => sealedBytes(await signed(JSON.stringify(claims)), { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', typ: 'madoguchi-envelope' }),
    ],
    [
      'another cipher',
      async () => sealedBytes(await signed(JSON.stringify(claims)), { alg: 'ECDH-ES', enc: 'A128GCM', typ: 'madoguchi-envelope' }),
    ],
    ['another type', async () => sealedBytes(await signed(JSON.stringify(claims)), { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'JWT' })],
    [
      'compressed',
      async () =>
        sealedBytes(await signed(JSON.stringify(claims)), { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'madoguchi-envelope', zip: 'DEF' }),
    ],
  ])('seal: %s', async (_, make) => {
    expect(await openIt(await make())).toEqual({ kind: 'invalid', why: 'seal', used: [] })
  })

  test.each([[Buffer.from([0, 0, 1])], [Buffer.from([0, 0, 0, 9, 1])]])('frame: %o', async (plaintext) => {
    expect(await openIt(await sealedBytes(plaintext))).toMatchObject({ kind: 'invalid', why: 'frame' })
  })

  test('signature: by a key that is not pinned, with another type, or none', async () => {
    const payload = JSON.stringify(claims)
    const [strange, odd] = [await signed(payload, undefined, stranger.privateKey), await signed(payload, { alg: 'ES256', typ: 'JWT' })]
    for (const plaintext of [strange, odd, Buffer.from([0, 0, 0, 0])]) {
      expect(await openIt(await sealedBytes(plaintext))).toMatchObject({ kind: 'invalid', why: 'signature' })
    }
  })

  test('signature: by another algorithm, though the key were pinned', async () => {
    const rsa = await generateKeyPair('RS256')
    const plaintext = await signed(JSON.stringify(claims), { alg: 'RS256', typ: 'madoguchi-claims' }, rsa.privateKey)
    expect(await openIt(await sealedBytes(plaintext), { centerKeys: [rsa.publicKey] })).toMatchObject({ kind: 'invalid', why: 'signature' })
  })

  test('either of two pinned keys will do while the center changes keys', async () => {
    expect(await openIt(await sealed(), { centerKeys: [stranger.publicKey, center.publicKey] })).toMatchObject({ kind: 'held' })
    expect(await openIt(await sealed(), { centerKeys: [center.publicKey, stranger.publicKey] })).toMatchObject({ kind: 'held' })
  })

  test.each<[string, () => string]>([
    ['another version', () => JSON.stringify({ ...claims, version: 2 })],
    ['an unknown field', () => JSON.stringify({ ...claims, extra: 1 })],
    ['a missing field', () => JSON.stringify({ ...claims, build: undefined })],
    ['no page', () => JSON.stringify({ ...claims, pages: [] })],
    ['no JSON', () => '{'],
  ])('claims: %s', async (_, payload) => {
    expect(await openIt(await sealedBytes(await signed(payload())))).toMatchObject({ kind: 'invalid', why: 'claims' })
  })

  test('a document that is no PDF, rightly signed', async () => {
    const nonsense = Buffer.from('x'.repeat(50))
    const changed = { bytes: nonsense.length, document: documentDigest(nonsense) }
    expect(await openIt(await sealed(changed, nonsense))).toMatchObject({ kind: 'invalid', why: 'unreadable' })
  })
})

test('the plaintext is a JWS behind its length, then the document as it is', async () => {
  const { plaintext } = await compactDecrypt(await sealed(), vault.privateKey)
  const length = Buffer.from(plaintext).readUInt32BE()
  expect(Buffer.compare(plaintext.subarray(4 + length), pdf)).toBe(0)
  expect(Buffer.from(plaintext.subarray(4, 4 + length)).toString()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
})
