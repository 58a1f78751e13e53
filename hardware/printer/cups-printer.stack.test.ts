import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import ipp from 'ipp'
import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { CupsPrinter } from './cups-printer.ts'
import { CupsQueue } from './cups-queue.ts'
import { startCups } from './cups-server.fixture.ts'
import { IppQueue } from './ipp-queue.ts'
import { sender } from './ipp-sender.ts'
import { startIppPrinter } from './ippeveprinter.ts'
import { jobOf } from './printer.contract.ts'
import { systemTimer } from './timer.ts'
import type { CupsServer } from './cups-server.fixture.ts'
import type { IppPrinterProcess } from './ippeveprinter.ts'

const patient = { ...patience, interval: 20 }

async function startBoth(policy = 'abort-job'): Promise<{ machine: IppPrinterProcess; cups: CupsServer; driver: CupsPrinter }> {
  const folder = mkdtempSync(join(tmpdir(), 'cups-printer-'))
  const machine = await startIppPrinter({ folder: join(folder, 'machine') })
  onTestFinished(async () => {
    await machine.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const cups = await startCups({ folder, printer: machine.uri, policy })
  onTestFinished(() => cups.kill())
  return { machine, cups, driver: open(cups, 1_000) }
}

/** @param graceMs how long a fault may last. @param totalMs and the whole job. */
function open(cups: CupsServer, graceMs: number, totalMs = 60_000): CupsPrinter {
  const driver = new CupsPrinter({ uri: cups.uri, timer: systemTimer, pollMs: 20, graceMs, totalMs, cancelMs: 20_000, quietMs: 5_000 })
  onTestFinished(() => driver.close())
  return driver
}

/** Its text stands well inside the page, where no filter crops it. */
async function twoPages(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (const side of ['front', 'back']) pdf.addPage([595.276, 841.89]).drawText(side, { x: 100, y: 400 })
  return await pdf.save()
}

/** Waits until the machine itself is through with what it has: of a busy one CUPS knows nothing, and begins its job anew later. */
async function untilIdle(machine: IppPrinterProcess): Promise<void> {
  const queue = new IppQueue({ uri: machine.uri, certificate: null, quietMs: 5_000 })
  onTestFinished(() => queue.close())
  await vi.waitUntil(async () => {
    const seen = await queue.printer()
    return seen.kind === 'seen' && seen.printer['printer-state'] === 'idle'
  }, patient)
}

const textOf = (paper: string): string => execFileSync('pdftotext', [paper, '-'], { encoding: 'utf8' })

test('one job comes out once, whole and two-sided, and nothing of it stays in the spool', async () => {
  const { machine, cups, driver } = await startBoth()
  expect(await driver.probe()).toMatchObject({ kind: 'found', guarantee: 'spooled', lacks: [] })
  expect((await driver.status()).faults).toEqual([])
  machine.hold(2)
  const outcome = driver.print({ name: 'certificate', pdf: await twoPages(), pages: 2, copies: 2 })
  await vi.waitUntil(() => machine.impressions() === 2, patient)
  expect(cups.documents(), 'while it is printed the spool has it').toHaveLength(1)
  machine.hold(null)
  expect(await outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect([machine.impressions(), machine.papers().length]).toEqual([4, 1])
  expect(textOf(machine.papers()[0] ?? '').split('\f').map(page => page.trim())).toEqual(['front', 'back', ''])
  expect(machine.attributes()).toMatch(/^IPP_SIDES=two-sided-long-edge$/m)
  expect(machine.attributes()).toMatch(/^IPP_COPIES=2$/m)
  expect(machine.attributes()).toMatch(/^IPP_JOB_NAME=certificate /m)
  expect(machine.attributes()).toMatch(/^IPP_MEDIA_COL=.*x-dimension=21000 y-dimension=29700/m)
  await vi.waitUntil(() => cups.documents().length === 0, patient)
})

test('a queue that tries again is refused before any byte', async () => {
  const { machine, cups, driver } = await startBoth('retry-job')
  expect(await driver.probe()).toMatchObject({ kind: 'found', lacks: ['once'] })
  expect((await driver.status()).faults, 'not ready, before anybody pays').toEqual(['other'])
  expect(await driver.print(await jobOf(2, 1))).toEqual({ kind: 'nothingOut', fault: 'other' })
  expect([machine.papers(), cups.documents()]).toEqual([[], []])
})

test('a jam that lasts: unknown, and the rest never comes out', async () => {
  const { machine, cups, driver } = await startBoth()
  await machine.fault('media-jam', true, 2)
  expect(await driver.print(await jobOf(2, 2))).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'jam' })
  await machine.fault('media-jam', false)
  await untilIdle(machine)
  await vi.waitUntil(async () => (await driver.status()).faults.length === 0, patient)
  expect(await driver.print(await jobOf(2, 1))).toEqual({ kind: 'printed', sheets: 1 })
  expect([machine.impressions(), machine.papers().length]).toEqual([4, 2])
  await vi.waitUntil(() => cups.documents().length === 0, patient)
})

test.each(['emptied', 'kept'] as const)('a cupsd killed in the middle, its spool %s: unknown, and it is not printed twice', async spool => {
  const { machine, cups } = await startBoth()
  const driver = open(cups, 60_000)
  await machine.fault('media-jam', true, 1)
  const outcome = driver.print(await jobOf(2, 1))
  await vi.waitUntil(() => machine.impressions() === 1, patient)
  await cups.kill()
  await cups.start(spool)
  // For what fault depends on what the driver saw first: a cupsd that is away, or the job begun anew, in its jam or not yet.
  expect(await outcome).toMatchObject({ kind: 'unknown', sheetsOut: 0 })
  await machine.fault('media-jam', false)
  await untilIdle(machine)
  await vi.waitUntil(async () => (await driver.status()).faults.length === 0, patient)
  expect(await driver.print(await jobOf(2, 1))).toEqual({ kind: 'printed', sheets: 1 })
  expect(machine.papers()).toHaveLength(2)
  expect(machine.impressions()).toBeLessThanOrEqual(4)
  await vi.waitUntil(() => cups.documents().length === 0, patient)
})

test('of a printer that is off CUPS says nothing: the job is taken, and cancelled after the whole time', async () => {
  const { machine, cups } = await startBoth()
  const driver = open(cups, 1_000, 2_000)
  await machine.stop()
  expect(await driver.print(await jobOf(2, 1))).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
  await vi.waitUntil(() => cups.documents().length === 0, patient)
  // Nothing waits for the printer to come back; cupsd takes a moment to end what sent the job.
  await vi.waitUntil(async () => (await driver.status()).faults.length === 0, patient)
})

/** A job that is announced, and whose document never follows. */
async function announce(cups: CupsServer, name: string, user: string): Promise<void> {
  const body = ipp.serialize({
    version: '2.0', operation: 'Create-Job',
    'operation-attributes-tag': {
      'attributes-charset': 'utf-8', 'attributes-natural-language': 'en', 'printer-uri': cups.uri, 'requesting-user-name': user, 'job-name': name,
    },
  })
  const answer = await fetch(cups.uri.replace('ipp:', 'http:'), { method: 'POST', headers: { 'content-type': 'application/ipp' }, body: new Uint8Array(body) })
  expect(answer.status).toBe(200)
}

test('a job whose process was killed is cancelled when the printer is asked how it is; one of somebody alive, or of another, is not', async () => {
  const { cups, driver } = await startBoth()
  const { pid } = spawnSync(process.execPath, ['--version'])
  for (const [name, user] of [
    [`certificate x (pid ${process.pid})`, sender], ['certificate x', sender], [`payroll (pid ${pid})`, sender], [`certificate x (pid ${pid})`, 'tanaka'],
  ] as const) {
    await announce(cups, name, user)
    expect((await driver.status()).faults).toEqual(['busy'])
  }
  const asking = new CupsQueue(cups.uri, 5_000)
  onTestFinished(() => asking.close())
  const others = await queued(asking)
  expect(others).toBe(4)
  await announce(cups, `certificate x (pid ${pid})`, sender)
  expect(await queued(asking)).toBe(5)
  await vi.waitUntil(async () => (await driver.status(), await queued(asking)) === 4, patient)
  expect(await driver.print(await jobOf(2, 1)), 'a stranger’s job is waited for').toEqual({ kind: 'nothingOut', fault: 'busy' })
})

async function queued(queue: CupsQueue): Promise<number | null> {
  const seen = await queue.queue()
  return seen.kind === 'seen' ? seen.queue['queued-job-count'] : null
}
