import type { PrinterFault } from './printer.ts'
import type { Timer } from './timer.ts'

/** How patiently a job is watched, all in ms. */
export interface WatchTimes {
  readonly timer: Timer
  /** Between two looks at a job. */
  readonly pollMs: number
  /** How long a fault or silence in the middle of a job may last before the job is given up. */
  readonly graceMs: number
  /** The longest a whole job may take before it is given up. */
  readonly totalMs: number
}

/**
 * What one look at a job says: it goes on, well or under a fault; or it is over, and why (null: as it should be). `standing`: for the fault
 * under which it went on, or for `unless` where it went on well.
 */
export type Glance =
  | 'well'
  | PrinterFault
  | { readonly over: PrinterFault | null }
  | { readonly over: 'standing'; readonly unless: PrinterFault | null }

/** Looks at a job again and again until it is over (null: as it should be) or has to be given up, and why. */
export async function watchJob({ timer, pollMs, graceMs, totalMs }: WatchTimes, look: () => Promise<Glance>): Promise<PrinterFault | null> {
  const begun = timer.now()
  let fault: PrinterFault | null = null
  let since = begun
  for (;;) {
    await timer.wait(pollMs)
    const seen = await look()
    if (typeof seen === 'object') return seen.over === 'standing' ? fault ?? seen.unless : seen.over
    if (fault === null) since = timer.now()
    fault = seen === 'well' ? null : seen
    if (fault !== null && timer.now() - since >= graceMs) return fault
    if (timer.now() - begun >= totalMs) return fault ?? 'other'
  }
}
