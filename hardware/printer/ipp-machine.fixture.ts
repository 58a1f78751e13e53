import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { countLife } from './ipp-life.fixture.ts'
import { IppPrinter } from './ipp-printer.ts'
import { startIppPrinter } from './ippeveprinter.ts'
import { systemTimer } from './timer.ts'
import type { IppPrinterOptions } from './ipp-printer.ts'
import type { IppPrinterProcess, IppPrinterWish } from './ippeveprinter.ts'

/** A printer in software that goes with the test. */
export async function startMachine(wish: Omit<IppPrinterWish, 'folder'> = {}): Promise<IppPrinterProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'ipp-printer-'))
  const machine = await startIppPrinter({ folder, ...wish })
  onTestFinished(async () => {
    await machine.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return machine
}

/** Where the printer is to be found as one that counts its life. */
export async function countedLife(machine: IppPrinterProcess): Promise<string> {
  const life = await countLife(machine.uri, () => machine.impressions())
  onTestFinished(() => life.close())
  return life.uri
}

/** The driver with short times; a fault is waited for as long as `graceMs` says. */
export function openIpp(uri: string, wish: Partial<IppPrinterOptions> = {}): IppPrinter {
  return new IppPrinter({
    uri, certificate: null, timer: systemTimer, pollMs: 10, graceMs: 150, totalMs: 60_000, cancelMs: 6_000, settleMs: 200,
    quietMs: 5_000, ...wish,
  })
}
