import { CupsQueue } from './cups-queue.ts'
import { CupsRun } from './cups-run.ts'
import { faultsOf, lacksOf, warningsOf } from './ipp-status.ts'
import { suppliesOf, traysOf } from './ipp-stock.ts'
import { OneJob } from './one-job.ts'
import type { JobUnderWay } from './one-job.ts'
import { withLacks } from './printer.ts'
import type { CupsAttributes, CupsSeen } from './cups-queue.ts'
import type { IppTimes } from './ipp-run.ts'
import type { Lack, PrintJob, Printed, Printer, PrinterFault, PrinterStatus, Probed } from './printer.ts'

export interface CupsPrinterOptions extends IppTimes {
  /** Of the queue, e.g. `ipp://localhost:631/printers/kiosk`. */
  readonly uri: string
  /** How long a question may take before it counts as unanswered, ms. */
  readonly quietMs: number
}

/**
 * A queue of this machine's CUPS: the fallback for printers that do not speak IPP themselves, and weaker than IPP straight to the printer
 * (`spooled`). `printed` means that cupsd has sent the job; a jam is seen only while its backend tells of it, a printer that is off not at
 * all (the job is cancelled when its whole time is over), and nobody counts paper.
 *
 * Two dangers lie in the spool. A queue that tries again prints a job a second time: one whose error policy is not `abort-job` is refused.
 * And a cupsd that ends in the middle of a job begins it anew when it comes back, whatever the policy: this driver cancels it as soon as it
 * sees that, but only a spool that is emptied before cupsd starts makes sure. A job that is begun anew for any other reason (the backend
 * found the printer busy) is given up as well: what the first beginning put out nobody knows. Where the spool lies, and whether it keeps
 * documents (PreserveJobFiles), can't be asked over IPP.
 */
export class CupsPrinter implements Printer {
  readonly #queue: CupsQueue
  readonly #options: CupsPrinterOptions
  readonly #job = new OneJob()

  constructor(options: CupsPrinterOptions) {
    this.#options = options
    this.#queue = new CupsQueue(options.uri, options.quietMs)
  }

  async probe(): Promise<Probed> {
    const seen = await this.#queue.queue()
    if (seen.kind === 'silent') return seen
    return { kind: 'found', model: seen.queue['printer-make-and-model'], guarantee: 'spooled', lacks: cupsLacksOf(seen.queue) }
  }

  async status(): Promise<PrinterStatus> {
    const seen = await this.#look()
    const untold = { outlet: 'unknown', sheetCounter: null } as const
    if (seen.kind === 'silent') return { ...untold, faults: ['offline'], warnings: [], trays: [], supplies: [] }
    const queue = lately(seen.queue)
    const faults = withLacks(cupsFaultsOf(queue), cupsLacksOf(queue))
    return { ...untold, faults, warnings: warningsOf(queue), trays: traysOf(queue), supplies: suppliesOf(queue) }
  }

  print(job: PrintJob): Promise<Printed> {
    return this.#job.run((way) => this.#printOnce(job, way))
  }

  cancel(): Promise<void> {
    return this.#job.giveUp()
  }

  async close(): Promise<void> {
    this.#queue.close()
  }

  /** The queue, without jobs of ours that nobody looks after any more: they would keep the terminal closed, and come out before a stranger. */
  async #look(): Promise<CupsSeen> {
    const seen = await this.#queue.queue()
    if (seen.kind === 'silent' || (seen.queue['queued-job-count'] ?? 0) === 0) return seen
    const left = await this.#queue.leftovers()
    for (const id of left) await this.#queue.cancel(id)
    return left.length === 0 ? seen : await this.#queue.queue()
  }

  async #printOnce(job: PrintJob, { given, tell }: JobUnderWay): Promise<Printed> {
    const seen = await this.#look()
    if (given.aborted) return { kind: 'nothingOut', fault: 'other' }
    if (seen.kind === 'silent') return { kind: 'nothingOut', fault: 'offline' }
    const standing = cupsFaultsOf(seen.queue)[0]
    if (standing !== undefined) return { kind: 'nothingOut', fault: standing }
    if (cupsLacksOf(seen.queue).length > 0) return { kind: 'nothingOut', fault: 'other' }
    const created = await this.#queue.create(job)
    if (created.kind === 'refused') return { kind: 'nothingOut', fault: created.fault }
    const announced = created.kind === 'created' ? await this.#queue.job(created.id) : null
    if (given.aborted || announced?.kind !== 'seen') {
      await this.#queue.cancel(created.id)
      return { kind: 'nothingOut', fault: announced?.kind === 'silent' && !given.aborted ? 'offline' : 'other' }
    }
    const stale = seen.queue['printer-state-reasons']
    return await new CupsRun({ queue: this.#queue, times: this.#options, job, stale, announced: announced.job, given, tell }).finish()
  }
}

function cupsLacksOf(queue: CupsAttributes): readonly Lack[] {
  return queue['printer-error-policy'] === 'abort-job' ? lacksOf(queue) : [...lacksOf(queue), 'once']
}

/**
 * What the last job's backend said of the printer stands on in an idle queue until the next one: a jam that was cleared long ago would
 * close the queue for ever. Of an idle queue nobody knows how its printer stands.
 */
function lately(queue: CupsAttributes): CupsAttributes {
  return queue['printer-state'] === 'idle' ? { ...queue, 'printer-state-reasons': [] } : queue
}

/** A job that waits in the queue would come out before ours, or is one that an ended terminal left behind. */
function cupsFaultsOf(queue: CupsAttributes): readonly PrinterFault[] {
  const faults = faultsOf(lately(queue))
  return (queue['queued-job-count'] ?? 0) > 0 && !faults.includes('busy') ? [...faults, 'busy'] : faults
}
