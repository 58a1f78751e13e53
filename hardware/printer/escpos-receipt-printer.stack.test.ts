import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { networkLine } from './escpos-network.ts'
import { EscposMachine } from './escpos-machine.fixture.ts'
import { EscposReceiptPrinter } from './escpos-receipt-printer.ts'
import { serialPort } from '../line/serial-port.ts'
import { onNetwork, onSerial } from './escpos-server.fixture.ts'
import { receiptContract, receiptLines, slipLines } from './receipt.contract.ts'
import type { EscposTimes } from './escpos-talk.ts'
import type { ReachableMachine } from './escpos-server.fixture.ts'

const patient: EscposTimes = { answerMs: 10_000, drainMs: 10_000, quietMs: 50, pollMs: 50, printMs: 3_600_000 }

interface Reached {
  readonly machine: EscposMachine
  readonly receipt: EscposReceiptPrinter
  readonly reached: Omit<ReachableMachine<unknown>, 'at'>
}

const ways: readonly [string, (times: EscposTimes) => Promise<Reached>][] = [
  ['over the network', async times => {
    const machine = new EscposMachine()
    const reached = await onNetwork(machine)
    return { machine, reached, receipt: new EscposReceiptPrinter({ open: networkLine(reached.at, 10_000), columns: 42, times }) }
  }],
  ['over a serial line', async times => {
    const machine = new EscposMachine()
    const reached = await onSerial(machine)
    return { machine, reached, receipt: new EscposReceiptPrinter({ open: serialPort({ ...reached.at, baud: 19_200 }, 10_000), columns: 42, times }) }
  }],
]

describe.each(ways)('ESC/POS %s', (name, reach) => {
  async function start(times: Partial<EscposTimes> = {}): Promise<Reached> {
    const started = await reach({ ...patient, ...times })
    onTestFinished(async () => {
      await started.receipt.close()
      await started.reached.end()
    })
    return started
  }

  receiptContract(`ESC/POS ${name}`, async () => {
    const { machine, receipt, reached } = await reach(patient)
    return {
      receipt,
      papers: async () => [...machine.receipts, ...machine.hanging.length > 0 ? [machine.hanging] : [], ...machine.unknown.map(text => [{ text }])]
        .map(lines => lines.map(({ text }) => text).join('')),
      async break() { machine.cover(true) },
      async mend() { machine.cover(false) },
      end: async () => await reached.end(),
    }
  })

  test('unplugged in the middle: failed; plugged in again it prints the next one, and not the old one', async () => {
    const { machine, receipt, reached } = await start()
    const unplugged = Promise.withResolvers<void>()
    machine.after(4, () => {
      machine.stall(true)
      void reached.unplug().then(unplugged.resolve)
    })
    expect(await receipt.print(receiptLines)).toBe('failed')
    await unplugged.promise
    expect(await receipt.available()).toBe(false)
    machine.stall(false)
    await reached.plug()
    expect([await receipt.available(), await receipt.print(slipLines)]).toEqual([true, 'printed'])
    expect([...machine.receipts.flat(), ...machine.hanging].filter(({ text }) => text === receiptLines[1]), 'once at most').toHaveLength(1)
  })

  test('nobody there: not available, failed, and found as soon as somebody is there', async () => {
    const { machine, receipt, reached } = await start()
    await reached.unplug()
    expect([await receipt.available(), await receipt.print(receiptLines), await receipt.paper()]).toEqual([false, 'failed', 'unknown'])
    await reached.plug()
    expect([await receipt.available(), machine.receipts, machine.hanging]).toEqual([true, [], []])
  })

  test('a device that hangs leaves the line open: it is found out by its silence', async () => {
    const { machine, receipt } = await start({ answerMs: 500, printMs: 500 })
    machine.after(4, () => machine.silence(true))
    expect([await receipt.print(receiptLines), await receipt.available(), machine.receipts]).toEqual(['failed', false, []])
    machine.lose()
    machine.silence(false)
    await vi.waitUntil(() => receipt.available(), patience)
    expect(machine.receipts).toEqual([])
  })
})

test('a host that takes no connection is given up in time', async () => {
  // TEST-NET-1 (RFC 5737): nobody is there, and whoever is on the way may say so or not.
  const receipt = new EscposReceiptPrinter({ open: networkLine({ host: '192.0.2.1', port: 9100 }, 100), columns: 42, times: patient })
  onTestFinished(async () => await receipt.close())
  expect(await receipt.print(receiptLines)).toBe('failed')
})
