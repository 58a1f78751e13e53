import type { Center } from '../../center/center.ts'
import type { sealPin } from '../../center/pin-seal.ts'
import type { StopNotice } from '../../center/stops.ts'
import type { Call } from '../../hardware/call/call.ts'
import type { CardReader } from '../../hardware/card/card.ts'
import type { Cashless } from '../../hardware/cashless/cashless.ts'
import type { Coins } from '../../hardware/coins/coins.ts'
import type { Printer } from '../../hardware/printer/printer.ts'
import type { ReceiptPrinter } from '../../hardware/printer/receipt-printer.ts'
import type { Wipe } from '../../hardware/wipe/wipe.ts'
import type { Journal } from '../journal/journal.ts'
import type { OpenVault } from '../vault/vault.ts'
import type { TerminalWindow } from '../window/window.ts'
import type { Clock } from './clock.ts'

/** Everything the terminal works with, handed in by the composition root. */
export interface Ports {
  readonly card: CardReader
  readonly coins: Coins
  /** Null: only money is taken here. */
  readonly cashless: Cashless | null
  /** Asked for its state only: certificate bytes go to the printer from the vault's process. */
  readonly printer: Pick<Printer, 'status'>
  readonly receipts: ReceiptPrinter
  /** Null: there is nobody to call. */
  readonly call: Call | null
  readonly wipe: Wipe
  readonly center: Center
  /** Reads a notice of stops by the pinned keys; null when none of them has signed it. */
  readonly readStops: (jws: string) => Promise<StopNotice | null>
  /** Seals a カードAP PIN to the municipality's server. */
  readonly sealPin: typeof sealPin
  readonly openVault: OpenVault
  readonly journal: Journal
  readonly window: Pick<TerminalWindow, 'show' | 'onIntent' | 'onTrouble' | 'replace'>
  readonly clock: Clock
  /** Forgets what nobody holds any more but still lies in this process's memory; settles when that is done, never rejects. */
  readonly forget: () => Promise<void>
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Uint8Array
}
