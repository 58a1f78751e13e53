import { join } from 'node:path'
import { CupsPrinter } from './cups-printer.ts'
import { openDemoPrinter } from './demo-printer.ts'
import { IppPrinter } from './ipp-printer.ts'
import { spoolFolder } from './spool-file.ts'
import { systemTimer } from './timer.ts'
import { windowsParts } from './windows-parts.ts'
import { WindowsPrinter } from './windows-printer.ts'
import type { Printer } from './printer.ts'
import type { Timer } from './timer.ts'

/** A printer that needs no place of its own. */
type PlainPrinter =
  /**
   * `certificate`: of the printer itself or of its authority, in PEM; only with an ipps address. With it nobody else is believed, without it
   * (null) the authorities that this machine believes.
   */
  | { readonly kind: 'ipp'; readonly uri: string; readonly certificate: string | null }
  /** A queue of this machine's CUPS: the fallback where a printer does not speak IPP itself. */
  | { readonly kind: 'cups'; readonly queue: string }

/** Which printer, as a configuration names it. `name`: what Windows calls it. */
export type NamedPrinter = { readonly kind: 'demo' } | { readonly kind: 'windows'; readonly name: string } | PlainPrinter

/**
 * The same as a plain value that can be handed from one process to another. `folder`: absolute; where the demo printer stands, or where a
 * document lies while it is handed to the spooler of Windows.
 */
export type PrinterChoice =
  | { readonly kind: 'demo'; readonly folder: string }
  | { readonly kind: 'windows'; readonly name: string; readonly folder: string }
  | PlainPrinter

/** @param dataFolder absolute; what lies in its `vault` is swept when the terminal starts. */
export function placePrinter(named: NamedPrinter, dataFolder: string): PrinterChoice {
  switch (named.kind) {
    case 'demo': return { kind: 'demo', folder: dataFolder }
    case 'windows': return { ...named, folder: join(dataFolder, 'vault') }
    case 'ipp': case 'cups': return named
  }
}

/** Folders where a process of this id that printed may have left something of a document, by being killed or because somebody held it. */
export function leftBy(choice: PrinterChoice, pid: number): readonly string[] {
  switch (choice.kind) {
    case 'windows': return [spoolFolder(choice.folder, pid)]
    case 'demo': case 'ipp': case 'cups': return []
  }
}

/** A sheet takes about 5 s on a slow office printer; 20 copies of two sheets are through in 240 s. All in ms. */
const ippTimes = { pollMs: 250, graceMs: 10_000, totalMs: 240_000, cancelMs: 10_000, settleMs: 3_000, quietMs: 10_000 } as const
/** A cupsd that ended is back within some seconds, and is waited for so that it begins nothing anew. */
const cupsTimes = { ...ippTimes, cancelMs: 30_000 } as const
/**
 * PowerShell takes about a second to answer, and has to be through before who asks for the printer's status gives up. Between two looks a
 * short job could come and go unseen: hardly any pause.
 */
const windowsTimes = { pollMs: 100, graceMs: 10_000, totalMs: 240_000, cancelMs: 20_000, lookMs: 2_000 } as const
const windowsQuietMs = 9_000
/**
 * For receipts, which the terminal itself prints and waits for (see open-receipt-printer.ts): what comes out later would be told as failed.
 * One that is given up is over within 25 s, however slowly whoever is asked answers.
 */
export const receiptTimes = {
  ipp: { ...ippTimes, cancelMs: 6_000, quietMs: 4_000 }, cups: { ...cupsTimes, cancelMs: 8_000, quietMs: 3_000 },
  windows: { ...windowsTimes, cancelMs: 2_000 }, windowsQuietMs: 5_000,
} as const
const certificateTimes = { ipp: ippTimes, cups: cupsTimes, windows: windowsTimes, windowsQuietMs } as const

type PrintTimes = typeof certificateTimes | typeof receiptTimes

/** Opens the chosen printer. Nothing is sent to it before it is asked something. */
export function openPrinter(choice: PrinterChoice, timer: Timer = systemTimer, times: PrintTimes = certificateTimes): Printer {
  switch (choice.kind) {
    case 'demo': return openDemoPrinter({ folder: choice.folder, sheetMs: 1_500, timer })
    case 'ipp': return new IppPrinter({ ...choice, timer, ...times.ipp })
    case 'cups': return new CupsPrinter({ uri: `ipp://localhost:631/printers/${encodeURIComponent(choice.queue)}`, timer, ...times.cups })
    case 'windows': {
      const windows = process.platform === 'win32' ? windowsParts(times.windowsQuietMs) : null
      return new WindowsPrinter({ name: choice.name, folder: choice.folder, windows, timer, ...times.windows })
    }
  }
}
