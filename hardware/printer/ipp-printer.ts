import { IppQueue } from './ipp-queue.ts'
import { IppRun } from './ipp-run.ts'
import { faultsOf, lacksOf } from './ipp-status.ts'
import type { IppQueueOptions } from './ipp-queue.ts'
import type { IppTimes } from './ipp-run.ts'
import type { PrintJob, Printed, Printer, PrinterStatus, Probed } from './printer.ts'

export interface IppPrinterOptions extends IppTimes, IppQueueOptions {}

/**
 * IPP straight to the printer (RFC 8011), without a spooler between: a spooler says "completed" of a jammed job and prints it
 * again after its own restart. A job is sent once. Whatever goes wrong after the first byte ends in Cancel-Job and, unless the
 * printer's own counters prove that nothing was printed, in `unknown`.
 */
export class IppPrinter implements Printer {
  readonly #queue: IppQueue
  readonly #options: IppPrinterOptions
  #printing = false
  #cancelled = false
  #run: IppRun | null = null

  constructor(options: IppPrinterOptions) {
    this.#options = options
    this.#queue = new IppQueue(options)
  }

  async probe(): Promise<Probed> {
    const seen = await this.#queue.printer()
    if (seen.kind === 'silent') return seen
    const { printer } = seen
    const guarantee = printer['printer-impressions-completed'] === null ? 'stated' : 'counted'
    return { kind: 'found', model: printer['printer-make-and-model'], guarantee, lacks: lacksOf(printer) }
  }

  async status(): Promise<PrinterStatus> {
    const untold = { outlet: 'unknown', warnings: [], trays: [], supplies: [] } as const
    const seen = await this.#queue.printer()
    if (seen.kind === 'silent') return { ...untold, faults: ['offline'], sheetCounter: null }
    const { printer } = seen
    const impressions = printer['printer-impressions-completed']
    return { ...untold, faults: faultsOf(printer), sheetCounter: impressions === null ? null : Math.ceil(impressions / 2) }
  }

  async print(job: PrintJob, progress: (sheets: number) => void): Promise<Printed> {
    if (this.#printing) return { kind: 'nothingOut', fault: 'busy' }
    this.#printing = true
    this.#cancelled = false
    try {
      return await this.#printOnce(job, progress)
    } finally {
      this.#printing = false
      this.#run = null
    }
  }

  async cancel(): Promise<void> {
    this.#cancelled = true
    this.#run?.giveUp()
  }

  async close(): Promise<void> {
    this.#queue.close()
  }

  async #printOnce(job: PrintJob, progress: (sheets: number) => void): Promise<Printed> {
    const seen = await this.#queue.printer()
    if (seen.kind === 'silent') return { kind: 'nothingOut', fault: 'offline' }
    const before = seen.printer
    const standing = faultsOf(before)[0]
    if (standing !== undefined) return { kind: 'nothingOut', fault: standing }
    if (lacksOf(before).length > 0) return { kind: 'nothingOut', fault: 'other' }

    const created = await this.#queue.create(job)
    if (created.kind === 'refused') return { kind: 'nothingOut', fault: created.fault }
    const announced = created.kind === 'created' ? await this.#queue.job(created.id) : null
    if (announced?.kind !== 'seen') {
      await this.#queue.cancel(created.id)
      return { kind: 'nothingOut', fault: announced?.kind === 'silent' ? 'offline' : 'other' }
    }
    if (this.#cancelled) {
      await this.#queue.cancel(created.id)
      return { kind: 'nothingOut', fault: 'other' }
    }
    this.#run = new IppRun({ queue: this.#queue, times: this.#options, job, before, announced: announced.job, progress })
    return await this.#run.finish()
  }
}
