import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MemoryKeep } from '../../center/reference/keep.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import { readPrinterFiles } from './printer-files.ts'

const day = 24 * 60 * 60 * 1000
const made = Date.parse('2026-11-21T10:00:00+09:00')
const tls = new TlsAuthority(() => made, randomBytes, new MemoryKeep())
const [authority, own] = [await tls.certificate(), await tls.terminal('printer-7')]
const folder = mkdtempSync(join(tmpdir(), 'printer-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'printer.pem')
const printer = { kind: 'ipp' as const, uri: 'ipps://printer.example/ipp/print', certificate: file }
const { certificate: _, ...unpinned } = printer

function reading(text: string | null, now = made): ReturnType<typeof readPrinterFiles> {
  rmSync(file, { force: true })
  if (text !== null) writeFileSync(file, text)
  return readPrinterFiles(printer, now)
}

test.each([['the printer’s own', own.certificate], ['its authority’s', authority]])('%s certificate is read, and stands where its file’s name stood', (_, pem) => {
  expect(reading(pem)).toEqual({ kind: 'read', printer: { ...printer, certificate: pem } })
})

test('a printer without one is left to the authorities of the machine; another kind of printer has no files', () => {
  expect(readPrinterFiles(unpinned, made)).toEqual({ kind: 'read', printer: { ...unpinned, certificate: null } })
  expect(readPrinterFiles({ kind: 'demo' }, made)).toEqual({ kind: 'read', printer: { kind: 'demo' } })
})

test.each<[string, string | null, string]>([
  ['a file that is not there', null, 'can’t be read; put the printer’s own certificate'],
  ['a file of anything', 'x', 'is not what it should be'],
  ['a key', own.key, 'is not what it should be'],
  ['a broken certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'is not what it should be'],
  ['two certificates', `${own.certificate}\n${authority}`, 'is not what it should be'],
  ['everything there is', own.certificate.repeat(300), 'is longer than 100000 characters'],
])('%s is refused, with key, file and what to do', (_, text, why) => {
  const read = reading(text)
  expect(read.kind === 'wrong' && read.why).toContain(`printer.certificate: ${file}: ${why}`)
})

test('a certificate that has run out, or has not begun, is named with the day', () => {
  expect(reading(own.certificate, made + 366 * day)).toMatchObject({ why: expect.stringContaining('ran out on 2027-11-21; let the printer make a new one') })
  expect(reading(own.certificate, made - 2 * day)).toMatchObject({ why: expect.stringContaining('begins on 2026-11-20; set this machine’s clock') })
})
