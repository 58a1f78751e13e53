import { DemoPrinterFolder } from './demo-printer-folder.ts'
import type { DemoPrinterFault } from './demo-printer-folder.ts'

/** What a person can do to the demo printer, and see of it, from any process. */
export interface PrinterHand {
  fault(fault: DemoPrinterFault, on: boolean): void
  /** The next job jams when it reaches this sheet (1 = the first); cleared by `fault('jam', false)`. */
  jamAt(sheet: number): void
  /** Takes everything out of the outlet; returns how many sheets that were. */
  takePaper(): number
  faults(): readonly DemoPrinterFault[]
  /** Sheets lying in the outlet. */
  outlet(): number
  /** Sheets printed in the printer's life. */
  printed(): number
  /** Paths of the printed documents, oldest first. */
  papers(): readonly string[]
  /** Those of them that lie in the outlet; of a job that did not finish there is none. */
  lying(): readonly string[]
}

export function openPrinterHand(folder: string): PrinterHand {
  const machine = new DemoPrinterFolder(folder)
  const path = (name: string): string => `${machine.paper}/${name}`
  return {
    fault(fault, on) {
      const hand = machine.hand()
      const others = hand.faults.filter(other => other !== fault)
      machine.writeHand({ ...hand, faults: on ? [...others, fault] : others, jamAt: !on && fault === 'jam' ? null : hand.jamAt })
    },
    jamAt(sheet) {
      const hand = machine.hand()
      const order = Math.max(machine.engine().jammedOrder ?? 0, hand.jamAt?.order ?? 0) + 1
      machine.writeHand({ ...hand, jamAt: { sheet, order } })
    },
    takePaper() {
      const { counter } = machine.engine()
      const hand = machine.hand()
      machine.writeHand({ ...hand, takenAt: counter, takenPapers: machine.papers().length })
      return counter - hand.takenAt
    },
    faults: () => machine.faults(),
    outlet: () => machine.outlet(),
    printed: () => machine.engine().counter,
    papers: () => machine.papers().map(path),
    lying: () => machine.papers().slice(machine.hand().takenPapers).map(path),
  }
}
