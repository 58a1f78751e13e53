import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDemoPrinter } from './demo-printer.ts'
import { openPrinterHand } from './demo-printer-hand.ts'
import { openPrinter } from './open-printer.ts'
import { jobOf, printerContract } from './printer.contract.ts'
import type { Printer } from './printer.ts'
import type { Timer } from './timer.ts'

/** Sheets that take no time, except that the one after `limit` waits to be released. */
class SheetTimer implements Timer {
  #waited = 0
  #limit = Infinity
  #release: () => void = () => {}

  now(): number {
    return 0
  }

  wait(): Promise<void> {
    this.#waited += 1
    const { promise, resolve } = Promise.withResolvers<void>()
    if (this.#waited > this.#limit) this.#release = resolve
    else setImmediate(resolve)
    return promise
  }

  hold(sheets: number): void {
    this.#limit = this.#waited + sheets
  }

  release(): void {
    this.#limit = Infinity
    this.#release()
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demo-printer-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

function openIn(folder: string, timer = new SheetTimer()): Printer {
  return openDemoPrinter({ folder, sheetMs: 1, timer })
}

printerContract('demo printer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-printer-'))
  const timer = new SheetTimer()
  const hand = openPrinterHand(folder)
  return {
    open: () => openIn(folder, timer),
    async fault(fault, sheets) {
      if (fault === 'jam') hand.jamAt(sheets + 1)
      else hand.fault(fault, true)
    },
    async clear(fault) { hand.fault(fault, false) },
    hold: sheets => timer.hold(sheets),
    release: () => timer.release(),
    async unplug() { hand.fault('offline', true) },
    sheetsOut: () => hand.printed(),
    documents: () => hand.papers().map(path => readFileSync(path)),
    async end() { rmSync(folder, { recursive: true }) },
  }
})

test('counters, faults and paper survive a restart', async () => {
  const folder = newFolder()
  await openIn(folder).print(await jobOf(4, 1), () => {})
  openPrinterHand(folder).fault('coverOpen', true)
  const hand = openPrinterHand(folder)
  expect([hand.printed(), hand.outlet(), hand.faults()]).toEqual([2, 2, ['coverOpen']])
  expect(await openIn(folder).status()).toEqual({ faults: ['coverOpen'], outlet: 'occupied', sheetCounter: 2, warnings: [], trays: [], supplies: [] })
  hand.fault('coverOpen', false)
  await openIn(folder).print(await jobOf(2, 1), () => {})
  expect(hand.papers()).toEqual([join(folder, 'paper/001.pdf'), join(folder, 'paper/002.pdf')])
})

test('the paper taken leaves the outlet, not the counter', async () => {
  const folder = newFolder()
  const hand = openPrinterHand(folder)
  await openIn(folder).print(await jobOf(2, 3), () => {})
  expect(hand.takePaper()).toBe(3)
  expect(hand.takePaper()).toBe(0)
  expect(await openIn(folder).status()).toEqual({ faults: [], outlet: 'empty', sheetCounter: 3, warnings: [], trays: [], supplies: [] })
})

test('a wish to jam comes true once, and jams until somebody clears it', async () => {
  const folder = newFolder()
  const hand = openPrinterHand(folder)
  const printer = openIn(folder)
  hand.jamAt(2)
  expect(hand.faults()).toEqual([])
  expect((await printer.print(await jobOf(2, 2), () => {})).kind).toBe('unknown')
  expect(hand.faults()).toEqual(['jam'])
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'jam' })
  hand.fault('jam', false)
  expect((await printer.print(await jobOf(2, 2), () => {})).kind).toBe('printed')
  hand.jamAt(1)
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'jam' })
})

test('a document that did not finish leaves no file', async () => {
  const folder = newFolder()
  openPrinterHand(folder).jamAt(2)
  await openIn(folder).print(await jobOf(4, 1), () => {})
  expect(readdirSync(join(folder, 'paper'))).toEqual([])
})

test('a sheet already fed comes out of an empty tray; the next one does not', async () => {
  const folder = newFolder()
  const timer = new SheetTimer()
  const hand = openPrinterHand(folder)
  timer.hold(0)
  const outcome = openIn(folder, timer).print(await jobOf(2, 2), () => {})
  hand.fault('paperEmpty', true)
  timer.release()
  expect(await outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'paperEmpty' })
})

test('a jam in the middle of the first sheet: it may be out', async () => {
  const folder = newFolder()
  const timer = new SheetTimer()
  timer.hold(0)
  const outcome = openIn(folder, timer).print(await jobOf(2, 1), () => {})
  openPrinterHand(folder).fault('jam', true)
  timer.release()
  expect(await outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'jam' })
  expect(openPrinterHand(folder).printed()).toBe(0)
})

test('one process prints, another moves the machine and looks at it', async () => {
  const folder = newFolder()
  const hand = openPrinterHand(folder)
  hand.jamAt(2)
  const module = new URL('open-printer.ts', import.meta.url).href
  const script = `
    const { openPrinter } = await import(${JSON.stringify(module)})
    const printer = openPrinter({ kind: 'demo', folder: ${JSON.stringify(folder)} }, { now: () => 0, wait: async () => {} })
    const outcome = await printer.print({ name: 'certificate', pdf: new Uint8Array(3), pages: 2, copies: 2 }, () => {})
    process.stdout.write(JSON.stringify(outcome))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await new Promise<Buffer>(done => { child.stdout.once('data', done) })
  expect(JSON.parse(said.toString())).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'jam' })
  expect([hand.faults(), hand.outlet(), hand.papers()]).toEqual([['jam'], 1, []])
})

test('a process that died while printing does not keep the printer', async () => {
  const folder = newFolder()
  const printer = openIn(folder)
  const pid = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }))
  writeFileSync(join(folder, 'printer-busy'), String(pid))
  expect((await printer.status()).faults).toEqual([])
  expect((await printer.print(await jobOf(2, 1), () => {})).kind).toBe('printed')
  writeFileSync(join(folder, 'printer-busy'), '')
  expect((await printer.status()).faults, 'killed between making the file and writing into it').toEqual([])
  expect((await printer.print(await jobOf(2, 1), () => {})).kind).toBe('printed')
  writeFileSync(join(folder, 'printer-busy'), String(process.pid))
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'busy' })
})

test('a choice opens the printer it names', async () => {
  const folder = newFolder()
  openPrinterHand(folder).fault('tonerEmpty', true)
  expect((await openPrinter({ kind: 'demo', folder }).status()).faults).toEqual(['tonerEmpty'])
  expect((await openPrinter({ kind: 'ipp', uri: 'ipp://localhost:1/ipp/print', certificate: null }).status()).faults).toEqual(['offline'])
})
