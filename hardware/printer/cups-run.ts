import { faultsOf } from './ipp-status.ts'
import { sheetsOf } from './printer.ts'
import { watchJob } from './job-watch.ts'
import type { CupsAttributes, CupsJob, CupsQueue } from './cups-queue.ts'
import type { IppAnswer } from './ipp-exchange.ts'
import type { IppTimes } from './ipp-run.ts'
import type { PrintJob, Printed, PrinterFault } from './printer.ts'

export interface CupsRunParts {
  readonly queue: CupsQueue
  /** `cancelMs` is also how long a cupsd that went away is waited for, so that it does not begin the job anew. */
  readonly times: IppTimes
  readonly job: PrintJob
  /** What was said of the printer before the job (printer-state-reasons). */
  readonly stale: readonly string[]
  /** The job as cupsd took it on. */
  readonly announced: CupsJob
  /** Once it is aborted no further byte goes out, and the job is cancelled. */
  readonly given: AbortSignal
  /** Called when cupsd was told to cancel the job. */
  readonly tell: () => void
}

/**
 * One job from its first byte until cupsd calls it completed, which means: sent. The spooler's page counts are its own, not the
 * printer's, and prove nothing; so once bytes were sent there is no `nothingOut`, and `sheetsOut` is what is known to be out: 0.
 */
export class CupsRun {
  readonly #given: CupsRunParts
  readonly #sending = new AbortController()
  #sent: Promise<void> = Promise.resolve()
  #refused: IppAnswer | null = null
  #stale: readonly string[]
  /** When it was begun, as cupsd tells time. */
  #begun: number | null = null

  constructor(given: CupsRunParts) {
    this.#given = given
    this.#stale = given.stale
  }

  async finish(): Promise<Printed> {
    const { queue, announced, job, given } = this.#given
    this.#sent = queue.send(announced['job-id'], job.pdf, AbortSignal.any([this.#sending.signal, given])).then(answer => {
      if (answer.kind === 'silent' || !answer.status.startsWith('successful-ok')) this.#refused = answer
    })
    const fault = await this.#follow()
    if (fault !== null) await this.#stop()
    this.#sending.abort()
    // The pages must not be read any more once the caller overwrites them.
    await this.#sent
    if (fault === null) return { kind: 'printed', sheets: sheetsOf(job.pages) * job.copies }
    const reached = this.#refused?.kind !== 'silent' || this.#refused.sent
    return reached ? { kind: 'unknown', sheetsOut: 0, fault } : { kind: 'nothingOut', fault }
  }

  /** Watches the job until it was sent (null) or until it has to be given up, and why. */
  #follow(): Promise<PrinterFault | null> {
    return watchJob(this.#given.times, async () => {
      const seen = await this.#look()
      if (this.#given.given.aborted) return { over: 'other' }
      if (seen === 'sent') return { over: null }
      // cupsd is on this machine: where it is silent it has gone, and will begin the job anew when it comes back.
      if (seen === 'gone') return { over: 'offline' }
      if (seen === 'astray') return { over: 'standing', unless: 'other' }
      if (this.#refused !== null) return { over: this.#refused.kind === 'silent' ? 'offline' : 'other' }
      return seen
    })
  }

  /** One look at the job, and at what its backend tells of the printer while it is under way. */
  async #look(): Promise<'sent' | 'gone' | 'astray' | 'well' | PrinterFault> {
    const seen = await this.#given.queue.job(this.#given.announced['job-id'])
    if (seen.kind !== 'seen' || !this.#isOurs(seen.job)) return 'gone'
    if (this.#isBegunAnew(seen.job)) return 'astray'
    switch (seen.job['job-state']) {
      case 'completed': return 'sent'
      case 'canceled': case 'aborted': return 'astray'
      case 'pending': case 'pending-held': case 'processing': case 'processing-stopped': break
    }
    const queue = await this.#given.queue.queue()
    if (queue.kind === 'silent') return 'gone'
    return faultsOf(this.#withoutStale(queue.queue)).find(fault => fault !== 'busy') ?? 'well'
  }

  /**
   * What an earlier job's backend said stands on until somebody takes it back, and would end a job that is well. It counts again once it has
   * been away; a jam that was there before and is still there keeps the job until its whole time is over.
   */
  #withoutStale(queue: CupsAttributes): CupsAttributes {
    const reasons = queue['printer-state-reasons']
    this.#stale = this.#stale.filter(reason => reasons.includes(reason))
    return { ...queue, 'printer-state-reasons': reasons.filter(reason => !this.#stale.includes(reason)) }
  }

  /** Cancels the job, however late cupsd comes back, and waits for its end. */
  async #stop(): Promise<void> {
    const { queue, times: { timer, pollMs, cancelMs }, announced, tell } = this.#given
    this.#sending.abort()
    await this.#sent
    const begun = timer.now()
    while (timer.now() - begun < cancelMs) {
      const seen = await queue.job(announced['job-id'])
      if (seen.kind === 'lost' || (seen.kind === 'seen' && (!this.#isOurs(seen.job) || isOver(seen.job)))) return
      if (seen.kind === 'seen' && await queue.cancel(announced['job-id'])) tell()
      await timer.wait(pollMs)
    }
  }

  /** A job goes back into the queue, or tells another beginning, when cupsd was restarted or its queue tries again. */
  #isBegunAnew(job: CupsJob): boolean {
    const first = this.#begun
    this.#begun ??= job['time-at-processing']
    return first !== null && (job['time-at-processing'] !== first || job['job-state'] === 'pending' || job['job-state'] === 'pending-held')
  }

  #isOurs(job: CupsJob): boolean {
    return job['job-uuid'] === this.#given.announced['job-uuid'] && job['job-name'] === this.#given.announced['job-name']
  }
}

function isOver({ 'job-state': state }: CupsJob): boolean {
  return state === 'completed' || state === 'canceled' || state === 'aborted'
}
