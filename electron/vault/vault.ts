import type { CertificateRequest, Holder } from '../../center/protocol.ts'
import type { PrinterFault } from '../../hardware/printer/printer.ts'
import type { CenterFault, CenterRefusal } from '../../center/center.ts'

/** The process that holds one certificate, as the terminal sees it: it is asked, it tells, and it ends. */
export interface Vault {
  /** Null until there is a process. */
  readonly pid: number | null
  /** Everything the vault tells, in order, ending with exactly one `ended`. */
  watch(listener: (told: VaultTold) => void): void
  /** Prints what is held; only after `held`. */
  print(): void
  /**
   * Overwrites what is held and ends the process; killed at the deadline. While it prints, the printer is stopped first, and what came out
   * is told. Ends in `ended` in every case.
   */
  erase(): void
}

export type OpenVault = (job: VaultJob) => Vault

export interface VaultJob {
  readonly session: string
  readonly transaction: string
  readonly terminal: string
  readonly nonce: string
  readonly request: CertificateRequest
  readonly holder: Holder
}

export interface VaultDeadlines {
  /** From `erase()`, or from a vault's last word about its certificate, to the end of its process, ms. */
  readonly erase: number
  /** From an `erase()` while it prints, ms: the printer is told to stop first, and what came out is told before the end. */
  readonly giveUp: number
}

/**
 * Shorter than what the terminal gives the same (`end` and `giveUp` of its own deadlines), so that it hears of an end by force as well.
 * Giving up: a printer over IPP that has fallen silent is asked five times at most, 10 s each, and may take 10 s to cancel.
 */
export const usualVaultDeadlines: VaultDeadlines = { erase: 10_000, giveUp: 75_000 }

export type VaultTold =
  | { readonly kind: 'progress'; readonly received: number; readonly total: number | null }
  /** Opened and verified in full; nothing has been printed. Figures only. */
  | {
    readonly kind: 'held'
    /** Of one copy. */
    readonly pages: number
    /** Of all copies. */
    readonly sheets: number
    readonly fee: number
    readonly document: string
    readonly holderBinding: string
    readonly requestDigest: string
  }
  | { readonly kind: 'refused'; readonly reason: CenterRefusal }
  | { readonly kind: 'fault'; readonly fault: CenterFault }
  /** The envelope is not what was asked for, in the named respect. Nothing is held any more. */
  | { readonly kind: 'mismatch'; readonly claim: string }
  | { readonly kind: 'sheet'; readonly sheets: number }
  | { readonly kind: 'printed'; readonly sheets: number }
  | { readonly kind: 'nothingOut'; readonly fault: PrinterFault }
  | { readonly kind: 'unknown'; readonly sheetsOut: number; readonly fault: PrinterFault }
  /**
   * The process is gone. `erased` = it said that it had overwritten what it held; `killed` = it was ended from outside; `left` = something of
   * the certificate lies in a file and could not be erased.
   */
  | { readonly kind: 'ended'; readonly erased: boolean; readonly killed: boolean; readonly bytes: number; readonly left?: true }
