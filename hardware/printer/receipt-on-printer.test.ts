import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { openDemoPrinter } from './demo-printer.ts'
import { openPrinterHand } from './demo-printer-hand.ts'
import { jobOf } from './printer.contract.ts'
import { ReceiptOnPrinter } from './receipt-on-printer.ts'
import { receiptContract, receiptLines, slipLines } from './receipt.contract.ts'
import { systemTimer } from './timer.ts'
import type { PrintJob, Printed, Printer, PrinterStatus } from './printer.ts'

const patient = { timer: systemTimer, busyMs: 10_000, pollMs: 5, limitMs: 30_000 }

receiptContract('receipts on the demo printer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'receipt-on-printer-'))
  const printer = openDemoPrinter({ folder, sheetMs: 1, timer: systemTimer })
  const hand = openPrinterHand(folder)
  return {
    receipt: new ReceiptOnPrinter({ printer, ...patient }),
    papers: async () => hand.papers().map(path => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })),
    async break() { hand.fault('jam', true) },
    async mend() { hand.fault('jam', false) },
    async end() { rmSync(folder, { recursive: true }) },
  }
})

const whole: PrinterStatus = { faults: [], outlet: 'unknown', sheetCounter: null, warnings: [], trays: [], supplies: [] }

/** A printer that answers with these outcomes, one after the other, and hangs when there is none left. */
function scripted(outcomes: Printed[], status: Partial<PrinterStatus> = {}) {
  const jobs: PrintJob[] = []
  const hanging = Promise.withResolvers<Printed>()
  const printer: Printer = {
    async probe() { return { kind: 'silent', why: 'unreachable' } },
    async status() { return { ...whole, ...status } },
    async print(job) {
      jobs.push(job)
      return await (outcomes.shift() ?? hanging.promise)
    },
    async cancel() { hanging.resolve({ kind: 'unknown', sheetsOut: 0, fault: 'other' }) },
    async close() {},
  }
  return { printer, jobs }
}

const busy: Printed = { kind: 'nothingOut', fault: 'busy' }
const out: Printed = { kind: 'printed', sheets: 1 }

test('a receipt is one A4 page, once, under a name that says nothing', async () => {
  const { printer, jobs } = scripted([out])
  expect(await new ReceiptOnPrinter({ printer, ...patient }).print(receiptLines)).toBe('printed')
  expect(jobs).toMatchObject([{ name: 'receipt', pages: 1, copies: 1 }])
  const pages = (await PDFDocument.load(jobs[0]?.pdf ?? '')).getPages()
  expect(pages.map(page => page.getSize())).toEqual([{ width: 595.276, height: 841.89 }])
})

test('it waits for the certificate that is being printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'receipt-on-printer-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const held = Promise.withResolvers<void>()
  const certificates = openDemoPrinter({ folder, sheetMs: 1, timer: { ...systemTimer, wait: () => held.promise } })
  const receipts = openDemoPrinter({ folder, sheetMs: 1, timer: systemTimer })
  const certificate = certificates.print(await jobOf(2, 1), () => {})
  const offered = vi.spyOn(receipts, 'print')
  const receipt = new ReceiptOnPrinter({ printer: receipts, ...patient })
  expect(await receipt.available(), 'busy is no fault').toBe(true)
  const printing = receipt.print(receiptLines)
  await vi.waitUntil(() => offered.mock.calls.length > 1, patience)
  expect(openPrinterHand(folder).papers()).toEqual([])
  held.resolve()
  expect([await certificate, await printing]).toEqual([out, 'printed'])
  expect(openPrinterHand(folder).papers()).toHaveLength(2)
})

test('a printer that stays busy is not waited for forever', async () => {
  const { printer, jobs } = scripted(Array.from({ length: 1_000 }, () => busy))
  let now = 0
  const timer = { now: () => now, async wait(ms: number) { now += ms } }
  expect(await new ReceiptOnPrinter({ printer, ...patient, timer, busyMs: 1_000, pollMs: 100 }).print(receiptLines)).toBe('failed')
  expect(jobs).toHaveLength(11)
})

test.each<Printed>([
  { kind: 'nothingOut', fault: 'jam' }, { kind: 'unknown', sheetsOut: 0, fault: 'offline' }, { kind: 'unknown', sheetsOut: 1, fault: 'busy' },
])('after %j it is never offered again', async outcome => {
  const { printer, jobs } = scripted([outcome, out])
  expect(await new ReceiptOnPrinter({ printer, ...patient }).print(receiptLines)).toBe('failed')
  expect(jobs).toHaveLength(1)
})

test('a receipt that does not come out is given up', async () => {
  const { printer, jobs } = scripted([])
  expect(await new ReceiptOnPrinter({ printer, ...patient, limitMs: 20 }).print(receiptLines)).toBe('failed')
  expect(jobs).toHaveLength(1)
})

test('the next one is not offered while one is under way', async () => {
  const { printer, jobs } = scripted([])
  const receipt = new ReceiptOnPrinter({ printer, ...patient, limitMs: 100 })
  const [first, second] = [receipt.print(receiptLines), receipt.print(slipLines)]
  await first
  expect(jobs).toHaveLength(1)
  await second
  expect(jobs).toHaveLength(2)
})

test.each<[string, Partial<PrinterStatus>, readonly [boolean, string, string]]>([
  ['in order', { outlet: 'empty' }, [true, 'enough', 'empty']],
  ['low on paper', { warnings: ['tonerLow', 'paperLow'], outlet: 'occupied' }, [true, 'low', 'occupied']],
  ['out of paper', { warnings: ['paperLow'], faults: ['paperEmpty'] }, [false, 'empty', 'unknown']],
  ['away', { faults: ['offline'] }, [false, 'unknown', 'unknown']],
  ['busy and jammed', { faults: ['busy', 'jam'] }, [false, 'enough', 'unknown']],
])('a printer that is %s', async (_, status, said) => {
  const receipt = new ReceiptOnPrinter({ printer: scripted([], status).printer, ...patient })
  expect([await receipt.available(), await receipt.paper(), await receipt.outlet()]).toEqual(said)
})

test('closing it leaves the printer to the others', async () => {
  const { printer } = scripted([])
  const close = vi.spyOn(printer, 'close')
  await new ReceiptOnPrinter({ printer, ...patient }).close()
  expect(close).not.toHaveBeenCalled()
})
