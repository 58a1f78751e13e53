import type { Printed, Printer } from './printer.ts'
import type { ReceiptPrinter } from './receipt-printer.ts'
import type { Timer } from './timer.ts'

export interface ReceiptOnPrinterOptions {
  /** Not closed here: it is others' too. */
  readonly printer: Printer
  readonly timer: Timer
  /** How long to wait for a printer that is busy with something else, ms. */
  readonly busyMs: number
  /** Between two attempts meanwhile, ms. */
  readonly pollMs: number
  /** When a receipt that is not out yet is given up, ms. The printer then still has to say what became of it. */
  readonly limitMs: number
}

/**
 * Receipts on the printer of the certificates, for machines with a single one: an A4 sheet each. It is offered to the printer again only
 * when that was busy and surely took nothing.
 */
export class ReceiptOnPrinter implements ReceiptPrinter {
  readonly #options: ReceiptOnPrinterOptions
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: ReceiptOnPrinterOptions) {
    this.#options = options
  }

  print(lines: readonly string[]): Promise<'printed' | 'failed'> {
    const mine = this.#turn.then(() => this.#print(lines))
    this.#turn = mine.catch(() => {})
    return mine
  }

  async outlet(): Promise<'empty' | 'occupied' | 'unknown'> {
    return (await this.#options.printer.status()).outlet
  }

  /** A printer that prints something else will be free again. */
  async available(): Promise<boolean> {
    return (await this.#options.printer.status()).faults.every(fault => fault === 'busy')
  }

  async paper(): Promise<'enough' | 'low' | 'empty' | 'unknown'> {
    const { faults, warnings } = await this.#options.printer.status()
    if (faults.includes('paperEmpty')) return 'empty'
    if (warnings.includes('paperLow')) return 'low'
    return faults.includes('offline') ? 'unknown' : 'enough'
  }

  async close(): Promise<void> {}

  async #print(lines: readonly string[]): Promise<'printed' | 'failed'> {
    const { printer, timer, limitMs } = this.#options
    // Half a second of loading, for machines with a single printer only.
    const { receiptPage } = await import('./receipt-page.ts')
    const pdf = await receiptPage(lines)
    const bell = new AbortController()
    const limit = setTimeout(() => {
      bell.abort()
      void printer.cancel()
    }, limitMs)
    const begun = timer.now()
    try {
      for (;;) {
        const outcome = await printer.print({ name: 'receipt', pdf, pages: 1, copies: 1 }, () => {})
        if (outcome.kind === 'printed') return 'printed'
        if (!wasBusy(outcome) || bell.signal.aborted || timer.now() - begun >= this.#options.busyMs) return 'failed'
        await timer.wait(this.#options.pollMs)
      }
    } finally {
      clearTimeout(limit)
    }
  }
}

function wasBusy(outcome: Printed): boolean {
  return outcome.kind === 'nothingOut' && outcome.fault === 'busy'
}
