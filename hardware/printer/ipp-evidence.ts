import { guaranteeOf, sheetsDone, sheetsTouched } from './ipp-status.ts'
import type { JobAttributes, PrinterAttributes } from './ipp-status.ts'
import type { PrintJob } from './printer.ts'

/** What the counters of a printer prove of one job; they are told of every look at it. */
export class IppEvidence {
  readonly #job: PrintJob
  readonly #before: PrinterAttributes
  /** The most that was ever told: a counter of sides never goes back. */
  #impressions = 0
  #counted = false
  /** Sides by the counter of the printer's whole life; null: it has none, or did not tell it when it was last asked. */
  #life: number | null = null
  #begun = false

  /** @param before the printer as it was before the first byte. */
  constructor(job: PrintJob, before: PrinterAttributes) {
    this.#job = job
    this.#before = before
  }

  seen(job: JobAttributes): void {
    const counted = job['job-impressions-completed']
    this.#counted = counted !== null
    this.#impressions = Math.max(this.#impressions, counted ?? 0)
    if (job['job-state'].startsWith('processing') || job['time-at-processing'] !== null) this.#begun = true
  }

  /** Nobody knows what it was doing meanwhile. */
  missed(): void {
    this.#begun = true
  }

  /** @param now null: it did not answer. */
  seenPrinter(now: PrinterAttributes | null): void {
    const [was, is] = [this.#before['printer-impressions-completed'], now?.['printer-impressions-completed'] ?? null]
    this.#life = was === null || is === null ? null : is - was
  }

  /** Whether something came out, or a counter was changed behind our back. */
  moved(): boolean {
    return this.#impressions > 0 || (this.#life ?? 0) !== 0
  }

  /**
   * Whether counters that stand still mean that nothing came out: that of the printer's life does. The job's own may be filled in only when
   * a job is completed, and is believed where there is no other only of a job that was never begun.
   */
  couldProve(): boolean {
    return this.#before['printer-impressions-completed'] !== null || (this.#counted && !this.#begun)
  }

  /** Whether, by the last looks, surely nothing came out. */
  isEmpty(): boolean {
    const still = this.#before['printer-impressions-completed'] === null || this.#life === 0
    return this.couldProve() && still && !this.moved()
  }

  /** Whether the job itself is counted, as it was told last. */
  counted(): boolean {
    return this.#counted
  }

  /** Whether a completed job counted all its sides; of a printer that never promised to count, its word is enough. */
  isWhole(): boolean {
    const { pages, copies } = this.#job
    const sides = pages * copies
    if (this.#counted) return this.#impressions >= sides
    if (this.#before['printer-impressions-completed'] === null) return guaranteeOf(this.#before) === 'stated'
    // Sides beyond ours are another's, and nobody knows how many of them; but a last page without a back may count as two.
    return this.#life === sides || this.#life === sides + (pages % 2) * copies
  }

  /** Sheets that surely carry all their pages. */
  done(): number {
    return sheetsDone(this.#impressions, this.#job.pages, this.#job.copies)
  }

  /** Sheets that may be lying in the outlet. */
  touched(): number {
    return sheetsTouched(this.#impressions, this.#job.pages, this.#job.copies)
  }
}
