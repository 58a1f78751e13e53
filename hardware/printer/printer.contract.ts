import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { PDFDocument } from '@cantoo/pdf-lib'
import { patience } from '../../build/patience.ts'
import type { PrintJob, Printed, Printer } from './printer.ts'

/** A machine for the contract: the printer, a hand on it, and what it says of itself afterwards. */
export interface Rig {
  /** Opens the machine; each opening is a driver of its own. */
  open(): Printer
  /** The machine jams, or runs empty, once a job has put out so many sheets. */
  fault(fault: 'jam' | 'paperEmpty', sheets: number): Promise<void>
  clear(fault: 'jam' | 'paperEmpty'): Promise<void>
  /** Keeps a job from going beyond so many sheets, without a fault. */
  hold(sheets: number): void
  release(): void
  unplug(): Promise<void>
  /** Sheets the machine has really put out, over all jobs. */
  sheetsOut(): number
  /** What lies on paper, or was received to be put there. */
  documents(): readonly Uint8Array[]
  end(): Promise<void>
}

/** A document of so many A4 pages, each of them different. */
export async function pdfOf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let page = 1; page <= pages; page += 1) pdf.addPage([595.276, 841.89]).drawText(`page ${page}`)
  return await pdf.save()
}

export async function jobOf(pages: number, copies: number): Promise<PrintJob> {
  return { name: 'certificate', pdf: await pdfOf(pages), pages, copies }
}

interface Started {
  readonly rig: Rig
  readonly printer: Printer
  readonly print: (job: PrintJob) => Promise<{ outcome: Printed; told: number[] }>
}

/**
 * What every printer promises, whatever it is made of.
 * @param lacking a machine of the kind on which certificates can't be printed, where there is one.
 */
export function printerContract(name: string, make: () => Promise<Rig>, lacking?: () => Promise<Rig>): void {
  const start = async (made = make): Promise<Started> => {
    const rig = await made()
    const printer = rig.open()
    onTestFinished(async () => {
      await printer.close()
      await rig.end()
    })
    return {
      rig,
      printer,
      async print(job) {
        const told: number[] = []
        return { outcome: await printer.print(job, sheets => told.push(sheets)), told }
      },
    }
  }

  describe(name, () => {
    test('a printer in order has no faults', async () => {
      const { printer } = await start()
      expect((await printer.status()).faults).toEqual([])
    })

    test('two pages are one sheet, printed once, byte for byte', async () => {
      const { rig, print } = await start()
      const job = await jobOf(2, 1)
      const original = Buffer.from(job.pdf)
      expect(await print(job)).toEqual({ outcome: { kind: 'printed', sheets: 1 }, told: [1] })
      expect(rig.sheetsOut()).toBe(1)
      expect(rig.documents()).toHaveLength(1)
      expect(original.equals(rig.documents()[0] ?? Buffer.alloc(0))).toBe(true)
    })

    test('three pages in two copies are four sheets', async () => {
      const { print } = await start()
      const { outcome, told } = await print(await jobOf(3, 2))
      expect(outcome).toEqual({ kind: 'printed', sheets: 4 })
      expect(told.at(-1)).toBe(4)
      expect(told).toEqual(told.toSorted((a, b) => a - b))
    })

    test('a jam before the first sheet: nothing out, and nothing comes out later', async () => {
      const { rig, print } = await start()
      await rig.fault('jam', 0)
      expect((await print(await jobOf(2, 2))).outcome).toEqual({ kind: 'nothingOut', fault: 'jam' })
      await rig.clear('jam')
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'printed', sheets: 1 })
      expect(rig.sheetsOut()).toBe(1)
    })

    test('a jam after the first sheet: unknown, and the rest never comes out', async () => {
      const { rig, print } = await start()
      await rig.fault('jam', 1)
      expect(await print(await jobOf(2, 3))).toEqual({ outcome: { kind: 'unknown', sheetsOut: 1, fault: 'jam' }, told: [1] })
      await rig.clear('jam')
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'printed', sheets: 1 })
      expect(rig.sheetsOut()).toBe(2)
    })

    test('an empty tray is a fault before anybody prints, and nothing is sent', async () => {
      const { rig, printer, print } = await start()
      await rig.fault('paperEmpty', 0)
      expect((await printer.status()).faults).toEqual(['paperEmpty'])
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'nothingOut', fault: 'paperEmpty' })
      expect(rig.documents()).toEqual([])
      await rig.clear('paperEmpty')
      expect((await printer.status()).faults).toEqual([])
    })

    test('a second job while one is being printed: busy, and the first one is unharmed', async () => {
      const { rig, print } = await start()
      rig.hold(1)
      const first = print(await jobOf(2, 2))
      const other = rig.open()
      onTestFinished(async () => await other.close())
      await vi.waitUntil(async () => (await other.status()).faults.includes('busy'), patience)
      expect(await other.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'busy' })
      rig.release()
      expect((await first).outcome).toEqual({ kind: 'printed', sheets: 2 })
      expect(rig.sheetsOut()).toBe(2)
    })

    test('a job given up before its first sheet: nothing out where the printer counts, and nothing comes out later', async () => {
      const { rig, printer, print } = await start()
      const probed = await printer.probe()
      rig.hold(0)
      const outcome = print(await jobOf(2, 2))
      const other = rig.open()
      onTestFinished(async () => await other.close())
      await vi.waitUntil(async () => (await other.status()).faults.includes('busy'), patience)
      await printer.cancel()
      const counted = probed.kind === 'found' && probed.guarantee === 'counted'
      const given = counted ? { kind: 'nothingOut', fault: 'other' } : { kind: 'unknown', sheetsOut: 0, fault: 'other' }
      expect(await outcome).toEqual({ outcome: given, told: [] })
      rig.release()
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'printed', sheets: 1 })
      expect(rig.sheetsOut()).toBe(1)
    })

    test('a job given up after its first sheet: unknown, and the rest never comes out', async () => {
      const { rig, printer, print } = await start()
      rig.hold(1)
      const first = Promise.withResolvers<number>()
      const told: number[] = []
      const outcome = printer.print(await jobOf(2, 3), sheets => {
        told.push(sheets)
        first.resolve(sheets)
      })
      await first.promise
      await printer.cancel()
      await printer.cancel()
      expect(await outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'other' })
      expect(told).toEqual([1])
      rig.release()
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'printed', sheets: 1 })
      expect(rig.sheetsOut()).toBe(2)
    })

    test('giving up when there is no job changes nothing, before one and after it', async () => {
      const { rig, printer, print } = await start()
      await printer.cancel()
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'printed', sheets: 1 })
      await printer.cancel()
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'printed', sheets: 1 })
      expect(rig.sheetsOut()).toBe(2)
    })

    test('it says what it is, and that certificates can be printed on it', async () => {
      const { rig, printer } = await start()
      expect(await printer.probe()).toEqual({ kind: 'found', model: expect.any(String), guarantee: expect.any(String), lacks: [] })
      expect(rig.documents()).toEqual([])
      await rig.unplug()
      expect(await printer.probe()).toEqual({ kind: 'silent', why: 'unreachable' })
    })

    test.runIf(lacking !== undefined)('one that lacks something is not ready, before anybody pays, and nothing is sent', async () => {
      const { rig, printer, print } = await start(lacking)
      const probed = await printer.probe()
      expect(probed.kind === 'found' && probed.lacks.length > 0).toBe(true)
      expect((await printer.status()).faults).toEqual(['other'])
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
      expect(rig.documents()).toEqual([])
    })

    test('a printer that is off before: nothing out', async () => {
      const { rig, printer, print } = await start()
      await rig.unplug()
      expect((await printer.status()).faults).toEqual(['offline'])
      expect((await print(await jobOf(2, 1))).outcome).toEqual({ kind: 'nothingOut', fault: 'offline' })
    })

    test('a printer unplugged in the middle of a job: unknown, with what it had reported', async () => {
      const { rig, printer } = await start()
      rig.hold(1)
      const first = Promise.withResolvers<number>()
      const outcome = printer.print(await jobOf(2, 2), first.resolve)
      expect(await first.promise).toBe(1)
      await rig.unplug()
      rig.release()
      expect(await outcome).toEqual({ kind: 'unknown', sheetsOut: 1, fault: 'offline' })
      expect(rig.sheetsOut()).toBe(1)
    })
  })
}
