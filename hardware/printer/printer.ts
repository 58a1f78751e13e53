/** A duplex A4 printer. Every job goes out exactly once: no driver ever repeats a job once bytes were sent. */
export interface Printer {
  /** What stands there, and whether certificates can be printed on it; nothing is printed. */
  probe(): Promise<Probed>
  status(): Promise<PrinterStatus>
  /**
   * Prints `copies` copies of a PDF whose pages are A4, two-sided, long edge.
   * @param name a neutral job name (no personal data).
   * @param progress sheets the printer itself has reported done.
   */
  print(job: PrintJob, progress: (sheets: number) => void): Promise<Printed>
  /**
   * Gives the job under way up: no further byte goes out, and the printer is told to stop. Fulfilled when it was told; the job's own
   * `print` then ends in what can be proven. Nothing happens when there is no job.
   */
  cancel(): Promise<void>
  close(): Promise<void>
}

export interface PrintJob {
  readonly name: string
  readonly pdf: Uint8Array
  readonly pages: number
  readonly copies: number
}

export interface PrinterStatus {
  /** Empty when ready to print. */
  readonly faults: readonly PrinterFault[]
  /** Paper in the outlet, where the printer can tell. */
  readonly outlet: 'empty' | 'occupied' | 'unknown'
  /** Sheets printed in the printer's life, where it counts them. */
  readonly sheetCounter: number | null
  /** What staff should look after before it becomes a fault. */
  readonly warnings: readonly PrinterWarning[]
  /** Empty where the printer tells nothing of them. */
  readonly trays: readonly Tray[]
  readonly supplies: readonly Supply[]
}

/** `media`: PWG 5101.1 name of what lies in it; `level`: 0 to 100 percent; null: not told. */
export interface Tray { readonly name: string; readonly media: string | null; readonly level: number | null }
/** Toner and other supplies. `level`: 0 to 100 percent; null: not told. */
export interface Supply { readonly name: string; readonly level: number | null }

export type PrinterWarning = 'paperLow' | 'tonerLow' | 'outletNearlyFull' | 'serviceDue'

export type Probed =
  | ({ readonly kind: 'found' } & PrinterProbe)
  /** `certificate`: somebody answers, but is not the printer whose certificate is pinned. `foreign`: what answers is no such printer. */
  | { readonly kind: 'silent'; readonly why: 'unreachable' | 'certificate' | 'foreign' }

export interface PrinterProbe {
  /** Make and model as it names itself. */
  readonly model: string | null
  readonly guarantee: Guarantee
  /** What a certificate needs and it can't do; empty when certificates can be printed on it. */
  readonly lacks: readonly Lack[]
}

/**
 * What `printed` is worth. `counted`: the printer itself counted every side. `stated`: the printer says that the job is done, and counts
 * nothing. `spooled`: a spooler took it and let go of it; whether paper came out nobody says. Staff are told which.
 */
export type Guarantee = 'counted' | 'stated' | 'spooled'

/** `once`: what stands before the printer keeps a job, and begins one anew that went wrong, so that a sheet may come out twice. */
export type Lack = 'duplex' | 'a4' | 'pdf' | 'once'

export type PrinterFault = 'offline' | 'paperEmpty' | 'jam' | 'coverOpen' | 'tonerEmpty' | 'busy' | 'other'

export type Printed =
  | { readonly kind: 'printed'; readonly sheets: number }
  /** Surely no sheet came out. */
  | { readonly kind: 'nothingOut'; readonly fault: PrinterFault }
  /** Some sheets may have come out; staff must look. */
  | { readonly kind: 'unknown'; readonly sheetsOut: number; readonly fault: PrinterFault }

/** A printer that can't print certificates at all is not ready, before anybody pays for one. `busy` stays last. */
export function withLacks(faults: readonly PrinterFault[], lacks: readonly Lack[]): readonly PrinterFault[] {
  if (lacks.length === 0 || faults.includes('other')) return faults
  return [...faults.filter(fault => fault !== 'busy'), 'other', ...faults.filter(fault => fault === 'busy')]
}

/** Sheets of one copy: two pages to a sheet. */
export function sheetsOf(pages: number): number {
  return Math.ceil(pages / 2)
}
