import { openDemoPrinter } from './demo-printer.ts'
import { IppPrinter } from './ipp-printer.ts'
import { systemTimer } from './timer.ts'
import type { Printer } from './printer.ts'
import type { Timer } from './timer.ts'

/** Which printer, as a plain value that can be handed from one process to another. */
export type PrinterChoice =
  | { readonly kind: 'demo'; readonly folder: string }
  /**
   * `certificate`: of the printer itself or of its authority, in PEM; only with an ipps address. With it nobody else is believed, without it
   * (null) the authorities that this machine believes.
   */
  | { readonly kind: 'ipp'; readonly uri: string; readonly certificate: string | null }

/** A sheet takes about 5 s on a slow office printer; 20 copies of two sheets are through in 240 s. All in ms. */
const ippTimes = { pollMs: 250, graceMs: 10_000, totalMs: 240_000, cancelMs: 10_000, quietMs: 10_000 } as const

/** Opens the chosen printer. Nothing is sent to it before it is asked something. */
export function openPrinter(choice: PrinterChoice, timer: Timer = systemTimer): Printer {
  switch (choice.kind) {
    case 'demo': return openDemoPrinter({ folder: choice.folder, sheetMs: 1_500, timer })
    case 'ipp': return new IppPrinter({ ...choice, timer, ...ippTimes })
  }
}
