import { generateKeyPair } from 'jose'
import { afterAll, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { documentDigest, holderBinding, requestDigest } from '../../center/digests.ts'
import { makeVaultKey, open } from '../../center/envelope.ts'
import { openCertificateVault } from './certificate-vault.ts'
import { issueTime, openSealingCenter } from './sealing-center.ts'
import type { PrintJob, Printed } from '../../hardware/printer/printer.ts'
import type { VaultParts } from './certificate-vault.ts'
import type { FromVault } from './vault-message.ts'
import type { VaultJob } from './vault.ts'
import type { Twist } from './sealing-center.ts'

// Other files of this worker have one that nobody listens to, loaded already.
vi.hoisted(() => vi.resetModules())
afterAll(() => void vi.resetModules())
// The real thing, listened to: only so can a test reach into the buffers that a vault holds.
vi.mock('../../center/envelope.ts', { spy: true })

const job: VaultJob = {
  session: 'session', transaction: '0123456789abcdef0123456789abcdef', terminal: 'terminal-1', nonce: 'n'.repeat(43),
  request: {
    municipalityCode: '99999', kind: 'juminhyo', answers: [{ question: 'scope', choices: ['all'] }], copies: 2, fee: 400, language: 'ja',
  },
  holder: { issuer: 'CN=Test CA', serial: '01AB' },
}

interface Wish extends Twist {
  readonly out?: Printed
  readonly printing?: Promise<void>
  readonly seconds?: number
}

async function start(wish: Wish = {}) {
  const { center, calls, pdf, centerKeys } = await openSealingCenter(job, wish)
  const told: FromVault[] = []
  const jobs: PrintJob[] = []
  const overwritten: Uint8Array[] = []
  const waiting = new Map<string, () => void>()
  const printer: VaultParts['printer'] = {
    async print(printJob, progress) {
      jobs.push({ ...printJob, pdf: Uint8Array.from(printJob.pdf) })
      progress(1)
      await wish.printing
      progress(2)
      return wish.out ?? { kind: 'printed', sheets: 2 }
    },
    async cancel() {
      calls.push('printer cancelled')
    },
    async close() {
      calls.push('printer closed')
    },
  }
  vi.mocked(open).mockClear()
  const vault = openCertificateVault({
    job, center, centerKeys, printer, now: () => issueTime + (wish.seconds ?? 1) * 1000,
    wipe: {
      overwrite(buffers) {
        overwritten.push(...buffers)
        for (const buffer of buffers) buffer.fill(0)
        return buffers.reduce((sum, buffer) => sum + buffer.length, 0)
      },
      gone: () => false,
      sweep: async () => 0,
    },
    tell(word) {
      told.push(word)
      waiting.get(word.kind)?.()
    },
  })
  const heard = async (kind: FromVault['kind']) => {
    if (!told.some((word) => word.kind === kind)) await new Promise<void>((resolve) => waiting.set(kind, resolve))
  }
  return { vault, told, jobs, overwritten, calls, pdf, heard }
}

/** Every buffer in which `open` laid the document of the running test bare. */
async function laidBare(): Promise<readonly Uint8Array[]> {
  const results = await Promise.all(vi.mocked(open).mock.results.map(async (result) => await result.value))
  return results.flatMap(({ used }) => used)
}

const sealed = (): readonly Uint8Array[] => vi.mocked(open).mock.calls.map(([{ envelope }]) => envelope)
type Started = Awaited<ReturnType<typeof start>>

/** However it ended: every buffer is zeros, what was told ends with the one `erased`, and the neighbours are closed. */
async function expectNothingLeft({ vault, told, overwritten, calls }: Started): Promise<void> {
  await vault.over
  const bare = [...await laidBare(), ...sealed()]
  expect(bare.every(isZero)).toBe(true)
  const bytes = overwritten.reduce((sum, buffer) => sum + buffer.length, 0)
  expect(bytes).toBeGreaterThanOrEqual(bare.reduce((sum, buffer) => sum + buffer.length, 0))
  expect(told.filter((word) => word.kind === 'erased')).toEqual([{ kind: 'erased', bytes }])
  expect(told.at(-1)?.kind).toBe('erased')
  expect(calls).toEqual(expect.arrayContaining(['close', 'printer closed']))
}

const isZero = (buffer: Uint8Array): boolean => buffer.every((byte) => byte === 0)
const kinds = (told: readonly FromVault[]): string[] => told.map((word) => word.kind)

test('a certificate is fetched, held, printed once as the center made it, and gone', async () => {
  const started = await start()
  const { vault, told, jobs, pdf, heard } = started
  await heard('held')
  expect([jobs, sealed().every(isZero)]).toEqual([[], true])
  vault.print()
  await expectNothingLeft(started)
  expect(told).toEqual([
    { kind: 'progress', received: 1, total: 2 },
    { kind: 'progress', received: 2, total: 2 },
    {
      kind: 'held', pages: 2, sheets: 2, fee: 400, document: documentDigest(pdf),
      holderBinding: holderBinding(job.holder, job.transaction, job.nonce), requestDigest: requestDigest(job.request),
    },
    { kind: 'sheet', sheets: 1 },
    { kind: 'sheet', sheets: 2 },
    { kind: 'printed', sheets: 2 },
    { kind: 'erased', bytes: expect.any(Number) },
  ])
  expect(jobs).toEqual([{ name: `certificate ${job.transaction}`, pdf, pages: 2, copies: 2 }])
})

test('A5 is printed in the middle of A4, and both forms of it are overwritten', async () => {
  const started = await start({ size: [419.52, 595.32], claims: { sheet: 'A5' } })
  await started.heard('held')
  started.vault.print()
  await expectNothingLeft(started)
  expect(kinds(started.told)).toContain('printed')
  expect(started.jobs[0]?.pdf.length).not.toBe(started.pdf.length)
  expect(started.overwritten.map((buffer) => buffer.length)).toContain(started.jobs[0]?.pdf.length)
  expect(started.overwritten.every(isZero)).toBe(true)
})

const other = 'f'.repeat(64)
const strangers: Record<string, Wish> = {
  transaction: { claims: { transaction: 'f'.repeat(32) } },
  terminal: { claims: { terminal: 'terminal-2' } },
  nonce: { claims: { nonce: 'm'.repeat(43) } },
  holderBinding: { claims: { holderBinding: other } },
  requestDigest: { claims: { requestDigest: other } },
  municipalityCode: { claims: { municipalityCode: '11111' } },
  kind: { claims: { kind: 'inkan' } },
  copies: { claims: { copies: 1 } },
  fee: { claims: { fee: 200 } },
  document: { claims: { document: other } },
  pages: { claims: { pages: [other, other] } },
  bytes: { claims: { bytes: 1 } },
  sheet: { claims: { sheet: 'A5' } },
  signature: { signingKey: (await generateKeyPair('ES256')).privateKey },
  seal: { vaultKey: (await makeVaultKey()).publicKey },
  expired: { seconds: 600 },
  stale: { seconds: 3600 },
  notYetIssued: { seconds: -3600 },
  staleRegistry: { claims: { registryAt: issueTime / 1000 - 3 * 86_400 } },
}
test.each(Object.entries(strangers))('I-07 a stranger by %s is named, never held, never printed', async (claim, wish) => {
  const started = await start(wish)
  await expectNothingLeft(started)
  const said = started.told.filter((word) => word.kind !== 'progress')
  expect(said).toEqual([{ kind: 'mismatch', claim }, { kind: 'erased', bytes: expect.any(Number) }])
  expect(started.jobs).toEqual([])
  expect(() => started.vault.print()).toThrow('print() while over')
})

const elsewhere = async () => ({ kind: 'ok', value: { transaction: 'f'.repeat(32), envelope: new Uint8Array(0) } }) as const
test('an answer to another transaction is not even opened', async () => {
  for (const answer of [{ apply: elsewhere }, { download: elsewhere }]) {
    const started = await start({ answer })
    await expectNothingLeft(started)
    expect(started.told).toContainEqual({ kind: 'mismatch', claim: 'transaction' })
    expect(vi.mocked(open)).not.toHaveBeenCalled()
  }
})

test('a swapped document under genuine claims is found out', async () => {
  const started = await start({ swap: (pdf) => Uint8Array.from(pdf).fill(0x20, 900, 901) })
  await expectNothingLeft(started)
  expect(started.told).toContainEqual({ kind: 'mismatch', claim: 'document' })
})

test('what can never be put on paper is found out before money is taken', async () => {
  const started = await start({ pages: 3 })
  await expectNothingLeft(started)
  expect(started.told).toContainEqual({ kind: 'mismatch', claim: 'sheet' })
  expect(kinds(started.told)).not.toContain('held')
})

test('the center\'s refusals and faults are passed on', async () => {
  const refused = { kind: 'refused', reason: 'service.closed' } as const
  const fault = { kind: 'fault', fault: 'unreachable' } as const
  for (const [answer, word] of [[{ apply: async () => refused }, refused], [{ download: async () => fault }, fault]] as const) {
    const started = await start({ answer })
    await expectNothingLeft(started)
    expect(started.told).toEqual([word, { kind: 'erased', bytes: 0 }])
  }
})

test('I-07 one byte changed between hold and print: nothing is printed', async () => {
  for (const [behind, claim] of [['stream\n', 'pages'], ['%PDF-1.7\n', 'document']] as const) {
    const started = await start()
    await started.heard('held')
    const [held = new Uint8Array()] = await laidBare()
    const index = Buffer.from(held).indexOf(behind) + behind.length + 1
    held[index] = (held[index] ?? 0) ^ 1
    started.vault.print()
    await expectNothingLeft(started)
    expect(kinds(started.told)).toEqual(['progress', 'progress', 'held', 'mismatch', 'erased'])
    expect(started.told).toContainEqual({ kind: 'mismatch', claim })
    expect(started.jobs).toEqual([])
  }
})

test('I-08 print() before everything is verified and held, or a second time, is a bug', async () => {
  const started = await start()
  expect(() => started.vault.print()).toThrow('print() while fetching')
  await started.heard('held')
  started.vault.print()
  expect(() => started.vault.print()).toThrow('print() while printing')
  await expectNothingLeft(started)
  expect(() => started.vault.print()).toThrow('print() while over')
  expect(started.jobs).toHaveLength(1)
})

test('what the printer could not do is told as it is', async () => {
  for (const out of [{ kind: 'nothingOut', fault: 'jam' }, { kind: 'unknown', sheetsOut: 1, fault: 'jam' }] as const) {
    const started = await start({ out })
    await started.heard('held')
    started.vault.print()
    await expectNothingLeft(started)
    expect(started.told.at(-2)).toEqual(out)
  }
})

test('I-09 a printer that counts other sheets than the envelope has is not believed', async () => {
  const started = await start({ out: { kind: 'printed', sheets: 1 } })
  await started.heard('held')
  started.vault.print()
  await expectNothingLeft(started)
  expect(started.told.at(-2)).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'other' })
})

test('erase() while applying or downloading ends at once; an answer that comes late is never opened', async () => {
  for (const call of ['apply', 'download'] as const) {
    const gate = Promise.withResolvers<void>()
    const started = await start({ gate: { [call]: gate.promise } })
    await vi.waitUntil(() => started.calls.includes(call), patience)
    started.vault.erase()
    await expectNothingLeft(started)
    const told = kinds(started.told)
    gate.resolve()
    await vi.waitUntil(() => started.calls.includes(`${call} answered`), patience)
    expect(kinds(started.told)).toEqual(told)
    expect(told.filter((kind) => kind !== 'progress')).toEqual(['erased'])
    expect(vi.mocked(open)).not.toHaveBeenCalled()
    expect(started.calls.filter((name) => name === 'download')).toHaveLength(call === 'apply' ? 0 : 1)
  }
})

test('erase() while the envelope is being opened waits for what it lays bare, and overwrites it', async () => {
  const started = await start()
  await vi.waitUntil(() => vi.mocked(open).mock.calls.length > 0, { ...patience, interval: 0 })
  started.vault.erase()
  await expectNothingLeft(started)
  expect(kinds(started.told)).toEqual(['progress', 'progress', 'erased'])
  expect(await laidBare()).toHaveLength(1)
})

test('erase() while holding, and at the instant of print(), prints nothing', async () => {
  for (const printFirst of [false, true]) {
    const started = await start()
    await started.heard('held')
    if (printFirst) started.vault.print()
    started.vault.erase()
    if (!printFirst) expect(() => started.vault.print()).toThrow('print() while erasing')
    await expectNothingLeft(started)
    expect(started.jobs).toEqual([])
    expect(kinds(started.told).slice(2)).toEqual(['held', 'erased'])
    expect(started.calls.includes('printer cancelled'), 'nobody else’s job is to be cancelled').toBe(printFirst)
  }
})

const proven: readonly Printed[] = [
  { kind: 'unknown', sheetsOut: 1, fault: 'other' }, { kind: 'nothingOut', fault: 'other' },
  // It was through before it could be stopped.
  { kind: 'printed', sheets: 2 },
]
test.each(proven)('erase() while the printer has the bytes stops it, tells what is proven ($kind), and only then overwrites', async (out) => {
  const printing = Promise.withResolvers<void>()
  const started = await start({ printing: printing.promise, out })
  await started.heard('held')
  started.vault.print()
  await started.heard('sheet')
  started.vault.erase()
  expect(started.calls).toContain('printer cancelled')
  expect(started.overwritten).toEqual([])
  printing.resolve()
  await expectNothingLeft(started)
  expect(started.told.slice(3)).toEqual([{ kind: 'sheet', sheets: 1 }, { kind: 'sheet', sheets: 2 }, out, { kind: 'erased', bytes: expect.any(Number) }])
})
