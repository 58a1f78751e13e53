import { IppEvidence } from './ipp-evidence.ts'
import { elsewhereOf, faultsOf } from './ipp-status.ts'
import { watchJob } from './job-watch.ts'
import type { WatchTimes } from './job-watch.ts'
import type { IppAnswer } from './ipp-exchange.ts'
import type { IppQueue, JobSeen, Patience } from './ipp-queue.ts'
import type { JobAttributes, PrinterAttributes } from './ipp-status.ts'
import type { PrintJob, Printed, PrinterFault } from './printer.ts'

/** Times of one job, all in ms. */
export interface IppTimes extends WatchTimes {
  /** How long a cancelled job may take to reach its final state. */
  readonly cancelMs: number
}

export interface IppRunTimes extends IppTimes {
  /** How long the counters of a printer have to stand still after a job ended for "nothing came out" to be believed. */
  readonly settleMs: number
}

export interface IppRunParts {
  readonly queue: IppQueue
  readonly times: IppRunTimes
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
  readonly #evidence: IppEvidence
  readonly #elsewhere: readonly string[]
  #sheets = 0

  constructor(given: IppRunParts) {
    this.#given = given
    this.#evidence = new IppEvidence(given.job, given.before)
    this.#elsewhere = elsewhereOf(given.before)
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
  #follow(): Promise<PrinterFault | null> {
    return watchJob(this.#given.times, async () => {
      const seen = await this.#look()
      if (seen === 'printed') return { over: null }
      if (seen === 'ended') return { over: 'standing', unless: 'other' }
      if (seen === 'lost') return { over: 'offline' }
      if (this.#given.given.aborted) return { over: 'standing', unless: 'other' }
      if (this.#refused !== null) return { over: refusalOf(this.#refused) }
      return seen
    })
  }

  /** One look at the job, and at the printer while the job is under way. */
  async #look(): Promise<'printed' | 'ended' | 'lost' | 'well' | PrinterFault> {
    const { queue, given } = this.#given
    const seen = await this.#see({ given })
    if (seen.kind === 'silent') return 'offline'
    if (seen.kind === 'lost') return 'lost'
    switch (seen.job['job-state']) {
      // The state may be told a moment before the last page is counted; a count that stays short is a fault.
      case 'completed': return await this.#isWhole({ given }) ? 'printed' : 'other'
      case 'canceled': case 'aborted': return 'ended'
      case 'pending': case 'pending-held': case 'processing': case 'processing-stopped': break
    }
    const printer = await queue.printer({ given })
    if (printer.kind === 'silent') return 'offline'
    return faultsOf(printer.printer, this.#elsewhere).find(fault => fault !== 'busy') ?? 'well'
  }

  /** Gives the job up: cancel, wait for its final state, and say what the printer's counters prove. */
  async #stop(fault: PrinterFault): Promise<Printed> {
    const { queue, times: { timer, pollMs, cancelMs, settleMs }, announced, given, tell } = this.#given
    this.#sending.abort()
    await this.#sent
    const id = announced['job-id']
    const until = timer.now() + cancelMs
    const patience = (): Patience => this.#patience(until)
    if (this.#refused?.kind === 'silent' && !this.#refused.sent) {
      if ((await this.#see(patience())).kind === 'seen') await queue.cancel(id, patience())
      return { kind: 'nothingOut', fault: given.aborted ? fault : 'offline' }
    }
    let [cancelled, answered] = [false, false]
    while (timer.now() < until) {
      const seen = await this.#see(patience())
      if (seen.kind === 'lost') return this.#unknown('offline')
      if (seen.kind === 'seen') {
        answered = true
        switch (seen.job['job-state']) {
          // It was through before the cancellation reached it, and it counted every page.
          case 'completed': return await this.#isWhole(patience()) ? this.#all() : this.#unknown(fault)
          case 'canceled': case 'aborted': return await this.#settle(fault, until + settleMs)
          case 'pending': case 'pending-held': case 'processing': case 'processing-stopped': break
        }
        if (!cancelled) cancelled = await queue.cancel(id, patience())
        tell()
      }
      await timer.wait(pollMs)
    }
    return this.#unknown(answered ? fault : 'offline')
  }

  /** A job that ended without all its pages: a printer may count the last of them only when it has come to rest. */
  async #settle(fault: PrinterFault, until: number): Promise<Printed> {
    const { queue, times: { timer, pollMs, settleMs } } = this.#given
    const ended = timer.now()
    while (timer.now() < until) {
      const printer = await queue.printer(this.#patience(until))
      this.#evidence.seenPrinter(printer.kind === 'seen' ? printer.printer : null)
      if (this.#evidence.moved() || !this.#evidence.couldProve()) break
      const rests = printer.kind === 'seen' && printer.printer['printer-state'] !== 'processing'
      if (rests && timer.now() - ended >= settleMs && this.#evidence.isEmpty()) return { kind: 'nothingOut', fault }
      await timer.wait(pollMs)
      const seen = await this.#see(this.#patience(until))
      if (seen.kind === 'lost') return this.#unknown('offline')
    }
    return this.#unknown(fault)
  }

  /** One answer that never comes does not use up the time in which another may. */
  #patience(until: number): Patience {
    const { timer, cancelMs } = this.#given.times
    return { withinMs: Math.max(1, Math.min(cancelMs / 3, until - timer.now())) }
  }

  /** Asks for the job, and counts; another one under its number, after a restart of the printer, is not it. */
  async #see(patience: Patience): Promise<JobSeen> {
    const { queue, announced } = this.#given
    const seen = await queue.job(announced['job-id'], patience)
    if (seen.kind === 'seen' && !this.#isOurs(seen.job)) return { kind: 'lost' }
    if (seen.kind === 'seen') this.#count(seen.job)
    else this.#evidence.missed()
    return seen
  }

  async #isWhole(patience: Patience): Promise<boolean> {
    if (!this.#evidence.counted()) {
      const printer = await this.#given.queue.printer(patience)
      this.#evidence.seenPrinter(printer.kind === 'seen' ? printer.printer : null)
    }
    return this.#evidence.isWhole()
  }

  #isOurs(job: JobAttributes): boolean {
    return job['job-uuid'] === this.#given.announced['job-uuid'] && job['job-name'] === this.#given.announced['job-name']
  }

  #count(job: JobAttributes): void {
    this.#evidence.seen(job)
    const sheets = this.#evidence.done()
    if (sheets > this.#sheets) this.#given.progress(sheets)
    this.#sheets = Math.max(this.#sheets, sheets)
  }

  #all(): Printed {
    return { kind: 'printed', sheets: Math.ceil(this.#given.job.pages / 2) * this.#given.job.copies }
  }

  #unknown(fault: PrinterFault): Printed {
    return { kind: 'unknown', sheetsOut: this.#evidence.touched(), fault }
  }
}

function refusalOf(answer: IppAnswer): PrinterFault {
  if (answer.kind === 'silent') return 'offline'
  return answer.status === 'server-error-busy' ? 'busy' : 'other'
}
