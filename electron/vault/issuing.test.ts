import { createHash, randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importJWK } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { CardOffice } from '../../center/reference/card-office.ts'
import { ReferenceCenter } from '../../center/reference/reference-center.ts'
import { personOf } from '../../center/reference/residents.ts'
import { openDemoPrinter } from '../../hardware/printer/demo-printer.ts'
import { openProcessWipe } from '../../hardware/wipe/process-wipe.ts'
import { openCertificateVault } from './certificate-vault.ts'
import { visit } from './visit.ts'
import type { FaultName } from '../../center/reference/faults.ts'
import type { FromVault } from './vault-message.ts'

/** A moment at which every municipality of the demo is open. */
const now = () => Date.parse('2026-11-20T10:00:00+09:00')
const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
/** One for all tests: its RSA keys take longer to make than a certificate. */
const cards = new CardOffice(now, random)

/** The vault between the real reference center and the demo printer, all in this process. */
async function issue(resident: string, faults: readonly FaultName[] = [], copies = 1, kind = 'juminhyo') {
  const folder = mkdtempSync(join(tmpdir(), 'issuing-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const center = await ReferenceCenter.open({ now, random, cards })
  const card = await center.issueCard(resident)
  if (card === null || card.certificate === null || card.privateKey === null) throw new Error('no such card')
  const job = await visit(center, { certificate: card.certificate, privateKey: card.privateKey }, copies, kind)
  for (const fault of faults) center.faults.set(fault, true)
  const key = await importJWK({ ...center.signingKey, alg: 'ES256' }, 'ES256')
  const told: FromVault[] = []
  const vault = openCertificateVault({
    job, center, centerKeys: key instanceof Uint8Array ? [] : [key], wipe: openProcessWipe(), now,
    printer: openDemoPrinter({ folder, sheetMs: 0, timer: { now: () => performance.now(), wait: async () => {} } }),
    tell(word) {
      told.push(word)
      if (word.kind === 'held') vault.print()
    },
  })
  await vault.over
  const papers = readdirSync(join(folder, 'paper')).map((name) => readFileSync(join(folder, 'paper', name)))
  return { told, papers }
}

test('what the reference center issues is what lies in the outlet, and says whose it is', async () => {
  const { told, papers } = await issue('kaku-taro', [], 2)
  const [pdf = Buffer.alloc(0), ...more] = papers
  expect(more).toEqual([])
  expect(told).toContainEqual(expect.objectContaining({ kind: 'held', document: createHash('sha256').update(pdf).digest('hex') }))
  expect(told.slice(-4).map((word) => word.kind)).toEqual(['sheet', 'sheet', 'printed', 'erased'])
  const words = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' })
  expect(words.normalize('NFKC')).toContain(personOf('kaku-taro')?.name.normalize('NFKC'))
})

test.each(['kisaijiko', 'inkan', 'tax', 'koseki', 'fuhyo'])('whatever the kind, what was verified is what is printed: %s', async (kind) => {
  const { told, papers } = await issue('kaku-taro', [], 1, kind)
  const document = createHash('sha256').update(papers[0] ?? '').digest('hex')
  expect(told).toContainEqual(expect.objectContaining({ kind: 'held', document }))
  expect(papers).toHaveLength(1)
  expect(told.slice(-2).map((word) => word.kind)).toEqual(['printed', 'erased'])
})

test('a certificate of A5 lies on A4', async () => {
  const { told, papers } = await issue('shiken-jiro', [], 1, 'inkan')
  expect(told.at(-2)?.kind).toBe('printed')
  const info = execFileSync('pdfinfo', ['-'], { input: papers[0], encoding: 'utf8' })
  expect(info).toMatch(/Page size: +595\.\d* x 841\.\d* pts/)
})

test.each([
  ['swap', { kind: 'mismatch', claim: 'transaction' }],
  ['tampered', { kind: 'mismatch', claim: 'document' }],
  ['expired', { kind: 'mismatch', claim: 'expired' }],
  ['wrongKey', { kind: 'mismatch', claim: 'signature' }],
  ['staleRegistry', { kind: 'refused', reason: 'record.stale' }],
  ['wrongHolder', { kind: 'fault', fault: 'suspended' }],
  ['down', { kind: 'fault', fault: 'unreachable' }],
  ['slow', { kind: 'fault', fault: 'late' }],
] as const)('I-07 with the fault %s nothing is printed', async (fault, word) => {
  const { told, papers } = await issue('kaku-taro', [fault])
  expect(told).toEqual([...told.filter(({ kind }) => kind === 'progress'), word, { kind: 'erased', bytes: expect.any(Number) }])
  expect(papers).toEqual([])
})
