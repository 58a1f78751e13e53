import { expect, test } from 'vitest'
import { openDemoReceiptPrinter } from './demo-receipt-printer.ts'
import { receiptContract } from './receipt.contract.ts'

receiptContract('demo receipt printer', async () => {
  const { receipt, hand } = openDemoReceiptPrinter()
  const papers: string[] = []
  hand.onChange(() => papers.push((hand.receipt() ?? []).join('')))
  return {
    receipt,
    papers: async () => papers,
    async break() { hand.break(true) },
    async mend() { hand.break(false) },
    async end() {},
  }
})

test('a receipt lies in the outlet until it is taken', async () => {
  const { receipt, hand } = openDemoReceiptPrinter()
  let changes = 0
  hand.onChange(() => { changes += 1 })
  expect([await receipt.outlet(), hand.receipt()]).toEqual(['empty', null])
  expect(await receipt.print(['領収書', '300円'])).toBe('printed')
  expect([await receipt.outlet(), hand.receipt(), changes]).toEqual(['occupied', ['領収書', '300円'], 1])
  hand.take()
  expect([await receipt.outlet(), hand.receipt()]).toEqual(['empty', null])
})

test('a broken receipt printer says so before and after, and prints nothing', async () => {
  const { receipt, hand } = openDemoReceiptPrinter()
  hand.break(true)
  expect([await receipt.available(), await receipt.print(['領収書']), hand.receipt(), hand.broken()]).toEqual([false, 'failed', null, true])
  hand.break(false)
  expect([await receipt.available(), await receipt.print(['領収書'])]).toEqual([true, 'printed'])
})
