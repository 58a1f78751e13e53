import { DemoPrinterFolder } from './demo-printer-folder.ts'
import { sheetsOf } from './printer.ts'
import type { DemoPrinterFault } from './demo-printer-folder.ts'
import type { PrintJob, Printed, Printer, PrinterFault, PrinterStatus, Probed } from './printer.ts'
import type { Timer } from './timer.ts'

export interface DemoPrinterOptions {
  /** Where this printer stands: every process that opens the same folder has the same machine before it. */
  readonly folder: string
  /** How long one sheet takes, ms. */
  readonly sheetMs: number
  readonly timer: Timer
}

/**
 * A printer without hardware. A finished job lies in `<folder>/paper/NNN.pdf`; of one that did not finish only its sheets are
 * counted in the outlet. Faults are set by the hand (`openPrinterHand`) and looked at before and after every sheet.
 */
export function openDemoPrinter(options: DemoPrinterOptions): Printer {
  const machine = new DemoPrinterFolder(options.folder)
  let job: RunningJob | null = null
  return {
    async probe(): Promise<Probed> {
      if (machine.faults().includes('offline')) return { kind: 'silent', why: 'unreachable' }
      return { kind: 'found', model: 'Madoguchi demo printer', guarantee: 'counted', lacks: [] }
    },
    async status(): Promise<PrinterStatus> {
      const faults: readonly PrinterFault[] = machine.claimed() ? [...machine.faults(), 'busy'] : machine.faults()
      return { faults, outlet: machine.outlet() === 0 ? 'empty' : 'occupied', sheetCounter: machine.engine().counter, warnings: [], trays: [], supplies: [] }
    },
    async print(wanted, progress): Promise<Printed> {
      if (!machine.claim()) return { kind: 'nothingOut', fault: 'busy' }
      const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<'givenUp'>()
      job = { giveUp: () => giveUp('givenUp') }
      try {
        return await printSheets(machine, options, wanted, { givenUp, progress })
      } finally {
        job = null
        machine.release()
      }
    },
    async cancel(): Promise<void> {
      job?.giveUp()
    },
    async close(): Promise<void> {},
  }
}

interface RunningJob { readonly giveUp: () => void }
interface Run { readonly givenUp: Promise<'givenUp'>; readonly progress: (sheets: number) => void }

async function printSheets(
  machine: DemoPrinterFolder, options: DemoPrinterOptions, { pages, copies, pdf }: PrintJob, { givenUp, progress }: Run,
): Promise<Printed> {
  const sheets = sheetsOf(pages) * copies
  for (let out = 0; out < sheets; out += 1) {
    jamWhereWished(machine, out + 1)
    const fault = machine.faults()[0]
    if (fault !== undefined) return halted(out, fault)
    // A sheet that is still on its way stays inside.
    if (await Promise.race([givenUp, options.timer.wait(options.sheetMs)]) === 'givenUp') return halted(out, 'other')
    const halt = machine.faults().find(stopsSheet)
    if (halt !== undefined) return { kind: 'unknown', sheetsOut: out, fault: halt }
    // The document is there before its last sheet is counted, so whoever sees the count full also finds the paper.
    if (out + 1 === sheets) machine.deliver(pdf)
    const engine = machine.engine()
    machine.writeEngine({ ...engine, counter: engine.counter + 1 })
    progress(out + 1)
  }
  return { kind: 'printed', sheets }
}

function halted(out: number, fault: PrinterFault): Printed {
  return out === 0 ? { kind: 'nothingOut', fault } : { kind: 'unknown', sheetsOut: out, fault }
}

/** A sheet already fed comes out of an empty tray, but not out of a jam, an open cover or a machine without power. */
function stopsSheet(fault: DemoPrinterFault): boolean {
  return fault === 'jam' || fault === 'coverOpen' || fault === 'offline'
}

function jamWhereWished(machine: DemoPrinterFolder, sheet: number): void {
  const { jamAt } = machine.hand()
  if (jamAt?.sheet === sheet) machine.writeEngine({ ...machine.engine(), jammedOrder: jamAt.order })
}
