import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDemoCall } from './call/demo-call.ts'
import { openLedCall } from './call/led-call.ts'
import { CardClient, usualPatience } from './card/card-client.ts'
import { DemoCardReader } from './card/demo-card-reader.ts'
import { systemTimer as cardTimer } from './card/timer.ts'
import { openDemoCashless } from './cashless/demo-cashless.ts'
import { systemTimer as cashlessTimer } from './cashless/timer.ts'
import { openCoins } from './coins/open-coins.ts'
import { openPrinterHand } from './printer/demo-printer-hand.ts'
import { leftBy, openPrinter, placePrinter, receiptTimes } from './printer/open-printer.ts'
import { openReceiptPrinter } from './printer/open-receipt-printer.ts'
import { openProcessWipe } from './wipe/process-wipe.ts'
import { systemTimer as printerTimer } from './printer/timer.ts'
import type { Call } from './call/call.ts'
import type { CallHand } from './call/demo-call.ts'
import type { CardProcess } from './card/card-client.ts'
import type { CardReader } from './card/card.ts'
import type { CardApProfile } from './card/card-ap.ts'
import type { Cashless } from './cashless/cashless.ts'
import type { CashlessHand } from './cashless/demo-cashless.ts'
import type { Coins } from './coins/coins.ts'
import type { CoinHand } from './coins/demo-coins.ts'
import type { CoinsChoice } from './coins/open-coins.ts'
import type { CardHand } from './demo/card-hand.ts'
import type { PrinterHand } from './printer/demo-printer-hand.ts'
import type { ReceiptHand } from './printer/demo-receipt-printer.ts'
import type { NamedPrinter, PrinterChoice } from './printer/open-printer.ts'
import type { ReceiptChoice } from './printer/open-receipt-printer.ts'
import type { Printer } from './printer/printer.ts'
import type { ReceiptPrinter } from './printer/receipt-printer.ts'
import type { Wipe } from './wipe/wipe.ts'

/** Which devices: the part of the configuration that is hardware's business. */
export interface HardwareChoice {
  readonly card: { readonly kind: 'demo' } | { readonly kind: 'pcsc'; readonly reader: string }
  readonly coins: CoinsChoice
  readonly cashless: { readonly kind: 'none' } | { readonly kind: 'demo' }
  readonly printer: NamedPrinter
  readonly receipt: ReceiptChoice
  readonly staffCall: { readonly kind: 'none' } | { readonly kind: 'led'; readonly folder: string } | { readonly kind: 'demo' }
}

export interface HardwareNeeds {
  /** Demo devices keep their state and their paper below this folder. */
  readonly dataFolder: string
  /** Starts a fresh card process; asked only when a real reader is chosen. */
  readonly startCard: () => CardProcess
  /** Where the municipalities' カードAP keep the 利用者ID; none = カードAP is not read. */
  readonly cardApProfiles: readonly CardApProfile[]
  readonly now: () => Date
  /** Takes a line for staff. */
  readonly warn: (line: string) => void
}

export interface Hardware {
  readonly card: CardReader
  readonly coins: Coins
  /** Null: only money is taken. */
  readonly cashless: Cashless | null
  /** For its status: the vault opens its own, and prints. */
  readonly printer: Printer
  /** What the vault opens its printer from. */
  readonly printerChoice: PrinterChoice
  readonly receipt: ReceiptPrinter
  /** Null: there is nobody to call. */
  readonly call: Call | null
  readonly wipe: Wipe
  /** Has processes that outlive a customer forget who was here, as the terminal forgets it; nobody waits for that. */
  readonly forget: () => void
  /** Erases what the process of this id, which printed and has ended, left of a document on a disk; rejects where something of it stays. */
  readonly sweepAfter: (pid: number) => Promise<number>
  /** The hands on the demo devices; null where the device is real. */
  readonly demo: {
    readonly card: CardHand | null
    readonly coins: CoinHand | null
    readonly cashless: CashlessHand | null
    readonly printer: PrinterHand | null
    readonly receipt: ReceiptHand | null
    readonly call: CallHand | null
  }
  close(): Promise<void>
}

/** About what an APDU takes over the air, ms. */
const demoApduMs = 40

/** Opens what the configuration names; the only place in this room that chooses. */
export function openHardware(choice: HardwareChoice, needs: HardwareNeeds): Hardware {
  const card = openCard(choice.card, needs)
  const coins = openCoins(choice.coins, needs.dataFolder, needs.warn)
  const cashless = openCashless(choice.cashless, needs.dataFolder)
  const printerChoice = placePrinter(choice.printer, needs.dataFolder)
  const printer = openPrinter(printerChoice)
  const receiptSheets = openPrinter(printerChoice, printerTimer, receiptTimes)
  const receipt = openReceiptPrinter(choice.receipt, receiptSheets)
  const call = openCall(choice.staffCall)
  const wipe = openProcessWipe()
  return {
    card: card.reader,
    coins: coins.coins,
    cashless: cashless.cashless,
    printer,
    printerChoice,
    receipt: receipt.receipt,
    call: call.call,
    wipe,
    forget: card.forget,
    sweepAfter: pid => wipe.sweep(leftBy(printerChoice, pid)),
    demo: {
      card: card.hand,
      coins: coins.hand,
      cashless: cashless.hand,
      printer: printerChoice.kind === 'demo' ? openPrinterHand(printerChoice.folder) : null,
      receipt: receipt.hand,
      call: call.hand,
    },
    async close() {
      await Promise.all([
        card.reader.close(), coins.coins.close(), cashless.cashless?.close(), printer.close(), receiptSheets.close(), receipt.receipt.close(), call.call?.close(),
      ])
    },
  }
}

interface OpenedCard { readonly reader: CardReader; readonly hand: CardHand | null; readonly forget: () => void }

function openCard(choice: HardwareChoice['card'], { cardApProfiles: profiles, now, startCard }: HardwareNeeds): OpenedCard {
  switch (choice.kind) {
    case 'demo': {
      const reader = new DemoCardReader({ profiles, now, pace: () => pause(demoApduMs) })
      return {
        reader,
        // It works in the terminal's own process.
        forget: () => undefined,
        hand: {
          place: (chip, how) => reader.place(chip, how),
          remove: () => reader.remove(),
          cable: { plug: () => reader.plug(), unplug: () => reader.unplug() },
        },
      }
    }
    case 'pcsc': {
      const reader = new CardClient({ start: startCard, reader: choice.reader, profiles, timer: cardTimer, patience: usualPatience })
      return { reader, hand: null, forget: () => reader.forget() }
    }
  }
}

interface OpenedCashless { readonly cashless: Cashless | null; readonly hand: CashlessHand | null }

function openCashless(choice: HardwareChoice['cashless'], dataFolder: string): OpenedCashless {
  switch (choice.kind) {
    case 'none': return { cashless: null, hand: null }
    case 'demo': return openDemoCashless({ file: join(dataFolder, 'cashless.json'), timer: cashlessTimer })
  }
}

interface OpenedCall { readonly call: Call | null; readonly hand: CallHand | null }

function openCall(choice: HardwareChoice['staffCall']): OpenedCall {
  switch (choice.kind) {
    case 'none': return { call: null, hand: null }
    case 'led': return { call: openLedCall(choice.folder), hand: null }
    case 'demo': return openDemoCall()
  }
}
