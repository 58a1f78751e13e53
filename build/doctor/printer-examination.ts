import type { Printer } from '../../hardware/printer/printer.ts'
import { testSheet } from '../../hardware/printer/test-sheet.ts'
import { signOfPrinter } from './printer-finding.ts'
import type { PrinterFinding } from './printer-finding.ts'

export interface PrinterExamination {
  readonly printer: Printer
  /** What is written on the test sheet; null: none is printed. */
  readonly testSheet: string | null
  /** Milliseconds, only ever growing. */
  readonly clock: () => number
  readonly tell: (finding: PrinterFinding) => void
}

/**
 * Asks a printer all that a terminal relies on, and prints one test sheet if that is wished. A sheet is sent to a printer that is in order,
 * and to no other. True when all is well.
 */
export async function examinePrinter({ printer, testSheet: said, clock, tell }: PrinterExamination): Promise<boolean> {
  let well = true
  const say = (finding: PrinterFinding): void => {
    well &&= signOfPrinter(finding) !== 'bad'
    tell(finding)
  }
  const probed = await printer.probe()
  if (probed.kind === 'silent') {
    say(probed)
    return well
  }
  say({ kind: 'found', model: probed.model })
  say({ kind: 'guarantee', guarantee: probed.guarantee })
  for (const lack of probed.lacks) say({ kind: 'lacks', lack })
  const counter = await lookAt(printer, say)
  if (said !== null && well) await printTestSheet({ printer, clock, say, said, counter })
  return well
}

type Say = (finding: PrinterFinding) => void

/** Sheets in its life; null where it does not count them. */
async function lookAt(printer: Printer, say: Say): Promise<number | null> {
  const { faults, warnings, trays, supplies, outlet, sheetCounter } = await printer.status()
  for (const fault of faults) say({ kind: 'fault', fault })
  if (faults.length === 0) say({ kind: 'ready' })
  for (const warning of warnings) say({ kind: 'warning', warning })
  for (const tray of trays) say({ kind: 'tray', tray })
  for (const supply of supplies) say({ kind: 'supply', supply })
  if (outlet !== 'unknown') say({ kind: 'outlet', outlet })
  if (sheetCounter !== null) say({ kind: 'counter', sheets: sheetCounter })
  return sheetCounter
}

interface TestPrint {
  readonly printer: Printer
  readonly clock: () => number
  readonly say: Say
  readonly said: string
  /** Sheets in the printer's life before it. */
  readonly counter: number | null
}

async function printTestSheet({ printer, clock, say, said, counter }: TestPrint): Promise<void> {
  const pdf = await testSheet(said)
  const begun = clock()
  const printed = await printer.print({ name: 'test sheet', pdf, pages: 2, copies: 1 }, () => {})
  const ms = Math.round(clock() - begun)
  const after = counter === null ? null : (await printer.status()).sheetCounter
  say({ kind: 'testSheet', printed, ms, counted: counter === null || after === null ? null : after - counter })
}
