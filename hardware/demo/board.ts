import type { CallHand } from '../call/demo-call.ts'
import { SoftwareCard } from '../card/software-card.ts'
import type { CardHand } from './card-hand.ts'
import type { Medium } from '../card/card.ts'
import type { SoftwareCardMaterial } from '../card/software-content.ts'
import type { CashlessHand, DemoCashlessFault } from '../cashless/demo-cashless.ts'
import type { MoneyFault, MoneyHand } from './money-hand.ts'
import type { PrinterHand } from '../printer/demo-printer-hand.ts'
import type { DemoPrinterFault } from '../printer/demo-printer-folder.ts'
import type { SheetPicture } from './paper-picture.ts'
import { Tray } from './tray.ts'
import type { ReceiptHand } from '../printer/demo-receipt-printer.ts'
import type { Timer } from '../printer/timer.ts'

/** Something of a fictitious resident that can be held to the reader; who has a card and a phone is there twice. */
export interface Resident {
  /** Of what is held to the reader, not of the person. */
  readonly id: string
  readonly label: string
  readonly medium: Medium
  /** What has to be typed for it; null = nothing of the kind is asked. */
  readonly pin: string | null
  /** カードAP: the kinds of certificate and the PIN of each, as text for who drives the demo. */
  readonly pins: string | null
  /** 照合番号B, 14 digits. */
  readonly checkNumber: string | null
  readonly note: string
}

/** What the 戸籍 officers do with every 利用登録申請 in work. */
export type OfficerDecision = 'approve' | 'refuse'

/** Which stop the center gives notice of: none, everything, everything with JPKI, everything of 戸籍. */
export type StopPreset = 'none' | 'all' | 'jpki' | 'koseki'

export interface BoardParts {
  readonly residents: readonly Resident[]
  /** Makes what is in a resident's card or phone; asked once for each, so that it keeps its PIN counters. */
  readonly issue: (resident: string) => Promise<SoftwareCardMaterial>
  /** Null for devices that are real: the board then leaves them alone. */
  readonly card: CardHand | null
  readonly coins: MoneyHand | null
  readonly cashless: CashlessHand | null
  readonly printer: PrinterHand | null
  /** Draws a printed document sheet by sheet. */
  readonly picture: (paper: string) => Promise<readonly SheetPicture[]>
  readonly receipt: ReceiptHand | null
  readonly call: CallHand | null
  /** Sets or clears a fault of the center. */
  readonly centerFault: (fault: string, on: boolean) => void | Promise<void>
  /** The 戸籍 officers decide. */
  readonly officer: (decision: OfficerDecision) => void | Promise<void>
  /** The center gives notice of this stop, in the place of the one before. */
  readonly stops: (preset: StopPreset) => void | Promise<void>
  /** Staff say that the machine is in order again. */
  readonly serviceDone: () => void
  /** A member of staff is there, whom somebody has called. */
  readonly answerCall: () => void
  readonly timer: Timer
  /** How often the printer is looked at, which another process moves; ms. */
  readonly pollMs: number
}

/** What the board shows: plain data. */
export interface BoardSight {
  readonly residents: readonly Resident[]
  readonly card: { readonly resident: string; readonly faceDown: boolean } | null
  readonly reader: boolean
  readonly accepting: readonly number[]
  readonly changeTray: number
  /** What is asked for without money, yen, and where the money of the last references is, newest first; null: no such terminal, or a real one. */
  readonly cashless: { readonly asking: number | null; readonly payments: ReturnType<CashlessHand['payments']> } | null
  readonly outlet: number
  /** What lies in the outlet, both sides of each sheet. */
  readonly sheets: readonly SheetPicture[]
  readonly printed: number
  readonly receipt: readonly string[] | null
  readonly faults: readonly string[]
  /** The stop in force. */
  readonly stops: StopPreset
  /** 係員呼出; `none`: the terminal has no lamp, or a real one. */
  readonly lamp: 'none' | 'dark' | 'lit'
}

/** So many payments are shown. */
const lastPayments = 4

/** The hand on all demo devices, for people, for tests and for the automatic customer. One method a command. */
export class Board {
  readonly #parts: BoardParts
  readonly #cards = new Map<string, Promise<SoftwareCard>>()
  readonly #centerFaults = new Set<string>()
  readonly #listeners = new Set<() => void>()
  readonly #printedBefore: number
  readonly #tray: Tray
  #stops: StopPreset = 'none'
  #lying: BoardSight['card'] = null
  #plugged = true
  #closed = false
  #shown: string

  constructor(parts: BoardParts) {
    this.#parts = parts
    this.#printedBefore = parts.printer?.printed() ?? 0
    this.#tray = new Tray(parts.picture, () => this.#look())
    this.#shown = JSON.stringify(this.view())
    parts.coins?.onChange(() => this.#look())
    parts.cashless?.onChange(() => this.#look())
    parts.receipt?.onChange(() => this.#look())
    parts.call?.onChange(() => this.#look())
  }

  /** Holds a resident's card or phone to the reader; what is there is taken away first. */
  async placeCard(resident: string, faceDown: boolean): Promise<void> {
    const { card, residents } = this.#parts
    if (card === null || !residents.some(known => known.id === resident)) return
    await card.place(await this.#cardOf(resident), { faceDown })
    this.#lying = { resident, faceDown }
    this.#look()
  }

  async removeCard(): Promise<void> {
    await this.#parts.card?.remove()
    this.#lying = null
    this.#look()
  }

  insertMoney(yen: number): void {
    this.#parts.coins?.insert(yen)
  }

  takeChange(): void {
    this.#parts.coins?.takeChange()
  }

  takePaper(): void {
    this.#parts.printer?.takePaper()
    this.#look()
  }

  takeReceipt(): void {
    this.#parts.receipt?.take()
    this.#look()
  }

  reader(plugged: boolean): void {
    const cable = this.#parts.card?.cable ?? null
    if (cable === null || plugged === this.#plugged) return
    if (plugged) cable.plug()
    else cable.unplug()
    this.#plugged = plugged
    this.#look()
  }

  printer(fault: DemoPrinterFault, on: boolean): void {
    this.#parts.printer?.fault(fault, on)
    this.#look()
  }

  receiptPrinter(broken: boolean): void {
    this.#parts.receipt?.break(broken)
    this.#look()
  }

  coins(fault: MoneyFault, on: boolean): void {
    this.#parts.coins?.fault(fault, on)
    this.#look()
  }

  payCashless(): void {
    this.#parts.cashless?.pay()
  }

  refuseCashless(): void {
    this.#parts.cashless?.refuse()
  }

  cashless(fault: DemoCashlessFault, on: boolean): void {
    this.#parts.cashless?.fault(fault, on)
  }

  async center(fault: string, on: boolean): Promise<void> {
    await this.#parts.centerFault(fault, on)
    if (on) this.#centerFaults.add(fault)
    else this.#centerFaults.delete(fault)
    this.#look()
  }

  async officer(decision: OfficerDecision): Promise<void> {
    await this.#parts.officer(decision)
  }

  async stops(preset: StopPreset): Promise<void> {
    await this.#parts.stops(preset)
    this.#stops = preset
    this.#look()
  }

  serviceDone(): void {
    this.#parts.serviceDone()
  }

  lamp(broken: boolean): void {
    this.#parts.call?.break(broken)
    this.#look()
  }

  answerCall(): void {
    this.#parts.answerCall()
  }

  view(): BoardSight {
    const { residents, coins, cashless, printer, receipt, call } = this.#parts
    return {
      residents,
      card: this.#lying,
      reader: this.#plugged,
      accepting: coins?.accepting() ?? [],
      changeTray: coins?.tray() ?? 0,
      cashless: cashless === null ? null : { asking: cashless.asking(), payments: cashless.payments().slice(-lastPayments).toReversed() },
      outlet: printer?.outlet() ?? 0,
      sheets: this.#tray.sheets(printer?.lying() ?? []),
      printed: (printer?.printed() ?? 0) - this.#printedBefore,
      receipt: receipt?.receipt() ?? null,
      faults: [
        ...this.#plugged ? [] : ['reader.unplugged'],
        ...(coins?.faults() ?? []).map(fault => `coins.${fault}`),
        ...(cashless?.faults() ?? []).map(fault => `cashless.${fault}`),
        ...(printer?.faults() ?? []).map(fault => `printer.${fault}`),
        ...receipt?.broken() === true ? ['receipt.failed'] : [],
        ...call?.broken() === true ? ['lamp.broken'] : [],
        ...[...this.#centerFaults].map(fault => `center.${fault}`),
      ],
      stops: this.#stops,
      lamp: call === null ? 'none' : call.lit() ? 'lit' : 'dark',
    }
  }

  /** Tells of every change of the view until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  /** Looks again and again until `close`; settles then. */
  async watch(): Promise<void> {
    while (!this.#closed) {
      this.#look()
      await this.#parts.timer.wait(this.#parts.pollMs)
    }
  }

  get closed(): boolean {
    return this.#closed
  }

  close(): void {
    this.#closed = true
    this.#listeners.clear()
  }

  #look(): void {
    // A picture may come when the machine is gone already.
    if (this.#closed) return
    const shown = JSON.stringify(this.view())
    if (shown === this.#shown) return
    this.#shown = shown
    for (const listener of this.#listeners) listener()
  }

  #cardOf(resident: string): Promise<SoftwareCard> {
    const made = this.#cards.get(resident)
    if (made !== undefined) return made
    const making = this.#parts.issue(resident).then(material => new SoftwareCard(material))
    this.#cards.set(resident, making)
    making.catch(() => this.#cards.delete(resident))
    return making
  }
}
