import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { patience } from '../../build/patience.ts'
import { openIpp, startMachine } from './ipp-machine.fixture.ts'
import { jobOf, pdfOf } from './printer.contract.ts'
import { systemTimer } from './timer.ts'
import type { IppPrinterProcess, IppPrinterReason } from './ippeveprinter.ts'
import type { PrinterFault } from './printer.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What the printer has received: each document by its digest, with its pages. */
async function received(machine: IppPrinterProcess): Promise<readonly { digest: string; pages: readonly { width: number; height: number }[] }[]> {
  return await Promise.all(machine.papers().map(async path => {
    const bytes = readFileSync(path)
    return { digest: sha256(bytes), pages: (await PDFDocument.load(bytes)).getPages().map(page => page.getSize()) }
  }))
}

test('four pages in three copies: the printer has them once, byte for byte, and puts out six sheets with both their sides', async () => {
  const machine = await startMachine()
  const job = await jobOf(4, 3)
  const digest = sha256(job.pdf)
  const told: number[] = []
  expect(await openIpp(machine.uri).print(job, sheets => told.push(sheets))).toEqual({ kind: 'printed', sheets: 6 })
  const documents = await received(machine)
  expect(documents.map(document => document.digest)).toEqual([digest])
  expect(documents[0]?.pages).toHaveLength(4)
  expect(machine.attributes()).toContain('IPP_SIDES=two-sided-long-edge')
  expect(machine.attributes()).toContain('IPP_COPIES=3')
  expect(machine.impressions()).toBe(12)
  expect(told.at(-1)).toBe(6)
  expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b))
})

test('A5 that was laid on A4 stays there: the printer gets it as it is, on A4, on both sides, at its own size', async () => {
  const machine = await startMachine()
  const a5 = await PDFDocument.create()
  for (const side of ['front', 'back']) a5.addPage([419.528, 595.276]).drawText(side)
  const paper = await PDFDocument.create()
  for (const embedded of await paper.embedPages(a5.getPages())) paper.addPage([595.276, 841.89]).drawPage(embedded, { x: 87.874, y: 123.307 })
  const pdf = await paper.save()
  const digest = sha256(pdf)
  expect(await openIpp(machine.uri).print({ name: 'certificate', pdf, pages: 2, copies: 1 }, () => {})).toEqual({ kind: 'printed', sheets: 1 })
  expect(await received(machine)).toEqual([{ digest, pages: Array.from({ length: 2 }, () => ({ width: 595.276, height: 841.89 })) }])
  expect(machine.attributes().split('\n')).toEqual(expect.arrayContaining([
    'IPP_MEDIA=iso_a4_210x297mm', 'IPP_SIDES=two-sided-long-edge', 'IPP_PRINT_SCALING=none',
  ]))
  expect(machine.impressions()).toBe(2)
})

describe.each<[IppPrinterReason, PrinterFault]>([
  ['media-jam', 'jam'], ['media-empty', 'paperEmpty'], ['cover-open', 'coverOpen'], ['toner-empty', 'tonerEmpty'],
])('%s after the first sheet', (reason, fault) => {
  test('mended in time: the rest comes out, and nothing twice', async () => {
    const machine = await startMachine()
    await machine.fault(reason, true, 2)
    const printer = openIpp(machine.uri, { graceMs: 40_000 })
    const outcome = printer.print(await jobOf(2, 3), () => {})
    await expect.poll(async () => (await printer.status()).faults, patience).toContain(fault)
    expect(machine.impressions()).toBe(2)
    await machine.fault(reason, false)
    expect(await outcome).toEqual({ kind: 'printed', sheets: 3 })
    expect([machine.papers().length, machine.impressions()]).toEqual([1, 6])
  })

  test('not mended: one sheet is out, the rest never comes, and the next customer has a printer', async () => {
    const machine = await startMachine()
    await machine.fault(reason, true, 2)
    const printer = openIpp(machine.uri)
    expect(await printer.print(await jobOf(2, 3), () => {})).toEqual({ kind: 'unknown', sheetsOut: 1, fault })
    await machine.fault(reason, false)
    expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'printed', sheets: 1 })
    expect([machine.papers().length, machine.impressions()]).toEqual([2, 4])
  })
})

test('an empty tray that is filled: told before, and printed on after', async () => {
  const machine = await startMachine()
  const printer = openIpp(machine.uri)
  await machine.load('iso_a4_210x297mm', 0)
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'paperEmpty' })
  await machine.load('iso_a4_210x297mm', 25)
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'printed', sheets: 1 })
  expect([machine.papers().length, machine.impressions()]).toEqual([1, 2])
})

test('only letter paper in its trays: nothing is sent', async () => {
  const machine = await startMachine()
  await machine.load('na_letter_8.5x11in', 25)
  const printer = openIpp(machine.uri)
  expect((await printer.status()).faults).toEqual(['paperEmpty'])
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'paperEmpty' })
  expect([machine.papers(), machine.impressions()]).toEqual([[], 0])
})

test('what staff see: trays, supplies, and what runs low, none of which keeps anybody from printing', async () => {
  const machine = await startMachine()
  const printer = openIpp(machine.uri)
  expect(await printer.probe()).toEqual({ kind: 'found', model: 'Example Printer', guarantee: 'counted', lacks: [] })
  expect((await printer.status()).warnings).toEqual([])
  await machine.load('iso_a4_210x297mm', 5)
  await machine.supply({ waste: 60, toner: 5 })
  const status = await printer.status()
  expect(status.faults).toEqual([])
  expect(status.warnings.toSorted()).toEqual(['paperLow', 'tonerLow'])
  expect(status.trays).toEqual(expect.arrayContaining([{ name: 'main', media: 'iso_a4_210x297mm', level: 2 }]))
  expect(status.supplies).toEqual([{ name: 'Toner Waste Tank', level: 60 }, { name: 'Black Toner', level: 5 }])
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'printed', sheets: 1 })
})

test('a printer that was restarted and has done another’s job under the same number: unknown, whatever that job came to', async () => {
  const before = await startMachine()
  before.hold(2)
  // Holds the driver's eyes shut from its first sheet on.
  let eyes = Promise.resolve()
  const open = Promise.withResolvers<void>()
  const timer = { now: () => systemTimer.now(), wait: async (ms: number) => { await eyes; await systemTimer.wait(ms) } }
  const first = Promise.withResolvers<void>()
  const outcome = openIpp(before.uri, { timer, graceMs: 40_000 }).print(await jobOf(2, 2), () => {
    eyes = open.promise
    first.resolve()
  })
  await first.promise
  await before.stop()
  const after = await startMachine({ port: Number(new URL(before.uri).port) })
  const pdf = await pdfOf(4)
  expect(await openIpp(after.uri).print({ name: 'certificate', pdf, pages: 4, copies: 2 }, () => {})).toEqual({ kind: 'printed', sheets: 4 })
  expect(after.papers().map(path => path.slice(-7)), 'the same number again').toEqual(before.papers().map(path => path.slice(-7)))
  open.resolve()
  expect(await outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'offline' })
  expect((await received(after)).map(document => document.digest)).toEqual([sha256(pdf)])
  expect([before.impressions(), after.impressions()]).toEqual([2, 8])
})
