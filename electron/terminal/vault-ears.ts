import type { FlowEvent } from '../flow/event.ts'
import type { VaultTold } from '../vault/vault.ts'
import { centerFaultCode } from './ears.ts'

/** What the vault tells, in the flow's words. `gone`: whether the process is really gone, which the vault can't say of itself. */
export function hearVault(visit: string, told: VaultTold, gone: () => boolean): FlowEvent {
  switch (told.kind) {
    case 'progress': return { kind: 'progress', visit, received: told.received, total: told.total }
    case 'held': return { kind: 'held', visit, sheets: told.sheets, fee: told.fee }
    case 'refused': return { kind: 'refused', visit, reason: told.reason }
    case 'fault': return { kind: 'vaultFailed', visit, fault: centerFaultCode(told.fault) }
    case 'mismatch': return { kind: 'mismatch', visit }
    case 'sheet': return { kind: 'sheetOut', visit, sheets: told.sheets }
    case 'printed': return { kind: 'printed', visit }
    case 'nothingOut': return { kind: 'nothingOut', visit, fault: `printer.${told.fault}` }
    case 'unknown': return { kind: 'printUnclear', visit, fault: `printer.${told.fault}` }
    case 'ended': return { kind: 'vaultEnded', visit, gone: gone(), bytes: told.bytes, killed: told.killed }
  }
}
