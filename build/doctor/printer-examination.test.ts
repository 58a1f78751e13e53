import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, onTestFinished, test } from 'vitest'
import { openDemoPrinter } from '../../hardware/printer/demo-printer.ts'
import { openPrinterHand } from '../../hardware/printer/demo-printer-hand.ts'
import type { Printer } from '../../hardware/printer/printer.ts'
import { examinePrinter } from './printer-examination.ts'
import type { PrinterFinding } from './printer-finding.ts'

const atOnce = { now: () => 0, wait: () => new Promise<void>(setImmediate) }

function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-printer-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const printer = openDemoPrinter({ folder, sheetMs: 1, timer: atOnce })
  return { printer, hand: openPrinterHand(folder) }
}

async function examine(printer: Printer, testSheet: string | null = null) {
  const findings: PrinterFinding[] = []
  const well = await examinePrinter({ printer, testSheet, clock: () => 0, tell: (finding) => findings.push(finding) })
  return { well, kinds: findings.map(({ kind }) => kind), findings }
}

test('a printer in order is well, and nothing is printed unless it is asked for', async () => {
  const { printer, hand } = desk()
  expect(await examine(printer)).toMatchObject({ well: true, kinds: ['found', 'guarantee', 'ready', 'outlet', 'counter'] })
  expect(hand.printed()).toBe(0)
})

test('a test sheet is one sheet of two sides in A4, said and counted', async () => {
  const { printer, hand } = desk()
  const { well, findings } = await examine(printer, 'kiosk 1')
  expect(well).toBe(true)
  expect(findings.at(-1)).toEqual({ kind: 'testSheet', printed: { kind: 'printed', sheets: 1 }, ms: 0, counted: 1 })
  const [paper = ''] = hand.papers()
  const pages = (await PDFDocument.load(readFileSync(paper))).getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])
  expect(pages).toEqual([[595, 842], [595, 842]])
})

test('what stands in the way is said, and no sheet is sent to a printer that is not in order', async () => {
  const { printer, hand } = desk()
  hand.fault('paperEmpty', true)
  expect(await examine(printer, 'kiosk 1')).toMatchObject({ well: false, kinds: ['found', 'guarantee', 'fault', 'outlet', 'counter'] })
  hand.fault('paperEmpty', false)
  expect(await examine({ ...printer, probe: async () => ({ kind: 'found', model: null, guarantee: 'stated', lacks: ['duplex'] }) }, 'kiosk 1'))
    .toMatchObject({ well: false, kinds: ['found', 'guarantee', 'lacks', 'ready', 'outlet', 'counter'] })
  expect(hand.printed()).toBe(0)
})

test('a jam under the test sheet is not well', async () => {
  const { printer, hand } = desk()
  hand.jamAt(1)
  const { well, findings } = await examine(printer, 'kiosk 1')
  expect([well, findings.at(-1)]).toEqual([false, { kind: 'testSheet', printed: { kind: 'nothingOut', fault: 'jam' }, ms: 0, counted: 0 }])
})

test('a printer that is not there has nothing else to be said of', async () => {
  const { printer, hand } = desk()
  hand.fault('offline', true)
  expect(await examine(printer, 'kiosk 1')).toMatchObject({ well: false, findings: [{ kind: 'silent', why: 'unreachable' }] })
})
