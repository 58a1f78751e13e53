import { faultsOf, guaranteeOf, sheetsDone, sheetsTouched } from './ipp-status.ts'
import type { IppAnswer } from './ipp-exchange.ts'
import type { IppQueue, Patience } from './ipp-queue.ts'
import type { JobAttributes, PrinterAttributes } from './ipp-status.ts'
import type { PrintJob, Printed, PrinterFault } from './printer.ts'
import type { Timer } from './timer.ts'

/** Times of one job, all in ms. */
export interface IppTimes {
  readonly timer: Timer
  /** Between two looks at a job. */
  readonly pollMs: number
  /** How long a fault or silence in the middle of a job may last before the job is cancelled. */
  readonly graceMs: number
  /** The longest a whole job may take before it is cancelled. */
  readonly totalMs: number
  /** How long a cancelled job may take to reach its final state. */
  readonly cancelMs: number
}

export interface IppRunParts {
  readonly queue: IppQueue
  readonly times: IppTimes
  readonly job: PrintJob
  /** The printer as it was before the first byte. */
  readonly before: PrinterAttributes
  /** The job as the printer took it on. */
  readonly announced: JobAttributes
  readonly progress: (sheets: number) => void
  /** Once it is aborted no further byte goes out, and the job ends in what the printer's counters prove. */
  readonly given: AbortSignal
  /** Called when the printer was told to cancel the job. */
  readonly tell: () => void
}

/** One job from its first byte to its outcome. */
export class IppRun {
  readonly #given: IppRunParts
  readonly #sending = new AbortController()
  #sent: Promise<void> = Promise.resolve()
  #refused: IppAnswer | null = null
  #impressions = 0
  #sheets = 0

  constructor(given: IppRunParts) {
    this.#given = given
  }

  async finish(): Promise<Printed> {
    const { queue, announced, job, given } = this.#given
    this.#sent = queue.send(announced['job-id'], job.pdf, AbortSignal.any([this.#sending.signal, given])).then(answer => {
      if (answer.kind === 'silent' || !answer.status.startsWith('successful-ok')) this.#refused = answer
    })
    const fault = await this.#follow()
    const printed = fault === null ? this.#all() : await this.#stop(fault)
    this.#sending.abort()
    // The pages must not be read any more once the caller overwrites them.
    await this.#sent
    return printed
  }

  /** Watches the job until it is printed (null) or until it has to be given up, and why. */
  async #follow(): Promise<PrinterFault | null> {
    const { timer, pollMs, graceMs, totalMs } = this.#given.times
    const begun = timer.now()
    let fault: PrinterFault | null = null
    let since = begun
    for (;;) {
      await timer.wait(pollMs)
      const seen = await this.#look()
      if (seen === 'printed') return null
      if (seen === 'ended') return fault ?? 'other'
      if (seen === 'lost') return 'offline'
      if (this.#given.given.aborted) return fault ?? 'other'
      if (this.#refused !== null) return refusalOf(this.#refused)
      if (fault === null) since = timer.now()
      fault = seen === 'well' ? null : seen
      if (fault !== null && timer.now() - since >= graceMs) return fault
      if (timer.now() - begun >= totalMs) return fault ?? 'other'
    }
  }

  /** One look at the job, and at the printer while the job is under way. */
  async #look(): Promise<'printed' | 'ended' | 'lost' | 'well' | PrinterFault> {
    const { queue, announced, given } = this.#given
    const seen = await queue.job(announced['job-id'], { given })
    if (seen.kind === 'silent') return 'offline'
    if (seen.kind === 'lost' || !this.#isOurs(seen.job)) return 'lost'
    this.#count(seen.job)
    switch (seen.job['job-state']) {
      // The state may be told a moment before the last page is counted; a count that stays short is a fault.
      case 'completed': return await this.#isWhole(seen.job, { given }) ? 'printed' : 'other'
      case 'canceled': case 'aborted': return 'ended'
      case 'pending': case 'pending-held': case 'processing': case 'processing-stopped': break
    }
    const printer = await queue.printer({ given })
    if (printer.kind === 'silent') return 'offline'
    return faultsOf(printer.printer).find(fault => fault !== 'busy') ?? 'well'
  }

  /** Gives the job up: cancel, wait for its final state, and say what the printer's counters prove. */
  async #stop(fault: PrinterFault): Promise<Printed> {
    const { queue, times: { timer, pollMs, cancelMs }, announced, given, tell } = this.#given
    this.#sending.abort()
    await this.#sent
    const id = announced['job-id']
    const begun = timer.now()
    // One answer that never comes does not use up the time in which another may.
    const patience = (): Patience => ({ withinMs: Math.max(1, Math.min(cancelMs / 3, cancelMs - (timer.now() - begun))) })
    if (this.#refused?.kind === 'silent' && !this.#refused.sent) {
      await queue.cancel(id, patience())
      return { kind: 'nothingOut', fault: given.aborted ? fault : 'offline' }
    }
    let [cancelled, answered] = [false, false]
    while (timer.now() - begun < cancelMs) {
      const seen = await queue.job(id, patience())
      if (seen.kind === 'lost' || (seen.kind === 'seen' && !this.#isOurs(seen.job))) return this.#unknown('offline')
      if (seen.kind === 'seen') {
        answered = true
        this.#count(seen.job)
        const ended = await this.#ended(seen.job, fault, patience())
        if (ended !== null) return ended
        if (!cancelled) cancelled = await queue.cancel(id, patience())
        tell()
      }
      await timer.wait(pollMs)
    }
    return this.#unknown(answered ? fault : 'offline')
  }

  async #ended(job: JobAttributes, fault: PrinterFault, patience: Patience): Promise<Printed | null> {
    switch (job['job-state']) {
      // It was through before the cancellation reached it, and it counted every page.
      case 'completed': return await this.#isWhole(job, patience) ? this.#all() : this.#unknown(fault)
      case 'canceled': case 'aborted': return await this.#isEmpty(job, patience) ? { kind: 'nothingOut', fault } : this.#unknown(fault)
      case 'pending': case 'pending-held': case 'processing': case 'processing-stopped': return null
    }
  }

  /** Whether counters prove that nothing of an ended job was printed: each that there is, and there has to be one. */
  async #isEmpty(job: JobAttributes, patience: Patience): Promise<boolean> {
    const counted = job['job-impressions-completed']
    const life = await this.#sinceBegun(patience)
    return counted === null ? life === 0 : counted === 0 && (life === 0 || life === 'uncounted')
  }

  /** Whether a completed job counted all its sides; of a printer that never promised to count, its word is enough. */
  async #isWhole(job: JobAttributes, patience: Patience): Promise<boolean> {
    const sides = this.#given.job.pages * this.#given.job.copies
    const counted = job['job-impressions-completed']
    if (counted !== null) return counted >= sides
    const life = await this.#sinceBegun(patience)
    return life === 'uncounted' ? guaranteeOf(this.#given.before) === 'stated' : life !== 'silent' && life >= sides
  }

  /** Sides by the counter of the printer's whole life. */
  async #sinceBegun(patience: Patience): Promise<number | 'uncounted' | 'silent'> {
    const before = this.#given.before['printer-impressions-completed']
    if (before === null) return 'uncounted'
    const seen = await this.#given.queue.printer(patience)
    const now = seen.kind === 'seen' ? seen.printer['printer-impressions-completed'] : null
    return now === null ? 'silent' : now - before
  }

  #isOurs(job: JobAttributes): boolean {
    return job['job-uuid'] === this.#given.announced['job-uuid'] && job['job-name'] === this.#given.announced['job-name']
  }

  #count(job: JobAttributes): void {
    this.#impressions = Math.max(this.#impressions, job['job-impressions-completed'] ?? 0)
    const sheets = sheetsDone(this.#impressions, this.#given.job.pages, this.#given.job.copies)
    if (sheets > this.#sheets) this.#given.progress(sheets)
    this.#sheets = Math.max(this.#sheets, sheets)
  }

  #all(): Printed {
    return { kind: 'printed', sheets: Math.ceil(this.#given.job.pages / 2) * this.#given.job.copies }
  }

  #unknown(fault: PrinterFault): Printed {
    return { kind: 'unknown', sheetsOut: sheetsTouched(this.#impressions, this.#given.job.pages, this.#given.job.copies), fault }
  }
}

function refusalOf(answer: IppAnswer): PrinterFault {
  if (answer.kind === 'silent') return 'offline'
  return answer.status === 'server-error-busy' ? 'busy' : 'other'
}
