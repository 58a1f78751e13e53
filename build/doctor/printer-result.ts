import { z } from 'zod'
import { signOfPrinter } from './printer-finding.ts'
import type { PrinterFinding } from './printer-finding.ts'

const level = z.int().min(0).max(100).nullable()

/** What `--json` prints, on one line: for programs that look after many terminals. Null: could not be learned. */
export const printerResult = z.strictObject({
  model: z.string().nullable(),
  guarantee: z.enum(['counted', 'stated', 'spooled']).nullable(),
  lacks: z.array(z.enum(['duplex', 'a4', 'pdf', 'once'])),
  faults: z.array(z.enum(['offline', 'paperEmpty', 'jam', 'coverOpen', 'tonerEmpty', 'busy', 'other'])),
  warnings: z.array(z.enum(['paperLow', 'tonerLow', 'outletNearlyFull', 'serviceDue'])),
  trays: z.array(z.strictObject({ name: z.string(), media: z.string().nullable(), level })),
  supplies: z.array(z.strictObject({ name: z.string(), level })),
  outlet: z.enum(['empty', 'occupied']).nullable(),
  /** Sheets in the printer's life, before the test sheet. */
  sheetCounter: z.int().nonnegative().nullable(),
  testSheet: z.strictObject({ outcome: z.enum(['printed', 'nothingOut', 'unknown']), ms: z.int().nonnegative(), counted: z.int().nullable() }).nullable(),
  /** What is bad, by the kind of finding; empty when all is well. */
  bad: z.array(z.string()),
})
export type PrinterResult = z.infer<typeof printerResult>

/** What an examination learned, for programs. */
export function printerResultOf(findings: readonly PrinterFinding[]): PrinterResult {
  const result: PrinterResult = {
    model: null, guarantee: null, lacks: [], faults: [], warnings: [], trays: [], supplies: [], outlet: null, sheetCounter: null, testSheet: null,
    bad: findings.filter((finding) => signOfPrinter(finding) === 'bad').map(({ kind }) => kind),
  }
  for (const finding of findings) learn(result, finding)
  return result
}

function learn(result: PrinterResult, finding: PrinterFinding): void {
  switch (finding.kind) {
    case 'silent': case 'ready': return
    case 'found': return void (result.model = finding.model)
    case 'guarantee': return void (result.guarantee = finding.guarantee)
    case 'lacks': return void result.lacks.push(finding.lack)
    case 'fault': return void result.faults.push(finding.fault)
    case 'warning': return void result.warnings.push(finding.warning)
    case 'tray': return void result.trays.push({ ...finding.tray })
    case 'supply': return void result.supplies.push({ ...finding.supply })
    case 'outlet': return void (result.outlet = finding.outlet)
    case 'counter': return void (result.sheetCounter = finding.sheets)
    case 'testSheet': return void (result.testSheet = { outcome: finding.printed.kind, ms: finding.ms, counted: finding.counted })
  }
}
