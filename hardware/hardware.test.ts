import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { placeholderProfile } from './card/card-ap.ts'
import { openHardware } from './hardware.ts'
import type { CardProcess } from './card/card-client.ts'
import type { CardChange } from './card/card.ts'
import type { HardwareChoice } from './hardware.ts'

const demo = {
  card: { kind: 'demo' }, coins: { kind: 'demo', values: [100, 1_000], tubes: [{ value: 100, count: 3, capacity: 9, low: 1 }] }, cashless: { kind: 'demo' }, printer: { kind: 'demo' }, receipt: { kind: 'demo' },
  staffCall: { kind: 'demo' },
} as const satisfies HardwareChoice

/** A card process that ends when it is told to close. */
class QuietCardProcess implements CardProcess {
  readonly heard: object[] = []
  #exit: (code: number | null) => void = () => {}

  send(message: object): void {
    this.heard.push(message)
    if ('kind' in message && message.kind === 'close') this.kill()
  }

  onMessage(): void {}

  onExit(listener: (code: number | null) => void): void {
    this.#exit = listener
  }

  kill(): void {
    this.#exit(0)
  }
}

function open(choice: HardwareChoice, dataFolder = mkdtempSync(join(tmpdir(), 'hardware-'))) {
  const processes: QuietCardProcess[] = []
  const warned: string[] = []
  const hardware = openHardware(choice, {
    dataFolder,
    startCard() {
      const process = new QuietCardProcess()
      processes.push(process)
      return process
    },
    cardApProfiles: [placeholderProfile],
    now: () => new Date(0),
    warn: line => warned.push(line),
  })
  onTestFinished(async () => {
    await hardware.close()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  return { hardware, dataFolder, processes, warned }
}

test('demo devices come with their hands, and each hand moves its device', async () => {
  const { hardware, dataFolder, processes } = open(demo)
  const changes: CardChange[] = []
  hardware.card.watch(change => changes.push(change))
  hardware.demo.card?.cable?.unplug()
  expect(changes.at(-1)).toEqual({ kind: 'readerLost' })

  hardware.demo.printer?.fault('jam', true)
  expect((await hardware.printer.status()).faults).toEqual(['jam'])
  expect(hardware.printerChoice).toEqual({ kind: 'demo', folder: dataFolder })
  expect(existsSync(join(dataFolder, 'paper'))).toBe(true)

  await hardware.coins.accept([100])
  expect(hardware.demo.coins?.insert(100)).toBe('credited')
  expect(hardware.demo.coins?.ledger().creditedTotal).toBe(100)
  expect(existsSync(join(dataFolder, 'coins.json'))).toBe(true)

  const asked = hardware.cashless?.authorise(300, 'one')
  hardware.demo.cashless?.pay()
  expect([await asked, existsSync(join(dataFolder, 'cashless.json'))]).toEqual([{ kind: 'authorised' }, true])

  expect(await hardware.call?.signal(true)).toBe('done')
  expect(hardware.demo.call?.lit()).toBe(true)

  hardware.demo.receipt?.break(true)
  expect(await hardware.receipt.available()).toBe(false)
  expect(hardware.wipe.overwrite([new Uint8Array(3)])).toBe(3)
  expect(processes).toEqual([])
})

test('real devices have no hand; the card lives in a process of its own', async () => {
  const { hardware, processes } = open({
    ...demo, card: { kind: 'pcsc', reader: 'Virtual PCD 00 00' }, printer: { kind: 'ipp', uri: 'ipp://localhost:1/ipp/print', certificate: null },
    staffCall: { kind: 'led', folder: '/nowhere' },
  })
  expect([hardware.demo.card, hardware.demo.printer, hardware.demo.call]).toEqual([null, null, null])
  expect(await hardware.call?.signal(true), 'there is no lamp').toBe('failed')
  expect(processes.map(process => process.heard)).toEqual([[{ kind: 'open', reader: 'Virtual PCD 00 00', profiles: [placeholderProfile], extended: true }]])
  hardware.forget()
  expect(processes[0]?.heard.slice(1)).toEqual([{ kind: 'forget', filler: expect.any(Uint8Array) }])
  expect(hardware.printerChoice).toEqual({ kind: 'ipp', uri: 'ipp://localhost:1/ipp/print', certificate: null })
  expect((await hardware.printer.status()).faults).toEqual(['offline'])
})

test('behind a spooler there is no hand either; what Windows needs in a file lies where it is swept', async () => {
  const windows = open({ ...demo, printer: { kind: 'windows', name: 'Apeos' } })
  expect(windows.hardware.printerChoice).toEqual({ kind: 'windows', name: 'Apeos', folder: join(windows.dataFolder, 'vault') })
  const cups = open({ ...demo, printer: { kind: 'cups', queue: 'no-such-queue' } })
  expect(cups.hardware.printerChoice).toEqual({ kind: 'cups', queue: 'no-such-queue' })
  for (const { hardware } of [windows, cups]) {
    expect(hardware.demo.printer).toBeNull()
    expect((await hardware.printer.status()).faults).toEqual(['offline'])
    expect(await hardware.printer.print({ name: 'certificate', pdf: new Uint8Array(3), pages: 2, copies: 1 }, () => {})).toEqual({ kind: 'nothingOut', fault: 'offline' })
  }
})

test('what a process that ended left for Windows in its file is erased, and nobody else’s', async () => {
  const { hardware, dataFolder } = open({ ...demo, printer: { kind: 'windows', name: 'Apeos' } })
  const [left, others] = ['4242', '77'].map(pid => join(dataFolder, 'vault', pid, 'left.pdf'))
  for (const file of [left ?? '', others ?? '']) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '住民票')
  }
  expect(await hardware.sweepAfter(4242)).toBe(1)
  expect([left, others].map(file => existsSync(file ?? ''))).toEqual([false, true])
  writeFileSync(join(dataFolder, 'vault', '5'), 'no folder')
  await expect(hardware.sweepAfter(5)).rejects.toThrow()
  expect(await open(demo).hardware.sweepAfter(77)).toBe(0)
})

test('receipts come out of the printer of the certificates where that is chosen, and of a real one without a hand', async () => {
  const same = open({ ...demo, receipt: { kind: 'printer' } }).hardware
  expect(same.demo.receipt).toBeNull()
  expect([await same.receipt.available(), await same.receipt.outlet()]).toEqual([true, 'empty'])
  same.demo.printer?.fault('jam', true)
  expect([await same.receipt.available(), await same.receipt.print(['領収書'])]).toEqual([false, 'failed'])
  const lines = [{ kind: 'network', host: '127.0.0.1', port: 1 }, { kind: 'serial', path: '/dev/none', baud: 19_200 }] as const
  for (const line of lines) {
    const { hardware } = open({ ...demo, receipt: { kind: 'escpos', line, columns: 42 } })
    expect(hardware.demo.receipt).toBeNull()
    expect([await hardware.receipt.available(), await hardware.receipt.outlet(), await hardware.receipt.print(['領収書'])]).toEqual([false, 'unknown', 'failed'])
  }
})

test('real coins have no hand and keep their count in the data folder; one that is broken is said', async () => {
  const cctalk = { kind: 'cctalk', path: '/dev/none', acceptor: 2, tubes: [{ value: 100, address: 3, capacity: 9, low: 1 }], notes: null } as const
  const { hardware, dataFolder, warned } = open({ ...demo, coins: cctalk })
  expect([hardware.demo.coins, warned]).toEqual([null, []])
  expect(await hardware.coins.state()).toMatchObject({ faults: ['offline'], values: [], tubes: [], cashbox: 0 })
  expect(await hardware.coins.payOut(100, 'a')).toEqual({ kind: 'stuck', paid: 0, owed: 100 })
  expect(existsSync(join(dataFolder, 'levels.json'))).toBe(true)
  const folder = mkdtempSync(join(tmpdir(), 'hardware-'))
  writeFileSync(join(folder, 'levels.json'), '{')
  expect(open({ ...demo, coins: cctalk }, folder).warned).toEqual([expect.stringContaining(join(folder, 'levels.json'))])
})

test('where there is nobody to call there is no lamp', () => {
  const { hardware } = open({ ...demo, staffCall: { kind: 'none' } })
  expect([hardware.call, hardware.demo.call]).toEqual([null, null])
})

test('where only money is taken nobody is asked for anything else', () => {
  const { hardware } = open({ ...demo, cashless: { kind: 'none' } })
  expect([hardware.cashless, hardware.demo.cashless]).toEqual([null, null])
})

test('who was asked to pay without money is asked no more when everything is closed, and the process can end', async () => {
  const { hardware } = open(demo)
  const asked = hardware.cashless?.authorise(300, 'one')
  await hardware.close()
  expect(await asked).toEqual({ kind: 'unknown' })
})
