import { IppQueue } from './ipp-queue.ts'
import { IppRun } from './ipp-run.ts'
import { elsewhereOf, faultsOf, guaranteeOf, lacksOf, warningsOf } from './ipp-status.ts'
import { suppliesOf, traysOf } from './ipp-stock.ts'
import { OneJob } from './one-job.ts'
import type { JobUnderWay } from './one-job.ts'
import { withLacks } from './printer.ts'
import type { Created, IppQueueOptions } from './ipp-queue.ts'
import type { IppRunTimes } from './ipp-run.ts'
import type { PrinterAttributes } from './ipp-status.ts'
import type { PrintJob, Printed, Printer, PrinterStatus, Probed } from './printer.ts'

export interface IppPrinterOptions extends IppRunTimes, IppQueueOptions {}

/**
 * IPP straight to the printer (RFC 8011), without a spooler between: a spooler says "completed" of a jammed job and prints it
 * again after its own restart. A job is sent once. Whatever goes wrong after the first byte ends in Cancel-Job and, unless the
 * printer's own counters prove that nothing was printed, in `unknown`.
 */
export class IppPrinter implements Printer {
  readonly #queue: IppQueue
  readonly #options: IppPrinterOptions
  readonly #job = new OneJob()
  /** Of paper in other trays, told while it lay idle: what is missing there does not keep it from printing. */
  #elsewhere: readonly string[] = []

  constructor(options: IppPrinterOptions) {
    this.#options = options
    this.#queue = new IppQueue(options)
  }

  async probe(): Promise<Probed> {
    const seen = await this.#queue.printer()
    if (seen.kind === 'silent') return seen
    const { printer } = seen
    return { kind: 'found', model: printer['printer-make-and-model'], guarantee: guaranteeOf(printer), lacks: lacksOf(printer) }
  }

  async status(): Promise<PrinterStatus> {
    const seen = await this.#queue.printer()
    if (seen.kind === 'silent') return { faults: ['offline'], outlet: 'unknown', sheetCounter: null, warnings: [], trays: [], supplies: [] }
    const { printer } = seen
    if (printer['printer-state'] === 'idle') this.#elsewhere = elsewhereOf(printer)
    const impressions = printer['printer-impressions-completed']
    return {
      faults: withLacks(faultsOf(printer, this.#elsewhere), lacksOf(printer)), outlet: 'unknown',
      sheetCounter: impressions === null ? null : Math.ceil(impressions / 2),
      warnings: warningsOf(printer, this.#elsewhere), trays: traysOf(printer), supplies: suppliesOf(printer),
    }
  }

  print(job: PrintJob, progress: (sheets: number) => void): Promise<Printed> {
    return this.#job.run((way) => this.#printOnce(job, progress, way))
  }

  cancel(): Promise<void> {
    return this.#job.giveUp()
  }

  async close(): Promise<void> {
    this.#queue.close()
  }

  async #printOnce(job: PrintJob, progress: (sheets: number) => void, { given, tell }: JobUnderWay): Promise<Printed> {
    const seen = await this.#queue.printer({ given })
    if (given.aborted) return { kind: 'nothingOut', fault: 'other' }
    if (seen.kind === 'silent') return { kind: 'nothingOut', fault: 'offline' }
    const before = seen.printer
    const standing = withLacks(faultsOf(before), lacksOf(before))[0]
    if (standing !== undefined) return { kind: 'nothingOut', fault: standing }

    // Heard to its end even when it was given up: of a job whose id nobody knows the printer can't be relieved.
    const created = await this.#create(job, before)
    if (created.kind === 'refused') return { kind: 'nothingOut', fault: created.fault }
    const announced = created.kind === 'created' ? await this.#queue.job(created.id, { given }) : null
    if (announced?.kind !== 'seen') {
      // Under the number of one that is gone there may be another's by now.
      if (announced?.kind !== 'lost') await this.#queue.cancel(created.id)
      return { kind: 'nothingOut', fault: announced?.kind === 'silent' && !given.aborted ? 'offline' : 'other' }
    }
    return await new IppRun({ queue: this.#queue, times: this.#options, job, before, announced: announced.job, progress, given, tell }).finish()
  }

  /**
   * A job whose sender was ended before it sent the document can keep a printer from taking any other, without a fault to be seen. It is
   * nobody's any more: it is given up, and asked once more. Nothing is repeated by that, for a job that was refused never was.
   */
  async #create(job: PrintJob, printer: PrinterAttributes): Promise<Created> {
    const created = await this.#queue.create(job, printer)
    if (created.kind !== 'refused' || created.fault !== 'busy') return created
    const left = await this.#queue.leftovers()
    for (const id of left) await this.#queue.cancel(id)
    return left.length > 0 ? await this.#queue.create(job, printer) : created
  }
}
