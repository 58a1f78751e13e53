import { X509Certificate, createPrivateKey, randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { MemoryKeep } from './keep.ts'
import { TlsAuthority } from './tls-authority.ts'

const day = 24 * 60 * 60 * 1000
let now = 0
let authority: TlsAuthority
beforeEach(() => {
  now = Date.parse('2026-11-21T10:00:00+09:00')
  authority = new TlsAuthority(() => now, randomBytes, new MemoryKeep())
})

test('a terminal is its subject’s CN; the key is its certificate’s, the certificate the authority’s', async () => {
  const { certificate, key } = await authority.terminal('demo-1')
  const parsed = new X509Certificate(certificate)
  expect(parsed.subject).toBe('CN=demo-1')
  expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true)
  expect(parsed.verify(new X509Certificate(await authority.certificate()).publicKey)).toBe(true)
})

test('a server is reached under its names and addresses, and no others', async () => {
  const server = new X509Certificate((await authority.server(['localhost', '127.0.0.1'])).certificate)
  expect([server.checkHost('localhost'), server.checkIP('127.0.0.1')]).toEqual(['localhost', '127.0.0.1'])
  expect([server.checkHost('center.example'), server.checkIP('127.0.0.2')]).toEqual([undefined, undefined])
})

test('what was made once is given again, and another server name makes another certificate', async () => {
  expect(await authority.terminal('a')).toEqual(await authority.terminal('a'))
  expect(await authority.terminal('a')).not.toEqual(await authority.terminal('b'))
  const before = await authority.server(['localhost'])
  expect(await authority.server(['localhost'])).toEqual(before)
  expect(await authority.server(['center.example'])).not.toEqual(before)
})

test('what has less than a month left is made anew, by the same authority', async () => {
  const [before, ca] = [await authority.terminal('a'), await authority.certificate()]
  now += 334 * day
  expect(await authority.terminal('a')).toEqual(before)
  now += 2 * day
  expect(await authority.terminal('a')).not.toEqual(before)
  expect(await authority.certificate()).toBe(ca)
})
