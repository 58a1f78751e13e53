import { basename } from 'node:path'
import { withLacks } from './printer.ts'
import { isAbandoned, spoolFolder, SpoolFile } from './spool-file.ts'
import { WindowsRun } from './windows-run.ts'
import { WindowsSpooler } from './windows-spooler.ts'
import { windowsFaultsOf, windowsLacksOf, windowsWarningsOf } from './windows-state.ts'
import type { PrintJob, Printed, Printer, PrinterStatus, Probed } from './printer.ts'
import type { RunPowerShell, WindowsQueueSeen } from './windows-spooler.ts'
import type { WindowsTimes } from './windows-run.ts'
import type { WindowsJob } from './windows-state.ts'

/** What a document is handed over with; `pdf-to-printer` understands it. */
export interface WindowsPrintOptions {
  readonly printer: string
  readonly side: 'duplexlong'
  readonly paperSize: 'A4'
  readonly scale: 'noscale'
  readonly copies: number
  readonly silent: true
}

/** What of Windows the driver uses; handed in, for it is nowhere else. */
export interface WindowsParts {
  /** Prints a file; fulfilled when the spooler has taken it. Once `given` is aborted it is ended, and settles when it has. */
  readonly print: (path: string, options: WindowsPrintOptions, given: AbortSignal) => Promise<void>
  readonly run: RunPowerShell
}

export interface WindowsPrinterOptions extends WindowsTimes {
  /** As Windows calls it. */
  readonly name: string
  /** Below it a document may lie while it is handed over, as `spoolFolder` says: absolute, and swept by the terminal. */
  readonly folder: string
  /** How old what is said of the printer may be, ms: asking starts a program each time. */
  readonly lookMs: number
  /** Null: this is not Windows. */
  readonly windows: WindowsParts | null
}

/**
 * A printer of Windows, through its spooler and `pdf-to-printer` (SumatraPDF). Weaker than IPP straight to the printer (`spooled`):
 * `printed` means that the job was seen in the queue and left it without a fault; nobody says whether paper came out. How many sheets are
 * done is not told meanwhile. The document has to lie in a file until it is handed over, and the spooler keeps a copy of its own, as
 * pictures of the pages, until it is through; that one is deleted by Windows, not erased. A job that stands in the queue when Windows is
 * restarted is begun anew by Windows: whatever is seen of it later counts for nothing, and is not printed again by this driver. A job of
 * ours that nobody watches any more is removed when the printer is asked how it is.
 */
export class WindowsPrinter implements Printer {
  readonly #options: WindowsPrinterOptions
  readonly #spooler: WindowsSpooler
  #printing = false
  #cancelled = false
  #run: WindowsRun | null = null
  #last: { readonly at: number; readonly seen: WindowsQueueSeen | null } | null = null

  constructor(options: WindowsPrinterOptions) {
    this.#options = options
    this.#spooler = new WindowsSpooler(options.name, options.windows?.run ?? (async () => null))
  }

  async probe(): Promise<Probed> {
    const printer = (await this.#spooler.look())?.printer ?? null
    if (printer === null) return { kind: 'silent', why: 'unreachable' }
    return { kind: 'found', model: printer.DriverName, guarantee: 'spooled', lacks: windowsLacksOf(printer) }
  }

  async status(): Promise<PrinterStatus> {
    const untold = { outlet: 'unknown', sheetCounter: null, warnings: [], trays: [], supplies: [] } as const
    const seen = await this.#lately()
    if (seen === null || seen.printer === null) return { ...untold, faults: ['offline'] }
    const faults = withLacks(windowsFaultsOf(seen.printer), windowsLacksOf(seen.printer))
    return { ...untold, faults: seen.jobs.length > 0 ? [...faults, 'busy'] : faults, warnings: windowsWarningsOf(seen.printer) }
  }

  async print(job: PrintJob): Promise<Printed> {
    if (this.#printing) return { kind: 'nothingOut', fault: 'busy' }
    this.#printing = true
    this.#cancelled = false
    try {
      return await this.#printOnce(job)
    } finally {
      this.#printing = false
      this.#run = null
      this.#last = null
    }
  }

  async cancel(): Promise<void> {
    this.#cancelled = true
    await this.#run?.giveUp()
  }

  async close(): Promise<void> {}

  async #printOnce(job: PrintJob): Promise<Printed> {
    const { windows, folder, timer, pollMs, cancelMs } = this.#options
    const before = await this.#spooler.look()
    if (windows === null || before === null || before.printer === null) return { kind: 'nothingOut', fault: 'offline' }
    const standing = windowsFaultsOf(before.printer)[0]
    if (standing !== undefined) return { kind: 'nothingOut', fault: standing }
    if (before.jobs.length > 0) return { kind: 'nothingOut', fault: 'busy' }
    if (windowsLacksOf(before.printer).length > 0) return { kind: 'nothingOut', fault: 'other' }
    const file = new SpoolFile(spoolFolder(folder, process.pid))
    try {
      if (!await file.fill(job.pdf) || this.#cancelled) return { kind: 'nothingOut', fault: 'other' }
      this.#run = new WindowsRun({
        spooler: this.#spooler, times: this.#options, job, document: file.name, handOver: given => this.#handOver(windows, file.path, job, given),
      })
      return await this.#run.finish()
    } finally {
      // What is left of it the terminal finds by itself.
      await file.erase(timer, pollMs, cancelMs)
    }
  }

  async #handOver(windows: WindowsParts, path: string, { copies }: PrintJob, given: AbortSignal): Promise<void> {
    const options = { side: 'duplexlong', paperSize: 'A4', scale: 'noscale', silent: true } as const
    await windows.print(path, { printer: this.#options.name, copies, ...options }, given)
  }

  /** The last look, while it is young enough. */
  async #lately(): Promise<WindowsQueueSeen | null> {
    const { timer, lookMs } = this.#options
    if (this.#last !== null && timer.now() - this.#last.at < lookMs) return this.#last.seen
    this.#last = { at: timer.now(), seen: await this.#spooler.look() }
    const { seen } = this.#last
    for (const job of seen?.jobs ?? []) await this.#removeAbandoned(job)
    return seen
  }

  /** Left by somebody who was ended, or given up in vain, it would keep the terminal closed and come out before a stranger. */
  async #removeAbandoned({ Document: path }: WindowsJob): Promise<void> {
    if (path !== null && isAbandoned(this.#options.folder, path)) await this.#spooler.remove(basename(path))
  }
}
