import type { Issued } from '../flow/event.ts'
import type { VaultTold } from '../vault/vault.ts'
import { centerFaultCode } from './ears.ts'

/** The certificate that is spoken of: the visit, and its place in it. */
export interface About { readonly visit: string; readonly item: number }

/** What the vault tells, in the flow's words. `gone`: whether the process is really gone, which the vault can't say of itself. */
export function hearVault(about: About, told: VaultTold, gone: () => boolean): Issued {
  switch (told.kind) {
    case 'progress': return { ...about, kind: 'progress', received: told.received, total: told.total }
    case 'held': return { ...about, kind: 'held', sheets: told.sheets, fee: told.fee }
    case 'refused': return { ...about, kind: 'itemRefused', reason: told.reason }
    case 'fault': return { ...about, kind: 'vaultFailed', fault: centerFaultCode(told.fault) }
    case 'mismatch': return { ...about, kind: 'mismatch' }
    case 'sheet': return { ...about, kind: 'sheetOut', sheets: told.sheets }
    case 'printed': return { ...about, kind: 'printed' }
    case 'nothingOut': return { ...about, kind: 'nothingOut', fault: `printer.${told.fault}` }
    case 'unknown': return { ...about, kind: 'printUnclear', fault: `printer.${told.fault}` }
    case 'ended': return { ...about, kind: 'vaultEnded', gone: told.left !== true && gone(), bytes: told.bytes, killed: told.killed }
  }
}
