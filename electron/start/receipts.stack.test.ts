import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinterHand } from '../../hardware/printer/demo-printer-hand.ts'
import { EscposMachine } from '../../hardware/printer/escpos-machine.fixture.ts'
import { onNetwork } from '../../hardware/printer/escpos-server.fixture.ts'
import { readable } from '../../hardware/printer/receipt.contract.ts'
import type { Configuration } from '../configuration/configuration.ts'
import type { ScreenView } from '../contract/view.ts'
import { assemble } from './assemble.ts'
import { WalkIn } from './fixture/walk-in.ts'
import type { Errand } from './fixture/walk-in.ts'

interface Visited {
  readonly screens: readonly ScreenView[]
  /** Documents that came out of the printer of the certificates, oldest first. */
  readonly papers: readonly string[]
}

/** One 住民票, with receipts as they are chosen. */
async function visited(receipt: Configuration['receipt'], receipts: NonNullable<Errand['receipts']>): Promise<Visited> {
  const folder = mkdtempSync(join(tmpdir(), 'receipts-'))
  const person = new WalkIn(folder)
  const { configuration } = person.assembly
  const terminal = await assemble({ ...person.assembly, configuration: { ...configuration, receipt } })
  if (terminal.kind !== 'running') throw new Error(terminal.why)
  onTestFinished(async () => {
    await terminal.close()
    rmSync(folder, { recursive: true })
  })
  const screens = await person.visit({ resident: 'kaku-taro', pin: '1234', wishes: ['juminhyo'], receipts })
  expect([person.bugs, screens.filter(({ name }) => name === 'trouble')]).toEqual([[], []])
  return { screens, papers: openPrinterHand(configuration.dataFolder).papers() }
}

/** What has to stand on it, in this order; the rest of a line differs from day to day. */
const wanted = ['領収書', 'みどり市役所（架空）1階', '年', '月', '日', '住民票の写し', '1部', '手数料', '円×1', '合計', 'お預り', 'お釣り', '消費税', 'お問い合わせ番号']
  .map(readable)

function expectReceipt(text: string): void {
  let from = 0
  for (const word of wanted) {
    expect(text.indexOf(word, from), `${word} in ${text}`).toBeGreaterThanOrEqual(from)
    from = text.indexOf(word, from) + word.length
  }
  expect(text, 'no name').not.toMatch(/カク|太郎|kaku/i)
}

test('on the printer of the certificates the receipt comes after the certificate, and both are taken from one outlet', async () => {
  const { screens, papers } = await visited({ kind: 'printer' }, 'common')
  expect(screens).toContainEqual(expect.objectContaining({ name: 'takeReceipt', receipt: 'outlet' }))
  expect(papers).toHaveLength(2)
  expectReceipt(readable(execFileSync('pdftotext', ['-raw', papers[1] ?? '', '-'], { encoding: 'utf8' })))
})

test('an ESC/POS printer on the network prints the receipt once, and nothing else', async () => {
  const machine = new EscposMachine()
  const network = await onNetwork(machine)
  onTestFinished(async () => await network.end())
  const { papers } = await visited({ kind: 'escpos', line: { kind: 'network', ...network.at }, columns: 42 }, 'unseen')
  expect([papers.length, machine.receipts.length, machine.hanging, machine.unknown]).toEqual([1, 1, [], []])
  expectReceipt(readable((machine.receipts[0] ?? []).map(({ text }) => text).join('')))
})
