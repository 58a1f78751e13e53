import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { EscposMachine } from './escpos-machine.fixture.ts'
import { EscposReceiptPrinter } from './escpos-receipt-printer.ts'
import { openTalk } from './escpos-talk.ts'
import { receiptContract, receiptLines, slipLines } from './receipt.contract.ts'
import type { LineEar, OpenLine } from '../line/line.ts'
import type { EscposTimes } from './escpos-talk.ts'

const patient: EscposTimes = { answerMs: 5_000, drainMs: 5_000, quietMs: 5, pollMs: 10, printMs: 5_000 }

interface Bench {
  readonly machine: EscposMachine
  readonly receipt: EscposReceiptPrinter
  /** Lines opened so far. */
  readonly opened: () => number
  /** Receipts sent so far: each begins with a reset. */
  readonly sent: () => number
  /** The cable is out; `noticed`: and whoever listens is told. */
  readonly unplug: (noticed: boolean) => void
  readonly plug: () => void
}

/** A machine and its driver, with nothing between them but a cable. */
function bench(times: Partial<EscposTimes> = {}): Bench {
  const machine = new EscposMachine()
  let plugged = true
  let opened = 0
  let sent = 0
  let listener: LineEar | null = null
  const open: OpenLine = async ear => {
    if (!plugged) return null
    opened += 1
    const mine = opened
    const live = (): boolean => plugged && mine === opened
    listener = ear
    machine.answer = bytes => { if (live()) ear.heard(bytes) }
    return {
      // As on a real line, an answer is never there before the question has gone.
      send: bytes => queueMicrotask(() => {
        if (bytes[0] === 0x1b && bytes[1] === 0x40) sent += 1
        if (live()) machine.receive(bytes)
      }),
      async close() { ear.gone() },
    }
  }
  const receipt = new EscposReceiptPrinter({ open, columns: 42, times: { ...patient, ...times } })
  onTestFinished(async () => await receipt.close())
  return {
    machine, receipt, opened: () => opened, sent: () => sent,
    unplug(noticed) {
      plugged = false
      opened += noticed ? 0 : 1
      machine.lose()
      if (noticed) listener?.gone()
    },
    plug() { plugged = true },
  }
}

const first = receiptLines[1] ?? ''
const titles = (machine: EscposMachine): readonly (string | undefined)[] => machine.receipts.map(lines => lines[0]?.text)
const reads = (machine: EscposMachine, text: string): number =>
  [...machine.receipts.flat(), ...machine.hanging].filter(line => line.text === text).length

receiptContract('ESC/POS', async () => {
  const { machine, receipt } = bench()
  return {
    receipt,
    papers: async () => [...machine.receipts, ...machine.hanging.length > 0 ? [machine.hanging] : []].map(lines => lines.map(({ text }) => text).join('')),
    async break() { machine.cover(true) },
    async mend() { machine.cover(false) },
    async end() {},
  }
})

const stops: readonly [string, (machine: EscposMachine, on: boolean) => void][] = [
  ['the paper ends', (machine, on) => machine.paper(on ? 'empty' : 'enough')],
  ['the cover is opened', (machine, on) => machine.cover(on)],
  ['the knife sticks', (machine, on) => machine.break(on)],
]

test.each(stops)('%s in the middle: failed at once, and the rest never comes out, whoever is there by then', async (_, stop) => {
  const { machine, receipt, sent } = bench({ printMs: 3_600_000 })
  machine.after(4, () => stop(machine, true))
  expect([await receipt.print(receiptLines), sent()]).toEqual(['failed', 1])
  expect([machine.receipts.length, machine.hanging.length]).toEqual([0, 4])
  stop(machine, false)
  expect([machine.receipts.length, machine.hanging.length]).toEqual([0, 4])
  expect(await receipt.print(slipLines)).toBe('printed')
  expect(reads(machine, first), 'once at most').toBe(1)
})

test.each(stops)('%s before: nothing is sent', async (_, stop) => {
  const { machine, receipt, sent } = bench({ drainMs: 3_600_000 })
  stop(machine, true)
  expect([await receipt.available(), await receipt.print(receiptLines), sent()]).toEqual([false, 'failed', 0])
  stop(machine, false)
  expect([machine.receipts, machine.hanging, await receipt.available()]).toEqual([[], [], true])
})

test('a printer that does not come to print is given up at the deadline, and emptied', async () => {
  const { machine, receipt } = bench({ printMs: 50 })
  machine.after(2, () => machine.stall(true))
  expect(await receipt.print(receiptLines)).toBe('failed')
  machine.stall(false)
  expect(machine.receipts).toEqual([])
})

test('an answer to what was left in the printer is not taken for the answer to this receipt', async () => {
  const { machine, receipt } = bench({ answerMs: 200, printMs: 200 })
  machine.keeps = true
  machine.after(1, () => machine.stall(true))
  expect(await receipt.print(receiptLines)).toBe('failed')
  const left = machine.waiting
  const second = receipt.print(slipLines)
  await vi.waitUntil(() => machine.waiting > left, patience)
  // Now the first goes on and answers, and the second gets stuck.
  machine.after(receiptLines.length + 1, () => machine.stall(true))
  machine.stall(false)
  expect(await second).toBe('failed')
  expect(titles(machine)).toEqual(['領収書'])
})

test('nothing is sent while somebody else’s job does not come to an end', async () => {
  const { machine, receipt } = bench({ drainMs: 50 })
  machine.stall(true)
  expect([await receipt.available(), await receipt.print(receiptLines)]).toEqual([true, 'failed'])
  machine.stall(false)
  expect([machine.receipts, machine.hanging]).toEqual([[], []])
})

test('a dead printer on an open line: failed within the time, before anything is sent', async () => {
  const { machine, receipt } = bench({ answerMs: 30 })
  machine.silence(true)
  expect([await receipt.available(), await receipt.print(receiptLines), await receipt.paper()]).toEqual([false, 'failed', 'unknown'])
  machine.silence(false)
  expect([await receipt.available(), machine.receipts.length]).toEqual([true, 0])
})

test('a printer that dies in the middle: failed within the time, and never sent again', async () => {
  const { machine, receipt, sent } = bench({ answerMs: 30, printMs: 100 })
  machine.after(3, () => machine.silence(true))
  expect([await receipt.print(receiptLines), sent()]).toEqual(['failed', 1])
  machine.lose()
  machine.silence(false)
  expect(await receipt.print(slipLines)).toBe('printed')
  expect(reads(machine, first)).toBe(1)
})

test.each<[string, (machine: EscposMachine) => void]>([
  ['is off then', machine => machine.silence(true)], ['stands still then', machine => machine.cover(true)],
])('a zero on the line is no word of a printer that %s', async (_, stop) => {
  const { machine, receipt } = bench({ answerMs: 30 })
  machine.after(3, () => {
    stop(machine)
    machine.answer(Uint8Array.of(0))
  })
  expect(await receipt.print(receiptLines)).toBe('failed')
  expect(machine.receipts).toEqual([])
})

test('the answer to a look that was under way at the end is not taken for that to the next', async () => {
  let asked = 0
  const talk = await openTalk(async ear => ({
    send: bytes => queueMicrotask(() => {
      const question = bytes[0] === 0x10 ? bytes[2] ?? 0 : null
      if (question === null) return
      asked += 1
      // While it is asked for the first time the job ends; only then comes the answer. The paper has ended by now: question 4.
      ear.heard(asked === 1 ? Uint8Array.of(0, 0x12) : Uint8Array.of(question === 4 ? 0x72 : 0x12))
    }),
    async close() {},
  }), patient)
  expect(await talk?.print(Uint8Array.of(0x1d, 0x72, 1))).toBe(false)
  expect(asked).toBe(5)
})

test('what goes wrong while a receipt is made is an answer that fails, not a throw at whoever asks', async () => {
  const { receipt } = bench()
  const broken = new Proxy<string[]>([], { get() { throw new Error('no such character') } })
  const printing = receipt.print(broken)
  await expect(printing).rejects.toThrow('no such character')
  expect(await receipt.print(receiptLines)).toBe('printed')
})

test('unplugged in the middle: failed at once; plugged in again it prints the next one', async () => {
  const { machine, receipt, unplug, plug } = bench({ printMs: 3_600_000 })
  machine.after(3, () => unplug(true))
  expect([await receipt.print(receiptLines), await receipt.available()]).toEqual(['failed', false])
  plug()
  expect([await receipt.available(), await receipt.print(slipLines), reads(machine, first)]).toEqual([true, 'printed', 1])
})

test('a line that has died unseen is opened anew before anything is printed', async () => {
  const { machine, receipt, opened, unplug, plug } = bench({ answerMs: 50 })
  expect([await receipt.available(), opened()]).toEqual([true, 1])
  expect([await receipt.available(), opened()], 'an open line is kept').toEqual([true, 1])
  unplug(false)
  plug()
  expect(await receipt.print(receiptLines)).toBe('printed')
  expect(machine.receipts).toHaveLength(1)
})

test('paper that runs low is told, and prints still', async () => {
  const { machine, receipt } = bench()
  expect(await receipt.paper()).toBe('enough')
  machine.paper('low')
  expect([await receipt.paper(), await receipt.available(), await receipt.print(receiptLines)]).toEqual(['low', true, 'printed'])
  machine.paper('empty')
  expect([await receipt.paper(), await receipt.available()]).toEqual(['empty', false])
})

test('a printer that reports by itself is understood all the same', async () => {
  const { machine, receipt } = bench({ printMs: 100 })
  machine.reports = true
  machine.cover(true)
  machine.cover(false)
  expect([await receipt.available(), await receipt.print(receiptLines)]).toEqual([true, 'printed'])
  machine.after(3, () => {
    machine.reports = true
    machine.stall(true)
    machine.paper('low')
  })
  expect(await receipt.print(slipLines), 'a report is no answer').toBe('failed')
})

test('closed in the middle: what comes of it nobody knows, and nothing is asked any more', async () => {
  const { machine, receipt, opened } = bench({ printMs: 3_600_000 })
  machine.after(3, () => machine.stall(true))
  const printing = receipt.print(receiptLines)
  await vi.waitUntil(() => machine.hanging.length === 3, patience)
  await receipt.close()
  expect([await printing, await receipt.available(), opened()]).toEqual(['failed', false, 1])
})
