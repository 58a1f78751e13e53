import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPrinter } from './open-printer.ts'
import { startIppPrinter } from './ippeveprinter.ts'
import { ReceiptOnPrinter } from './receipt-on-printer.ts'
import { receiptContract } from './receipt.contract.ts'
import { systemTimer } from './timer.ts'

receiptContract('receipts on an IPP printer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'receipt-on-printer-'))
  const machine = await startIppPrinter({ folder })
  const printer = openPrinter({ kind: 'ipp', uri: machine.uri, certificate: null })
  return {
    receipt: new ReceiptOnPrinter({ printer, timer: systemTimer, busyMs: 30_000, pollMs: 50, limitMs: 60_000 }),
    papers: async () => machine.papers().map(path => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })),
    async break() { await machine.fault('media-empty', true) },
    async mend() { await machine.fault('media-empty', false) },
    async end() {
      await printer.close()
      await machine.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})
