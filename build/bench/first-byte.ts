import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from '../../e2e/drive/browser.ts'
import { fetchJuminhyo } from '../../e2e/drive/customer.ts'
import { Site } from '../../e2e/drive/site.ts'
import { startIppPrinter } from '../../hardware/printer/ippeveprinter.ts'
import { quantile } from './figure.ts'
import type { Figure } from './figure.ts'
import { tapPrinter } from './printer-tap.ts'

const visits = 12

/**
 * From the last coin to the first byte of the certificate at the printer, over whole visits with a printer in software: the inlet closes, the
 * center is asked whether it may be issued still, the vault verifies it once more, and the printer is asked and takes the job on.
 */
export async function firstByte(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-printer-'))
  const machine = await startIppPrinter({ folder, impressionMs: 5 })
  const tap = await tapPrinter(machine.uri)
  const browser = await openBrowser()
  const site = new Site(await browser.newPage(), { times: {}, configuration: { printer: { kind: 'ipp', uri: tap.uri } }, args: [], moment: null })
  try {
    await site.open()
    const took: number[] = []
    for (let visit = 0; visit < visits; visit += 1) took.push(await lastCoin(site, tap.firstByte()))
    return [
      { name: 'last coin to first byte at the printer, p50', value: quantile(took, 0.5), unit: 'ms', most: null },
      { name: 'last coin to first byte at the printer, slowest of 12', value: Math.max(...took), unit: 'ms', most: null },
    ]
  } finally {
    await site.close()
    await browser.close()
    tap.close()
    await machine.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One visit; ms between its last coin and the first byte. */
async function lastCoin({ screen, board }: Site, atPrinter: Promise<number>): Promise<number> {
  let paid = Number.NaN
  await fetchJuminhyo(screen, board, {
    resident: 'kaku-taro', pin: '1234', coins: [100, 100, 100], paperByHand: false, hold: null,
    async arrived(_number, name) {
      // The next thing the errand does is to put in its last coin.
      if (name === 'pay') paid = performance.now()
    },
  })
  return await atPrinter - paid
}
