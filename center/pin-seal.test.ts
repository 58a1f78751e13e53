import { CompactEncrypt, importJWK } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { makeVaultKey } from './envelope.ts'
import { openPin, sealPin } from './pin-seal.ts'
import type { CryptoKey } from 'jose'
import type { VaultKey } from './protocol.ts'

const purpose = { session: 'session-1', kind: 'juminhyo' }
const digits = (text: string) => new Uint8Array(Buffer.from(text, 'ascii'))
let municipality: { readonly publicKey: VaultKey; readonly privateKey: CryptoKey }
beforeAll(async () => {
  municipality = await makeVaultKey()
})

test('the municipality reads the digits, and they are the caller’s to overwrite', async () => {
  const pin = digits('1234')
  const sealed = await sealPin(pin, purpose, municipality.publicKey)
  expect(pin).toEqual(digits('1234'))
  expect(await openPin(sealed, purpose, municipality.privateKey)).toEqual(digits('1234'))
})

test('two seals of one PIN have nothing in common, and nobody between can read it', async () => {
  const [first, second] = [
    await sealPin(digits('1234'), purpose, municipality.publicKey), await sealPin(digits('1234'), purpose, municipality.publicKey),
  ]
  expect(first.split('.').slice(1)).not.toEqual(second.split('.').slice(1))
  for (const part of first.split('.')) expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('1234')
  expect(await openPin(first, purpose, (await makeVaultKey()).privateKey)).toBeNull()
})

test.each([
  ['another session', { ...purpose, session: 'session-2' }],
  ['another type', { ...purpose, kind: 'inkan' }],
])('sealed for one purpose it is no PIN for %s', async (_, other) => {
  const sealed = await sealPin(digits('1234'), purpose, municipality.publicKey)
  expect(await openPin(sealed, other, municipality.privateKey)).toBeNull()
})

test('two purposes of the same letters are two', async () => {
  const sealed = await sealPin(digits('1234'), { session: 'a\nb', kind: 'c' }, municipality.publicKey)
  expect(await openPin(sealed, { session: 'a', kind: 'b\nc' }, municipality.privateKey)).toBeNull()
})

test.each(['', '123', '12345'])('«%s» is not four digits long', async (pin) => {
  expect(await openPin(await sealPin(digits(pin), purpose, municipality.publicKey), purpose, municipality.privateKey)).toBeNull()
})

test('what was sealed as something else, or is nothing, is no PIN', async () => {
  const recipient = await importJWK({ ...municipality.publicKey, alg: 'ECDH-ES' }, 'ECDH-ES')
  const envelope = await new CompactEncrypt(Buffer.from('["session-1","juminhyo"]1234'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ: 'madoguchi-envelope' })
    .encrypt(recipient)
  expect(await openPin(envelope, purpose, municipality.privateKey)).toBeNull()
  expect(await openPin('', purpose, municipality.privateKey)).toBeNull()
})
