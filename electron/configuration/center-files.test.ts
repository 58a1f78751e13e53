import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { MemoryKeep } from '../../center/reference/keep.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import { readCenterFiles } from './center-files.ts'

const day = 24 * 60 * 60 * 1000
const made = Date.parse('2026-11-21T10:00:00+09:00')
const tls = new TlsAuthority(() => made, randomBytes, new MemoryKeep())
const papers = { authority: await tls.certificate(), ...(await tls.terminal('demo-1')), other: await tls.terminal('demo-2') }
const folder = mkdtempSync(join(tmpdir(), 'center-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
const coordinate = 'A'.repeat(43)
const center = {
  kind: 'https' as const, url: 'https://center.example', authority: at('authority.pem'), certificate: at('certificate.pem'), key: at('key.pem'),
  signingKeys: [{ kty: 'EC' as const, crv: 'P-256' as const, x: coordinate, y: coordinate }],
}
const reading = (terminal = 'demo-1', now = made) => readCenterFiles(center, { terminal, now })

function lay(name: 'authority' | 'certificate' | 'key', text: string | null): void {
  rmSync(at(`${name}.pem`), { force: true })
  if (text !== null) writeFileSync(at(`${name}.pem`), text)
}

const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'

beforeEach(() => {
  for (const name of ['authority', 'certificate', 'key'] as const) lay(name, papers[name])
})

test('what is in order is read, and only that goes to the center', () => {
  const { authority, certificate, key } = papers
  expect(reading()).toEqual({ kind: 'read', way: { url: center.url, authority, certificate, key } })
})

test.each<[string, () => unknown, readonly string[]]>([
  ['a key that is not there', () => lay('key', null), [`center.key: ${at('key.pem')}: can’t be read`, 'put this terminal’s private key']],
  ['an authority that is not there', () => lay('authority', null), [`center.authority: ${at('authority.pem')}: can’t be read`]],
  ['a certificate that is none', () => lay('certificate', 'x'), [`center.certificate: ${at('certificate.pem')}: is not what it should be`, 'in PEM']],
  ['a key in the certificate’s place', () => lay('certificate', papers.key), ['center.certificate: ', 'it has to hold this terminal’s certificate']],
  ['a certificate in the key’s place', () => lay('key', papers.certificate), ['center.key: ', 'without a password']],
  ['an authority among all there are', () => lay('authority', papers.authority.repeat(300)), [`center.authority: ${at('authority.pem')}: is longer than 100000 characters`, 'nothing besides']],
  ['a broken certificate after the right one', () => lay('certificate', `${papers.certificate}\n${broken}`), [`center.certificate: ${at('certificate.pem')}: can’t be used for TLS`]],
  ['another’s key', () => lay('key', papers.other.key), [`center.key: ${at('key.pem')}: does not belong to the certificate ${at('certificate.pem')}`, 'made together']],
])('%s is named, with its file and what to do', (_, spoil, words) => {
  spoil()
  const read = reading()
  for (const word of words) expect(read.kind === 'wrong' && read.why).toContain(word)
})

test('a certificate that has run out, or has not begun, is named with the day', () => {
  expect(reading('demo-1', made + 366 * day)).toMatchObject({ kind: 'wrong', why: `center.certificate: ${at('certificate.pem')}: ran out on 2027-11-21; get a new one from whoever runs the center` })
  expect(reading('demo-1', made - 2 * day)).toMatchObject({ why: expect.stringContaining('begins on 2026-11-20; set this machine’s clock') })
})

test('another terminal’s certificate is named, with whose it is', () => {
  expect(reading('demo-3')).toMatchObject({ kind: 'wrong', why: expect.stringContaining('is not for terminal demo-3 but for CN=demo-1') })
})

test('everything that is wrong is said at once', () => {
  lay('key', papers.other.key)
  lay('authority', null)
  const read = reading('demo-3')
  expect(read.kind === 'wrong' && read.why.split('\n')).toHaveLength(3)
})
