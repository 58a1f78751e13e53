/** What a line of a receipt is on paper: its first is the title, and an amount stands at the right edge, under the others. */
export type ReceiptRow =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'amount'; readonly label: string; readonly amount: string }

/** A wide blank, and then an amount or a number of copies. */
const amountLine = /^(.+)\u3000(\d[\d,]*(?:円|部)(?: × \d[\d,]*)?)$/

/** Lays out the lines of a receipt; no text is added, and none is lost but the blank before an amount. */
export function receiptRows(lines: readonly string[]): readonly ReceiptRow[] {
  return lines.map((text, index) => {
    if (index === 0) return { kind: 'title', text }
    const [, label, amount] = amountLine.exec(text) ?? []
    return label === undefined || amount === undefined ? { kind: 'text', text } : { kind: 'amount', label, amount }
  })
}
