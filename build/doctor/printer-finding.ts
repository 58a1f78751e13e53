import type { Guarantee, Lack, Printed, PrinterFault, PrinterWarning, Probed, Supply, Tray } from '../../hardware/printer/printer.ts'
import type { Sign } from '../../hardware/card/finding.ts'

/** One thing that an examination of a printer found out. */
export type PrinterFinding =
  | { readonly kind: 'silent'; readonly why: Extract<Probed, { kind: 'silent' }>['why'] }
  | { readonly kind: 'found'; readonly model: string | null }
  | { readonly kind: 'guarantee'; readonly guarantee: Guarantee }
  | { readonly kind: 'lacks'; readonly lack: Lack }
  | { readonly kind: 'ready' }
  | { readonly kind: 'fault'; readonly fault: PrinterFault }
  | { readonly kind: 'warning'; readonly warning: PrinterWarning }
  | { readonly kind: 'tray'; readonly tray: Tray }
  | { readonly kind: 'supply'; readonly supply: Supply }
  | { readonly kind: 'outlet'; readonly outlet: 'empty' | 'occupied' }
  /** Sheets in the printer's life. */
  | { readonly kind: 'counter'; readonly sheets: number }
  /** `counted`: by how many sheets the printer's counter moved; null: it has none. */
  | { readonly kind: 'testSheet'; readonly printed: Printed; readonly ms: number; readonly counted: number | null }

/** An examination is well when none of its findings is bad. */
export function signOfPrinter(finding: PrinterFinding): Sign {
  switch (finding.kind) {
    case 'silent': case 'lacks': case 'fault': return 'bad'
    case 'found': case 'ready': return 'good'
    case 'guarantee': return finding.guarantee === 'counted' ? 'good' : 'note'
    case 'testSheet': return finding.printed.kind === 'printed' && (finding.counted ?? 1) === 1 ? 'good' : 'bad'
    case 'warning': case 'tray': case 'supply': case 'outlet': case 'counter': return 'note'
  }
}
