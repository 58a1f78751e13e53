import { X509Certificate, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MemoryKeep } from '../../center/reference/keep.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import { revokedIn } from './revoked.ts'

const tls = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const lost = await tls.terminal('lost-1')
const stolen = await tls.terminal('stolen-2')
const terminals = (folder: string): readonly string[] => revokedIn(folder).map(({ terminal }) => terminal)

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'revoked-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

test.each<[string, string | Uint8Array]>([
  ['lost-1.pem', lost.certificate], ['lost-1.crt', lost.certificate], ['copy', `a note\n${lost.certificate}`], ['lost-1.der', new X509Certificate(lost.certificate).raw],
])('%s revokes, whatever it is called', (name, content) => {
  const [only] = revokedIn(folderWith({ [name]: content }))
  expect(only?.terminal).toBe('lost-1')
  expect(new X509Certificate(only?.certificate ?? '').raw).toEqual(new X509Certificate(lost.certificate).raw)
})

test('two in one file are two', () => {
  expect(terminals(folderWith({ 'all.pem': lost.certificate + stolen.certificate }))).toEqual(['lost-1', 'stolen-2'])
})

test.each<[string, string]>([
  ['a list', 'lost-1\n'], ['a key', lost.key], ['half a certificate', lost.certificate.slice(0, 200)],
  ['half a second one', lost.certificate + stolen.certificate.slice(0, 200)], ['the authority', await tls.certificate()],
])('%s is named, not overlooked', (_, content) => {
  const folder = folderWith({ 'lost.crt': content })
  expect(() => revokedIn(folder)).toThrow(`${join(folder, 'lost.crt')} is no terminal’s certificate`)
})

test('a folder in it is named as well; without a folder nobody is revoked', () => {
  const folder = folderWith({})
  expect(revokedIn(join(folder, 'none'))).toEqual([])
  mkdirSync(join(folder, 'more'))
  expect(() => revokedIn(folder)).toThrow(join(folder, 'more'))
})
