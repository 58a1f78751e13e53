import { z } from 'zod'
import { holdsA4, stockAttributes } from './ipp-stock.ts'
import { a4, text } from './ipp-values.ts'
import type { Guarantee, Lack, PrinterFault, PrinterWarning } from './printer.ts'

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform(value => typeof value === 'string' ? [value] : value)
const counter = z.number().int().min(0).nullable().catch(null)

/** What we ask a printer about itself. */
export const printerAttributes = z.object({
  'printer-make-and-model': text.nullable().catch(null),
  'printer-state': z.enum(['idle', 'processing', 'stopped']),
  'printer-state-reasons': oneOrMore.catch([]),
  'printer-is-accepting-jobs': z.boolean().catch(true),
  'media-ready': oneOrMore.nullable().catch(null),
  'sides-supported': oneOrMore.catch([]),
  'document-format-supported': oneOrMore.catch([]),
  'media-supported': oneOrMore.nullable().catch(null),
  'ipp-features-supported': oneOrMore.catch([]),
  'printer-impressions-completed': counter,
  'multiple-document-handling-supported': oneOrMore.catch([]),
  'job-sheets-supported': oneOrMore.catch([]),
  ...stockAttributes,
})
export type PrinterAttributes = z.infer<typeof printerAttributes>
export const printerAttributeNames = Object.keys(printerAttributes.shape)

/** What we ask about a job. Ids begin again when a printer restarts, so a job is known by its uuid or its name. */
export const jobAttributes = z.object({
  'job-id': z.number().int(),
  'job-state': z.enum(['pending', 'pending-held', 'processing', 'processing-stopped', 'canceled', 'aborted', 'completed']),
  'job-uuid': z.string().nullable().catch(null),
  'job-name': z.string().nullable().catch(null),
  'job-impressions-completed': counter,
  /** Null: it was not begun, or that is not told. */
  'time-at-processing': z.number().int().nullable().catch(null),
})
export type JobAttributes = z.infer<typeof jobAttributes>
export const jobAttributeNames = Object.keys(jobAttributes.shape)

/** Reasons of RFC 8011 5.4.12 and PWG 5100.9 that stop a certificate from being printed. */
const faults: ReadonlyMap<string, PrinterFault> = new Map([
  ['media-empty', 'paperEmpty'], ['media-needed', 'paperEmpty'], ['input-tray-missing', 'paperEmpty'],
  ['media-jam', 'jam'],
  ['cover-open', 'coverOpen'], ['door-open', 'coverOpen'], ['interlock-open', 'coverOpen'],
  ['toner-empty', 'tonerEmpty'], ['marker-supply-empty', 'tonerEmpty'], ['marker-supply-missing', 'tonerEmpty'],
  ['offline', 'offline'], ['shutdown', 'offline'], ['timed-out', 'offline'],
  ['paused', 'other'], ['output-area-full', 'other'], ['output-tray-missing', 'other'], ['spool-area-full', 'other'],
  ['marker-waste-full', 'other'], ['developer-empty', 'other'], ['opc-life-over', 'other'], ['fuser-over-temp', 'other'],
])

/**
 * The fault behind one state reason; null when it is only news. Printers hang `-report`, `-warning` or `-error` on the same reason
 * depending on their state, so a known reason counts whatever its ending; one nobody knows counts when the printer calls it an error.
 */
export function faultOfReason(reason: string): PrinterFault | null {
  return faults.get(bareOf(reason)) ?? (reason.endsWith('-error') ? 'other' : null)
}

function bareOf(reason: string): string {
  return reason.replace(/-(?:report|warning|error)$/, '')
}

/** What a printer says of a tray that is empty or out, whichever it is. */
const emptyTray: ReadonlySet<string> = new Set(['media-empty', 'input-tray-missing'])

/**
 * What an idle printer says is missing in a tray although A4 lies in another, each bare: an empty bypass may be told for ever, and
 * stops nothing. Told of it only in the middle of a job, the paper that the job needs is out.
 */
export function elsewhereOf(printer: PrinterAttributes): readonly string[] {
  if (printer['printer-state'] !== 'idle' || !holdsA4(printer)) return []
  return printer['printer-state-reasons'].filter(reason => !reason.endsWith('-error')).map(bareOf).filter(bare => emptyTray.has(bare))
}

function isElsewhere(reason: string, printer: PrinterAttributes, elsewhere: readonly string[]): boolean {
  return printer['printer-state'] !== 'stopped' && !reason.endsWith('-error') && elsewhere.includes(bareOf(reason))
}

/**
 * What stands in the way of a job, each fault once; `busy` comes last, so that the first one is the one to name.
 * @param elsewhere as the printer told it when it was last idle.
 */
export function faultsOf(printer: PrinterAttributes, elsewhere = elsewhereOf(printer)): readonly PrinterFault[] {
  const found = new Set<PrinterFault>()
  for (const reason of printer['printer-state-reasons']) {
    const fault = faultOfReason(reason)
    if (fault !== null && !isElsewhere(reason, printer, elsewhere)) found.add(fault)
  }
  // A printer without A4 takes the job and waits for paper for ever.
  if (printer['media-ready'] !== null && !printer['media-ready'].includes(a4)) found.add('paperEmpty')
  if (found.size === 0 && (printer['printer-state'] === 'stopped' || !printer['printer-is-accepting-jobs'])) found.add('other')
  if (printer['printer-state'] === 'processing') found.add('busy')
  return [...found]
}

/** Reasons that a sheet still comes out in spite of, but not for long. */
const warnings: ReadonlyMap<string, PrinterWarning> = new Map([
  ['media-low', 'paperLow'],
  ['toner-low', 'tonerLow'], ['marker-supply-low', 'tonerLow'],
  ['output-area-almost-full', 'outletNearlyFull'],
  ['marker-waste-almost-full', 'serviceDue'], ['developer-low', 'serviceDue'], ['opc-near-eol', 'serviceDue'],
])

/** What staff should see to, each once. PWG 5100.9 names every worn part alike, whatever the part is. */
export function warningsOf(printer: PrinterAttributes, elsewhere = elsewhereOf(printer)): readonly PrinterWarning[] {
  const found = new Set<PrinterWarning>()
  for (const reason of printer['printer-state-reasons']) {
    if (isElsewhere(reason, printer, elsewhere)) found.add('paperLow')
    const bare = bareOf(reason)
    const warning = warnings.get(bare) ?? (/-(?:life-almost-over|near-eol)$/.test(bare) ? 'serviceDue' : undefined)
    if (warning !== undefined) found.add(warning)
  }
  return [...found]
}

/** `counted` where a counter is there: of the printer's life, or of each job, which IPP Everywhere (PWG 5100.14) asks for. */
export function guaranteeOf(printer: PrinterAttributes): Guarantee {
  const counts = printer['printer-impressions-completed'] !== null || printer['ipp-features-supported'].includes('ipp-everywhere')
  return counts ? 'counted' : 'stated'
}

/** What a certificate needs and this printer can't do: both sides of the sheet, A4, from PDF. */
export function lacksOf(printer: PrinterAttributes): readonly Lack[] {
  const lacks: Lack[] = []
  if (!printer['sides-supported'].includes('two-sided-long-edge')) lacks.push('duplex')
  if (printer['media-supported'] !== null && !printer['media-supported'].includes(a4)) lacks.push('a4')
  if (!printer['document-format-supported'].includes('application/pdf')) lacks.push('pdf')
  return lacks
}

/** Sheets that surely carry all their pages once the printer has counted so many impressions (sides). */
export function sheetsDone(impressions: number, pages: number, copies: number): number {
  const wholeCopies = Math.min(Math.floor(impressions / pages), copies)
  const begun = wholeCopies === copies ? 0 : Math.floor((impressions - wholeCopies * pages) / 2)
  return wholeCopies * Math.ceil(pages / 2) + begun
}

/** Sheets that carry anything at all: each of them may be lying in the outlet. */
export function sheetsTouched(impressions: number, pages: number, copies: number): number {
  const wholeCopies = Math.min(Math.floor(impressions / pages), copies)
  const begun = wholeCopies === copies ? 0 : Math.ceil((impressions - wholeCopies * pages) / 2)
  return wholeCopies * Math.ceil(pages / 2) + begun
}
