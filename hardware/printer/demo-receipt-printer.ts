import type { ReceiptPrinter } from './receipt-printer.ts'

/** What a person can do to the demo receipt printer, and see of it. */
export interface ReceiptHand {
  /** Lines of the receipt that lies in the outlet; null when there is none. */
  receipt(): readonly string[] | null
  take(): void
  break(broken: boolean): void
  broken(): boolean
  /** Told after every print. */
  onChange(listener: () => void): void
}

/** A receipt printer without hardware. A receipt not taken is pushed out by the next one. */
export function openDemoReceiptPrinter(): { readonly receipt: ReceiptPrinter; readonly hand: ReceiptHand } {
  let lying: readonly string[] | null = null
  let broken = false
  const listeners: (() => void)[] = []
  return {
    receipt: {
      async print(lines) {
        if (broken) return 'failed'
        lying = [...lines]
        for (const listener of listeners) listener()
        return 'printed'
      },
      async outlet() { return lying === null ? 'empty' : 'occupied' },
      async available() { return !broken },
      async paper() { return 'enough' },
      async close() {},
    },
    hand: {
      receipt: () => lying,
      take() { lying = null },
      break(now) { broken = now },
      broken: () => broken,
      onChange(listener) { listeners.push(listener) },
    },
  }
}
