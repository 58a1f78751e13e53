import { openDemoReceiptPrinter } from './demo-receipt-printer.ts'
import { networkLine } from './escpos-network.ts'
import { EscposReceiptPrinter } from './escpos-receipt-printer.ts'
import { serialPort } from '../line/serial-port.ts'
import { ReceiptOnPrinter } from './receipt-on-printer.ts'
import { systemTimer } from './timer.ts'
import type { ReceiptHand } from './demo-receipt-printer.ts'
import type { OpenLine } from '../line/line.ts'
import type { Printer } from './printer.ts'
import type { ReceiptPrinter } from './receipt-printer.ts'

/** Which receipt printer, in the configuration's words. */
export type ReceiptChoice =
  | { readonly kind: 'demo' }
  /** The printer of the certificates. */
  | { readonly kind: 'printer' }
  | { readonly kind: 'escpos'; readonly line: EscposWay; readonly columns: number }

type EscposWay =
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number }
  | { readonly kind: 'network'; readonly host: string; readonly port: number }

/** `hand`: null where the device is real. */
export interface OpenedReceiptPrinter { readonly receipt: ReceiptPrinter; readonly hand: ReceiptHand | null }

/**
 * The terminal waits 45 s for a receipt, and 10 s for a word about the printer; the worst of all these together, with `receiptTimes` of the
 * printer of the certificates, are below that. A receipt is out within 3 s. All in ms.
 */
const openMs = 2_000
const escposTimes = { answerMs: 1_500, drainMs: 3_000, quietMs: 300, pollMs: 500, printMs: 12_000 } as const
const sheetTimes = { busyMs: 8_000, pollMs: 250, limitMs: 18_000 } as const

/** Opens the chosen receipt printer. Nothing is sent to it before it is asked something. @param printer of the certificates, opened with `receiptTimes`. */
export function openReceiptPrinter(choice: ReceiptChoice, printer: Printer): OpenedReceiptPrinter {
  switch (choice.kind) {
    case 'demo': return openDemoReceiptPrinter()
    case 'printer': return { receipt: new ReceiptOnPrinter({ printer, timer: systemTimer, ...sheetTimes }), hand: null }
    case 'escpos': return {
      receipt: new EscposReceiptPrinter({ open: lineOf(choice.line), columns: choice.columns, times: escposTimes }), hand: null,
    }
  }
}

/**
 * Over a serial line without flow control: a receipt is far smaller than a printer's buffer, and one that is offline has to hear the
 * questions why.
 */
function lineOf(way: EscposWay): OpenLine {
  switch (way.kind) {
    case 'serial': return serialPort(way, openMs)
    case 'network': return networkLine(way, openMs)
  }
}
