import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { WindowsPrinter } from './windows-printer.ts'
import type { Timer } from './timer.ts'
import type { WindowsParts, WindowsPrintOptions } from './windows-printer.ts'

/** As Windows PowerShell 5.1 writes an idle duplex printer. */
export const idlePrinter = {
  DriverName: 'FUJIFILM Apeos C3567', PrinterStatus: 3, ExtendedPrinterStatus: 2, DetectedErrorState: 0, ExtendedDetectedErrorState: 0,
  WorkOffline: false, KeepPrintedJobs: false, Capabilities: [4, 2, 3, 5], PrinterPaperNames: ['A3', 'A4', 'A5', 'レター (8.5 x 11")'],
} as const

/** `Document` is left out: the double puts the file's path there, as SumatraPDF does. */
export interface DoubleJob { readonly StatusMask: number; readonly PagesPrinted: number | null; readonly JobId?: number; readonly Document?: string }
export interface DoubleQueue { readonly printer?: object | null; readonly jobs: readonly DoubleJob[] }

export interface WindowsScript {
  /** How printer and queue look at the nth question after the document was handed over (0: before). Null: PowerShell fails; a text is said as it is. */
  readonly looks: (nth: number) => DoubleQueue | string | null
  /** How the jobs stand when they have been paused. */
  readonly paused?: (nth: number) => DoubleQueue['jobs'] | null
  /** What becomes of the document; usually the spooler takes it at once. */
  readonly handOver?: (given: AbortSignal) => Promise<void>
}

/** Windows as it answers by a script, and what was asked of it. */
export class WindowsDouble implements WindowsParts {
  readonly scripts: string[] = []
  readonly variables: Readonly<Record<string, string>>[] = []
  readonly handed: { readonly path: string; readonly options: WindowsPrintOptions; readonly bytes: Buffer; readonly mode: number }[] = []
  removals = 0
  readonly #script: WindowsScript
  #looks = 0

  constructor(script: WindowsScript) {
    this.#script = script
  }

  readonly print = async (path: string, options: WindowsPrintOptions, given: AbortSignal): Promise<void> => {
    this.handed.push({ path, options, bytes: readFileSync(path), mode: statSync(path).mode & 0o777 })
    await this.#script.handOver?.(given)
  }

  readonly run = async (script: string, variables: Readonly<Record<string, string>>): Promise<string | null> => {
    this.scripts.push(script)
    this.variables.push(variables)
    if (variables['MADOGUCHI_DOCUMENT'] !== undefined) {
      this.removals += 1
      const paused = this.#script.paused?.(this.removals) ?? null
      return paused === null ? null : JSON.stringify({ paused: this.#named(paused) })
    }
    if (this.handed.length > 0) this.#looks += 1
    const seen = this.#script.looks(this.#looks)
    if (seen === null || typeof seen === 'string') return seen
    return JSON.stringify({ printer: seen.printer === undefined ? idlePrinter : seen.printer, jobs: this.#named(seen.jobs) })
  }

  #named(jobs: readonly DoubleJob[]): readonly object[] {
    return jobs.map(job => ({ JobId: 12, Document: this.handed[0]?.path ?? null, ...job }))
  }
}

/** Time that passes by being waited for. */
export function waitedTimer(): Timer {
  let now = 0
  return {
    now: () => now,
    async wait(ms) {
      now += ms
      await new Promise(setImmediate)
    },
  }
}

/** The driver before such a Windows, with a folder of its own that is not there yet. */
export function openWindows(script: WindowsScript, name = 'Apeos') {
  const parent = mkdtempSync(join(tmpdir(), 'windows-printer-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, 'vault')
  const windows = new WindowsDouble(script)
  const timer = waitedTimer()
  const times = { timer, pollMs: 10, graceMs: 100, totalMs: 1_000, cancelMs: 100, lookMs: 1_000 }
  return { folder, windows, timer, driver: new WindowsPrinter({ name, folder, windows, ...times }) }
}
