/** A duplex A4 printer. Every job goes out exactly once: no driver ever repeats a job once bytes were sent. */
export interface Printer {
  status(): Promise<PrinterStatus>
  /**
   * Prints `copies` copies of a PDF whose pages are A4, two-sided, long edge.
   * @param name a neutral job name (no personal data).
   * @param progress sheets the printer itself has reported done.
   */
  print(job: PrintJob, progress: (sheets: number) => void): Promise<Printed>
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
}

export type PrinterFault = 'offline' | 'paperEmpty' | 'jam' | 'coverOpen' | 'tonerEmpty' | 'busy' | 'other'

export type Printed =
  | { readonly kind: 'printed'; readonly sheets: number }
  /** Surely no sheet came out. */
  | { readonly kind: 'nothingOut'; readonly fault: PrinterFault }
  /** Some sheets may have come out; staff must look. */
  | { readonly kind: 'unknown'; readonly sheetsOut: number; readonly fault: PrinterFault }

/** Sheets of one copy: two pages to a sheet. */
export function sheetsOf(pages: number): number {
  return Math.ceil(pages / 2)
}
