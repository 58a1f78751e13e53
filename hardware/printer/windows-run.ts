import { sheetsTouched } from './ipp-status.ts'
import { watchJob } from './job-watch.ts'
import type { WatchTimes } from './job-watch.ts'
import { sheetsOf } from './printer.ts'
import { windowsFaultOfJob, windowsFaultsOf, windowsJobBit } from './windows-state.ts'
import type { PrintJob, Printed, PrinterFault } from './printer.ts'
import type { WindowsSpooler } from './windows-spooler.ts'
import type { WindowsJob } from './windows-state.ts'

/** Times of one job, all in ms. */
export interface WindowsTimes extends WatchTimes {
  /** How long removing may take, and how long whoever handed it over may take to end. */
  readonly cancelMs: number
}

export interface WindowsRunParts {
  readonly spooler: WindowsSpooler
  readonly times: WindowsTimes
  readonly job: PrintJob
  /** End of the name that the job has in the queue; no other job has it. */
  readonly document: string
  /** Hands the document over; fulfilled when the spooler has taken all of it. Once `given` is aborted it is ended, and settles when it has. */
  readonly handOver: (given: AbortSignal) => Promise<void>
}

/** Once one of these has been seen, pages may be out. */
const touched = windowsJobBit.printing | windowsJobBit.printed | windowsJobBit.restart | windowsJobBit.complete
/** Somebody else removes it, or it begins anew: nobody knows any more what became of it. */
const astray = windowsJobBit.deleting | windowsJobBit.deleted | windowsJobBit.restart

/** One job, from the moment it is handed over until it has left the queue. Whether paper came out the spooler does not know. */
export class WindowsRun {
  readonly #given: WindowsRunParts
  readonly #handing = new AbortController()
  readonly #told = Promise.withResolvers<void>()
  #handed: 'under way' | 'taken' | 'failed' = 'under way'
  #last: WindowsJob | null = null
  #pages = 0
  #untouched = true
  #givenUp = false

  constructor(given: WindowsRunParts) {
    this.#given = given
  }

  /** The job is removed at the next look. Fulfilled when the spooler was told, or when the job is over. */
  giveUp(): Promise<void> {
    this.#givenUp = true
    return this.#told.promise
  }

  async finish(): Promise<Printed> {
    void this.#handOver()
    try {
      const fault = await this.#follow()
      if (fault !== null) return await this.#stop(fault)
      return { kind: 'printed', sheets: sheetsOf(this.#given.job.pages) * this.#given.job.copies }
    } finally {
      this.#told.resolve()
    }
  }

  async #handOver(): Promise<void> {
    try {
      await this.#given.handOver(this.#handing.signal)
      this.#handed = 'taken'
    } catch {
      this.#handed = 'failed'
    }
  }

  /** Watches the queue until the job has left it (null), or until it has to be given up, and why. */
  #follow(): Promise<PrinterFault | null> {
    return watchJob(this.#given.times, async () => {
      // Asked before the look: what has been taken by then is in the queue, or has left it.
      const handed = this.#handed
      const seen = await this.#look()
      if (this.#givenUp) return { over: 'other' }
      if (handed === 'failed' || seen === 'astray') return { over: 'standing', unless: 'other' }
      // One that was never seen may as well never have been there.
      if (handed === 'taken' && seen === 'absent') return this.#last === null ? { over: 'other' } : { over: 'standing', unless: null }
      return seen === 'absent' ? 'well' : seen
    })
  }

  async #look(): Promise<'absent' | 'astray' | 'well' | PrinterFault> {
    const seen = await this.#given.spooler.look()
    if (seen === null || seen.printer === null) return 'offline'
    const ours = seen.jobs.filter(job => this.#isOurs(job))
    for (const job of ours) this.#note(job)
    if (ours.some(job => (job.StatusMask & astray) !== 0)) {
      this.#untouched = false
      return 'astray'
    }
    if (ours.length === 0) return 'absent'
    return windowsFaultsOf(seen.printer)[0] ?? ours.map(windowsFaultOfJob).find(fault => fault !== null) ?? 'well'
  }

  /** Takes the job out of the queue. Only one that stood there untouched, and is surely gone, has put nothing out. */
  async #stop(fault: PrinterFault): Promise<Printed> {
    const { timer, pollMs, cancelMs } = this.#given.times
    const seenBefore = this.#last !== null
    // Left alone it could bring the job into the queue after the last look.
    this.#handing.abort()
    const begun = timer.now()
    let gone = false
    let held = false
    while (!gone && timer.now() - begun < cancelMs) {
      const paused = await this.#given.spooler.remove(this.#given.document)
      this.#told.resolve()
      for (const job of paused ?? []) this.#note(job)
      held ||= paused !== null && paused.length > 0 && paused.every(job => (job.StatusMask & windowsJobBit.paused) !== 0)
      const seen = await this.#given.spooler.look()
      const ours = seen?.jobs.filter(job => this.#isOurs(job)) ?? null
      // Still being handed over, it may come back.
      gone = ours?.length === 0 && this.#handed !== 'under way'
      if (!gone) await timer.wait(pollMs)
    }
    if (seenBefore && held && gone && this.#untouched) return { kind: 'nothingOut', fault }
    return { kind: 'unknown', sheetsOut: sheetsTouched(this.#pages, this.#given.job.pages, this.#given.job.copies), fault }
  }

  #isOurs(job: WindowsJob): boolean {
    return job.Document?.toLowerCase().endsWith(this.#given.document.toLowerCase()) === true
  }

  #note(job: WindowsJob): void {
    this.#last = job
    this.#pages = Math.max(this.#pages, job.PagesPrinted)
    if (job.PagesPrinted > 0 || (job.StatusMask & touched) !== 0) this.#untouched = false
  }
}
