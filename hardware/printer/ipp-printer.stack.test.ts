import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { patience } from '../../build/patience.ts'
import { countLife } from './ipp-life.fixture.ts'
import { countedLife, openIpp, startMachine } from './ipp-machine.fixture.ts'
import { startIppPrinter } from './ippeveprinter.ts'
import { sender } from './ipp-sender.ts'
import { jobOf, printerContract } from './printer.contract.ts'
import type { Socket } from 'node:net'
import type { IppPrinterReason, IppPrinterWish } from './ippeveprinter.ts'
import type { Rig } from './printer.contract.ts'
import type { PrintJob } from './printer.ts'

const reasons = { jam: 'media-jam', paperEmpty: 'media-empty' } as const satisfies Record<string, IppPrinterReason>

/** As it is, it can't prove of a job that was begun that nothing came out; a counter of its life can. */
async function countingRig(wish: Omit<IppPrinterWish, 'folder'> = {}): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'ipp-printer-'))
  const machine = await startIppPrinter({ folder, ...wish })
  const life = await countLife(machine.uri, () => machine.impressions())
  return {
    open: () => openIpp(life.uri),
    fault: (fault, sheets) => machine.fault(reasons[fault], true, sheets * 2),
    clear: fault => machine.fault(reasons[fault], false),
    hold: sheets => machine.hold(sheets * 2),
    release: () => machine.hold(null),
    unplug: () => machine.stop(),
    sheetsOut: () => machine.impressions() / 2,
    documents: () => machine.papers().map(path => readFileSync(path)),
    async end() {
      life.close()
      await machine.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

printerContract('IPP printer', countingRig, () => countingRig({ oneSided: true }))

describe('a printer that counts its jobs only', () => {
  test('a jam under the first sheet: what is said of a job that was begun proves nothing', async () => {
    const machine = await startMachine()
    await machine.fault('media-jam', true)
    const printer = openIpp(machine.uri)
    expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'jam' })
    await machine.fault('media-jam', false)
    expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'printed', sheets: 1 })
    expect(machine.impressions()).toBe(2)
  })

  test('given up while the printer has it: the same', async () => {
    const machine = await startMachine()
    machine.hold(0)
    const printer = openIpp(machine.uri)
    const outcome = printer.print(await jobOf(2, 1), () => {})
    await expect.poll(async () => (await printer.status()).faults, patience).toContain('busy')
    await printer.cancel()
    expect(await outcome).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'other' })
    expect(machine.impressions()).toBe(0)
  })
})

test('the printer is told both sides, A4, as it is, and a neutral name', async () => {
  const machine = await startMachine()
  expect((await openIpp(machine.uri).print(await jobOf(2, 2), () => {})).kind).toBe('printed')
  const attributes = machine.attributes().split('\n')
  expect(attributes).toEqual(expect.arrayContaining([
    'IPP_SIDES=two-sided-long-edge', 'IPP_MEDIA=iso_a4_210x297mm', 'IPP_COPIES=2', 'IPP_PRINT_SCALING=none', 'IPP_JOB_NAME=certificate',
    'IPP_DOCUMENT_FORMAT_SUPPLIED=application/pdf', `IPP_JOB_ORIGINATING_USER_NAME=${sender}`, 'IPP_JOB_SHEETS=none',
  ]))
})

test('a jam that is cleared within the grace is waited for, and the sheets come out once', async () => {
  const machine = await startMachine()
  await machine.fault('media-jam', true, 2)
  const first = Promise.withResolvers<number>()
  const outcome = openIpp(machine.uri, { graceMs: 20_000 }).print(await jobOf(2, 2), first.resolve)
  await first.promise
  await machine.fault('media-jam', false)
  expect(await outcome).toEqual({ kind: 'printed', sheets: 2 })
  expect(machine.impressions()).toBe(4)
})

test('half a sheet in the machine is a sheet that may be out', async () => {
  const machine = await startMachine()
  await machine.fault('cover-open', true, 1)
  const told: number[] = []
  const outcome = await openIpp(machine.uri).print(await jobOf(2, 1), sheets => told.push(sheets))
  expect(outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'coverOpen' })
  expect(told).toEqual([])
})

test('the second job on one driver is busy before anything is asked', async () => {
  const machine = await startMachine()
  const printer = openIpp(machine.uri)
  const first = printer.print(await jobOf(2, 1), () => {})
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'busy' })
  expect((await first).kind).toBe('printed')
})

/** Bytes of a document that come through before something happens to the line. */
const begun = 200_000

interface Line { readonly uri: string; readonly documents: () => number }

/** A line to the printer, over which only the beginning of a document comes; then `hurt` has its way with the two ends. */
async function badLine(uri: string, hurt: (client: Socket, printer: Socket) => void): Promise<Line> {
  const port = Number(new URL(uri).port)
  let documents = 0
  const server = createServer(client => {
    const printer = connect(port, 'localhost')
    let carried = 0
    client.on('data', chunk => {
      carried += chunk.length
      if (carried < begun) return void printer.write(chunk)
      if (carried - chunk.length < begun) {
        documents += 1
        hurt(client, printer)
      }
    })
    printer.pipe(client)
    client.on('close', () => printer.destroy()).on('error', () => {})
    printer.on('close', () => client.destroy()).on('error', () => {})
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return { uri: `ipp://127.0.0.1:${address.port}/ipp/print`, documents: () => documents }
}

async function longJob(): Promise<PrintJob> {
  const job = await jobOf(2, 1)
  return { ...job, pdf: Buffer.concat([job.pdf, Buffer.alloc(8_000_000)]) }
}

test('a printer that dies in the middle of the document: unknown, and the document is not sent again', async () => {
  const machine = await startMachine()
  const line = await badLine(machine.uri, (client, printer) => {
    client.destroy()
    printer.destroy()
    void machine.stop()
  })
  expect(await openIpp(line.uri, { cancelMs: 2_000 }).print(await longJob(), () => {})).toEqual({ kind: 'unknown', sheetsOut: 0, fault: 'offline' })
  expect(line.documents()).toBe(1)
})

test('a line cut in the middle of the document: the job is cancelled, the counters prove that nothing came out', async () => {
  const machine = await startMachine()
  const line = await badLine(machine.uri, (client, printer) => {
    client.destroy()
    printer.destroy()
  })
  expect(await openIpp(line.uri).print(await longJob(), () => {})).toEqual({ kind: 'nothingOut', fault: 'offline' })
  expect([line.documents(), machine.impressions()]).toEqual([1, 0])
})

test('given up while the document stands still on the line: nothing more of it leaves, and nothing comes out', async () => {
  const machine = await startMachine()
  const standing = Promise.withResolvers<Socket>()
  const line = await badLine(await countedLife(machine), client => {
    client.pause()
    standing.resolve(client)
  })
  const printer = openIpp(line.uri)
  const outcome = printer.print(await longJob(), () => {})
  const sender = await standing.promise
  const cut = once(sender, 'close')
  await printer.cancel()
  sender.resume()
  expect(await outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
  await cut
  expect([line.documents(), machine.papers(), machine.impressions()]).toEqual([1, [], 0])
  expect(await openIpp(machine.uri).print(await jobOf(2, 1), () => {})).toEqual({ kind: 'printed', sheets: 1 })
})
