import { z } from 'zod'
import type { Lack, PrinterFault, PrinterWarning } from './printer.ts'

const code = z.number().int().nullable()

/** Windows PowerShell 5.1 writes some lists as an object with the list inside. */
function listOf<Item>(item: z.ZodType<Item>) {
  const list = z.array(item)
  return z.union([list, z.object({ value: list }).transform(({ value }) => value)]).nullable()
}

/**
 * What Windows says of a printer: Win32_Printer, as Microsoft documents it. `DetectedErrorState`: 0 unknown, 1 other, 2 no error, 3 low
 * paper, 4 no paper, 5 low toner, 6 no toner, 7 door open, 8 jammed, 9 offline, 10 service requested, 11 output bin full;
 * `ExtendedDetectedErrorState` the same up to 8, then 9 service requested, 10 output bin full, 11 paper problem, 12 cannot print page,
 * 13 user intervention required, 14 out of memory, 15 server unknown. `PrinterStatus`: 1 other, 2 unknown, 3 idle, 4 printing, 5 warming
 * up, 6 stopped printing, 7 offline; `ExtendedPrinterStatus` the same, then 8 paused, 9 error, 10 busy, 11 not available, 12 waiting,
 * 13 processing, 14 initialization, 15 power save, 16 pending deletion, 17 I/O active, 18 manual feed. `WorkOffline`: jobs are queued
 * and nothing is printed. `KeepPrintedJobs`: the spooler does not delete documents after they are printed. `Capabilities`: 3 = duplex.
 * Microsoft adds: 3 (idle) is also said of a printer whose driver reports nothing to the spooler.
 */
export const windowsPrinter = z.object({
  DriverName: z.string().nullable(),
  PrinterStatus: code,
  ExtendedPrinterStatus: code,
  DetectedErrorState: code,
  ExtendedDetectedErrorState: code,
  WorkOffline: z.boolean().nullable(),
  KeepPrintedJobs: z.boolean().nullable(),
  Capabilities: listOf(z.number().int()),
  PrinterPaperNames: listOf(z.string()),
})
export type WindowsPrinterState = z.infer<typeof windowsPrinter>

/**
 * One job of its queue: Win32_PrintJob. `Document`: its name, which SumatraPDF makes the path of the file. `StatusMask`: see `windowsJobBit`.
 * `PagesPrinted`: what the spooler has passed on; 0 also where the job's data does not say where a page ends.
 */
export const windowsJob = z.object({
  JobId: z.number().int(),
  Document: z.string().nullable(),
  StatusMask: z.number().int().nullable().transform(mask => mask ?? 0),
  PagesPrinted: z.number().int().min(0).nullable().transform(pages => pages ?? 0),
})
export type WindowsJob = z.infer<typeof windowsJob>

/** `StatusMask` of Win32_PrintJob; `complete` (passed on to the printer) is JOB_STATUS_COMPLETE of winspool.h. */
export const windowsJobBit = {
  paused: 0x1, error: 0x2, deleting: 0x4, spooling: 0x8, printing: 0x10, offline: 0x20, paperOut: 0x40, printed: 0x80, deleted: 0x100,
  blocked: 0x200, userIntervention: 0x400, restart: 0x800, complete: 0x1000,
} as const

const detected: ReadonlyMap<number | null, PrinterFault> = new Map([
  [1, 'other'], [4, 'paperEmpty'], [6, 'tonerEmpty'], [7, 'coverOpen'], [8, 'jam'], [9, 'offline'], [10, 'other'], [11, 'other'],
])
const detectedMore: ReadonlyMap<number | null, PrinterFault> = new Map([
  [1, 'other'], [4, 'paperEmpty'], [6, 'tonerEmpty'], [7, 'coverOpen'], [8, 'jam'], [9, 'other'], [10, 'other'], [11, 'other'],
  [12, 'other'], [13, 'other'], [14, 'other'], [15, 'other'],
])
/** "Other" (1) is no fault: that is how a printer stands which is busy, waiting or waking up. */
const standing: ReadonlyMap<number | null, PrinterFault> = new Map([
  [6, 'other'], [7, 'offline'], [8, 'other'], [9, 'other'], [11, 'offline'], [16, 'other'],
])
const warned: ReadonlyMap<number | null, PrinterWarning> = new Map([[3, 'paperLow'], [5, 'tonerLow']])

/** What stands in the way of a job, each fault once; named ones before `other`, so that the first one is the one to name. */
export function windowsFaultsOf(printer: WindowsPrinterState): readonly PrinterFault[] {
  const found = [
    detected.get(printer.DetectedErrorState), detectedMore.get(printer.ExtendedDetectedErrorState),
    standing.get(printer.PrinterStatus), standing.get(printer.ExtendedPrinterStatus), printer.WorkOffline === true ? 'offline' as const : undefined,
  ].filter(fault => fault !== undefined)
  const named = found.filter(fault => fault !== 'other')
  return [...new Set([...named, ...found])]
}

export function windowsWarningsOf(printer: WindowsPrinterState): readonly PrinterWarning[] {
  const found = [warned.get(printer.DetectedErrorState), warned.get(printer.ExtendedDetectedErrorState)]
  return [...new Set(found.filter(warning => warning !== undefined))]
}

/** What a certificate needs and this printer can't do, as far as its Windows driver says. Every one of them takes PDF: SumatraPDF draws it. */
export function windowsLacksOf(printer: WindowsPrinterState): readonly Lack[] {
  const lacks: Lack[] = []
  if (printer.Capabilities?.includes(3) !== true) lacks.push('duplex')
  if (printer.PrinterPaperNames?.some(name => /^A4\b/i.test(name)) !== true) lacks.push('a4')
  if (printer.KeepPrintedJobs !== false) lacks.push('once')
  return lacks
}

/** The fault that keeps a job from being passed on; null: none. */
export function windowsFaultOfJob({ StatusMask }: WindowsJob): PrinterFault | null {
  const has = (bit: number): boolean => (StatusMask & bit) !== 0
  if (has(windowsJobBit.paperOut)) return 'paperEmpty'
  if (has(windowsJobBit.offline)) return 'offline'
  const faulty = windowsJobBit.error | windowsJobBit.blocked | windowsJobBit.userIntervention | windowsJobBit.paused
  return has(faulty) ? 'other' : null
}
