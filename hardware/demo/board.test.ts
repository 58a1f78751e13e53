import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { openDemoCall } from '../call/demo-call.ts'
import { openDemoCoins } from '../coins/demo-coins.ts'
import { openDemoPrinter } from '../printer/demo-printer.ts'
import { openPrinterHand } from '../printer/demo-printer-hand.ts'
import { openDemoReceiptPrinter } from '../printer/demo-receipt-printer.ts'
import { Board } from './board.ts'
import type { Chip } from '../card/chip.ts'
import type { Printer } from '../printer/printer.ts'
import type { Timer } from '../printer/timer.ts'
import type { BoardParts, Resident } from './board.ts'

const nothing = { pin: null, pins: null, checkNumber: null, note: '' }
const residents: readonly Resident[] = [
  { ...nothing, id: 'hanako', label: '見本 花子', medium: 'card', pin: '1234', pins: '印鑑 1111', checkNumber: '55021720352285' },
  { ...nothing, id: 'taro', label: '見本 太郎', medium: 'card', pin: '5678' },
  { ...nothing, id: 'taro-iphone', label: '見本 太郎', medium: 'iphone' },
]
const atOnce: Timer = { now: () => 0, wait: () => new Promise(setImmediate) }

interface Desk {
  readonly board: Board
  readonly printer: Printer
  readonly done: string[]
  readonly placed: { chip: Chip; faceDown: boolean }[]
  readonly receipt: ReturnType<typeof openDemoReceiptPrinter>['receipt']
  readonly call: ReturnType<typeof openDemoCall>['call']
  readonly coins: ReturnType<typeof openDemoCoins>['coins']
  readonly changes: () => number
}

async function material(): Promise<Awaited<ReturnType<BoardParts['issue']>>> {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' }, true, ['sign', 'verify'],
  )
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const empty = Uint8Array.of(0x30, 0)
  const jpki = { certificate: empty, ca: empty, privateKey: der, pin: '1234' }
  return { medium: 'card', ...jpki, municipality: '13999', expiry: '20300101', userId: null, facts: null }
}

function desk(parts: Partial<BoardParts> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'board-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const done: string[] = []
  const placed: Desk['placed'] = []
  const tubes = ([10, 50, 100, 500] as const).map(value => ({ value, count: 5, capacity: 50, low: 2 }))
  const coins = openDemoCoins({ file: join(folder, 'coins.json'), tubes, values: [10, 50, 100, 500, 1000] })
  const receipt = openDemoReceiptPrinter()
  const call = openDemoCall()
  let changes = 0
  const board = new Board({
    residents,
    async issue(resident) {
      done.push(`issue ${resident}`)
      return await material()
    },
    card: {
      place: (chip, { faceDown }) => { placed.push({ chip, faceDown }) },
      remove: () => { done.push('remove') },
      cable: { plug: () => { done.push('plug') }, unplug: () => { done.push('unplug') } },
    },
    coins: coins.hand,
    cashless: null,
    printer: openPrinterHand(folder),
    picture: async (paper) => [{ front: `front of ${basename(paper)}`, back: null }],
    receipt: receipt.hand,
    call: call.hand,
    centerFault: (fault, on) => { done.push(`center ${fault} ${on}`) },
    officer: (decision) => { done.push(`officer ${decision}`) },
    stops: (preset) => { done.push(`stops ${preset}`) },
    serviceDone: () => { done.push('service done') },
    answerCall: () => { done.push('call answered') },
    timer: atOnce,
    pollMs: 1,
    ...parts,
  })
  board.onChange(() => { changes += 1 })
  const printer = openDemoPrinter({ folder, sheetMs: 1, timer: atOnce })
  return { board, printer, done, placed, receipt: receipt.receipt, call: call.call, coins: coins.coins, changes: () => changes }
}

test('a board nobody touched shows machines in order', () => {
  expect(desk().board.view()).toEqual({
    residents, card: null, reader: true, accepting: [], changeTray: 0, cashless: null, outlet: 0, sheets: [], printed: 0, receipt: null, faults: [],
    stops: 'none', lamp: 'dark',
  })
})

test('what lies in the outlet can be looked at until it is taken, and then it is forgotten', async () => {
  const drawn: string[] = []
  const { board, printer, changes } = desk({
    async picture(paper) {
      drawn.push(basename(paper))
      return [{ front: `front of ${basename(paper)}`, back: 'back' }]
    },
  })
  const job = { name: 'certificate', pdf: Buffer.from('%PDF'), pages: 2, copies: 1 }
  await printer.print(job, () => {})
  expect(board.view().sheets).toEqual([])
  await vi.waitUntil(() => changes() > 0, patience)
  expect(board.view().sheets).toEqual([{ front: 'front of 001.pdf', back: 'back' }])
  board.takePaper()
  expect(board.view().sheets).toEqual([])
  await printer.print(job, () => {})
  await vi.waitUntil(() => board.view().sheets.length > 0, patience)
  expect([board.view().sheets, drawn]).toEqual([[{ front: 'front of 002.pdf', back: 'back' }], ['001.pdf', '002.pdf']])
})

test('a picture that comes when the board is closed is looked at no more, for the machine may be gone', async () => {
  const drawing = Promise.withResolvers<void>()
  const { board, printer, changes } = desk({
    async picture() {
      await drawing.promise
      return [{ front: 'front', back: null }]
    },
  })
  await printer.print({ name: 'certificate', pdf: Buffer.from('%PDF'), pages: 2, copies: 1 }, () => {})
  board.view()
  const before = changes()
  const looked = vi.spyOn(board, 'view')
  board.close()
  drawing.resolve()
  await new Promise(setImmediate)
  expect([changes(), looked.mock.calls.length]).toEqual([before, 0])
})

test('a resident has one card, which keeps its PIN counter from one visit to the next', async () => {
  const { board, placed, done, changes } = desk()
  await board.placeCard('hanako', true)
  expect(board.view().card).toEqual({ resident: 'hanako', faceDown: true })
  await board.removeCard()
  expect(board.view().card).toBeNull()
  await board.placeCard('hanako', false)
  await board.placeCard('taro', false)
  expect(done).toEqual(['issue hanako', 'remove', 'issue taro'])
  expect(placed.map(({ faceDown }) => faceDown)).toEqual([true, false, false])
  expect(placed[0]?.chip).toBe(placed[1]?.chip)
  expect(placed[2]?.chip).not.toBe(placed[0]?.chip)
  expect(changes()).toBe(4)
})

test('a card nobody knows is not laid', async () => {
  const { board, placed } = desk()
  await board.placeCard('nobody', false)
  expect([placed, board.view().card]).toEqual([[], null])
})

test('a card and a phone of the same person are two things', async () => {
  const { board, placed, done } = desk()
  await board.placeCard('taro', false)
  await board.placeCard('taro-iphone', false)
  expect(board.view().card).toEqual({ resident: 'taro-iphone', faceDown: false })
  expect(done).toEqual(['issue taro', 'issue taro-iphone'])
  expect(placed[0]?.chip).not.toBe(placed[1]?.chip)
})

test('the officers decide, and a stop is in force until the next notice', async () => {
  const { board, done, changes } = desk()
  await board.officer('approve')
  await board.officer('refuse')
  expect(changes()).toBe(0)
  for (const preset of ['all', 'jpki', 'koseki', 'none'] as const) {
    await board.stops(preset)
    expect(board.view().stops).toBe(preset)
  }
  expect(done).toEqual(['officer approve', 'officer refuse', 'stops all', 'stops jpki', 'stops koseki', 'stops none'])
  expect(changes()).toBe(4)
})

test('a stop that was not taken is not shown', async () => {
  const { board } = desk({ stops: () => Promise.reject(new Error('no center')) })
  await expect(board.stops('all')).rejects.toThrow('no center')
  expect(board.view().stops).toBe('none')
})

test('a card that could not be made is tried anew the next time', async () => {
  let tries = 0
  const { board, placed } = desk({
    issue() {
      tries += 1
      return tries === 1 ? Promise.reject(new Error('no issuer')) : material()
    },
  })
  await expect(board.placeCard('taro', false)).rejects.toThrow('no issuer')
  expect(board.view().card).toBeNull()
  await board.placeCard('taro', false)
  expect(placed).toHaveLength(1)
})

test('the reader\'s cable is pulled once and plugged once', () => {
  const { board, done } = desk()
  for (const plugged of [false, false, true, true]) board.reader(plugged)
  expect(done).toEqual(['unplug', 'plug'])
  board.reader(false)
  expect(board.view()).toMatchObject({ reader: false, faults: ['reader.unplugged'] })
})

test('money goes in, change comes out', async () => {
  const { board, coins, changes } = desk()
  board.insertMoney(100)
  expect(board.view().changeTray).toBe(100)
  await coins.accept([500])
  board.insertMoney(500)
  await coins.payOut(150, 'a'.repeat(32))
  expect(board.view()).toMatchObject({ accepting: [500], changeTray: 250 })
  board.takeChange()
  expect(board.view().changeTray).toBe(0)
  expect(changes()).toBe(4)
})

test('the receipt lies there until it is taken', async () => {
  const { board, receipt, changes } = desk()
  await receipt.print(['300円'])
  expect([board.view().receipt, changes()]).toEqual([['300円'], 1])
  board.takeReceipt()
  expect([board.view().receipt, changes()]).toEqual([null, 2])
})

test('the lamp is lit while somebody calls; staff answer it from the board', async () => {
  const { board, call, done, changes } = desk()
  await call.signal(true)
  expect([board.view().lamp, changes()]).toEqual(['lit', 1])
  board.answerCall()
  expect([board.view().lamp, done], 'the terminal switches it off, or does not').toEqual(['lit', ['call answered']])
  await call.signal(false)
  expect([board.view().lamp, changes()]).toEqual(['dark', 2])
})

test('every fault that is set is shown, and no other', async () => {
  const { board, done } = desk()
  for (const fault of ['offline', 'paperEmpty', 'jam', 'coverOpen', 'tonerEmpty'] as const) board.printer(fault, true)
  for (const fault of ['offline', 'jam', 'payoutStuck', 'short'] as const) board.coins(fault, true)
  board.receiptPrinter(true)
  board.lamp(true)
  await board.center('swap', true)
  expect(board.view().faults).toEqual([
    'coins.offline', 'coins.jam', 'coins.payoutStuck', 'coins.short',
    'printer.offline', 'printer.paperEmpty', 'printer.jam', 'printer.coverOpen', 'printer.tonerEmpty', 'receipt.failed', 'lamp.broken', 'center.swap',
  ])
  for (const fault of ['offline', 'paperEmpty', 'jam', 'coverOpen', 'tonerEmpty'] as const) board.printer(fault, false)
  for (const fault of ['offline', 'jam', 'payoutStuck', 'short'] as const) board.coins(fault, false)
  board.receiptPrinter(false)
  board.lamp(false)
  await board.center('swap', false)
  board.serviceDone()
  expect(board.view().faults).toEqual([])
  expect(done).toEqual(['center swap true', 'center swap false', 'service done'])
})

test('what another process prints is seen by looking again', async () => {
  const { board, printer } = desk()
  const seen = new Promise<number>(resolve => {
    const off = board.onChange(() => {
      off()
      resolve(board.view().outlet)
    })
  })
  const watching = board.watch()
  await printer.print({ name: 'certificate', pdf: new Uint8Array(1), pages: 2, copies: 1 }, () => {})
  expect(await seen).toBe(1)
  board.takePaper()
  expect(board.view()).toMatchObject({ outlet: 0, printed: 1 })
  board.close()
  await watching
})

test('the board counts the sheets of its own time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'board-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const printer = openDemoPrinter({ folder, sheetMs: 1, timer: atOnce })
  await printer.print({ name: 'certificate', pdf: new Uint8Array(1), pages: 2, copies: 3 }, () => {})
  const { board } = desk({ printer: openPrinterHand(folder) })
  await printer.print({ name: 'certificate', pdf: new Uint8Array(1), pages: 2, copies: 1 }, () => {})
  expect(board.view()).toMatchObject({ printed: 1, outlet: 4 })
})

test('devices that are real are left alone', async () => {
  const { board, done } = desk({ card: null, coins: null, printer: null, receipt: null, call: null })
  await board.placeCard('taro', false)
  board.insertMoney(100)
  board.printer('jam', true)
  board.reader(false)
  board.lamp(true)
  expect(board.view()).toMatchObject({ card: null, reader: true, changeTray: 0, faults: [], lamp: 'none' })
  expect(done).toEqual([])
})
