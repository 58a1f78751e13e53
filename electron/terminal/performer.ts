import type { Effect } from '../flow/effect.ts'
import type { FlowEvent } from '../flow/event.ts'
import { referenceOf } from '../journal/entry.ts'
import type { Issuer } from '../flow/menu.ts'
import type { Order } from '../flow/flow.ts'
import type { Bookkeeper } from './bookkeeper.ts'
import { CashlessDesk } from './cashless-desk.ts'
import { Cashier } from './cashier.ts'
import type { CenterWatch } from './center-watch.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { Introducer } from './introducer.ts'
import { Issuing } from './issuing.ts'
import type { Loop } from './loop.ts'
import type { Papers } from './papers.ts'
import type { PinPad } from './pin-pad.ts'
import type { Ports } from './ports.ts'
import { owedLines, receiptLines, slipLines } from './receipt.ts'
import { Registrar } from './registrar.ts'
import type { Screen } from './screen.ts'
import type { Settings } from './settings.ts'
import type { Waits } from './waits.ts'
import { Watchdogs } from './watchdogs.ts'

/** What an effect can need. */
export interface Tools {
  readonly ports: Ports
  readonly settings: Settings
  readonly books: Bookkeeper
  readonly pad: PinPad
  readonly waits: Waits
  readonly screen: Screen
  readonly doorkeeper: Doorkeeper
  readonly centerWatch: CenterWatch
  readonly loop: Loop
}

/** Does what the flow asks for, or has it done by whoever deals with that; the answers come back to the loop as events. */
export class Performer {
  readonly #tools: Tools
  readonly #watchdogs: Watchdogs
  readonly #introducer: Introducer
  readonly #registrar: Registrar
  readonly #issuing: Issuing
  readonly #cashier: Cashier
  readonly #cashlessDesk: CashlessDesk

  constructor(tools: Tools) {
    this.#tools = tools
    this.#watchdogs = new Watchdogs(tools.ports, tools.settings.times.deadlines, tools.loop)
    this.#introducer = new Introducer(tools, this.#watchdogs)
    this.#registrar = new Registrar(tools, this.#watchdogs)
    this.#issuing = new Issuing(tools)
    this.#cashier = new Cashier(tools.ports.coins, tools.settings.mostOfAKind, tools.loop, this.#watchdogs)
    this.#cashlessDesk = new CashlessDesk(tools.ports.cashless, tools.loop, this.#watchdogs)
  }

  prepareProof(papers: Papers): void {
    this.#introducer.prepare(papers)
  }

  /** @param papers of the visit; null outside of any, where only money can still move. */
  perform(effect: Effect, papers: Papers | null): void {
    const { pad, waits, settings: { times } } = this.#tools
    switch (effect.kind) {
      case 'identifyCard': return this.#introducer.identify(known(papers))
      case 'openSession': return this.#introducer.openSession(known(papers))
      case 'provePin': return this.#introducer.prove(known(papers), pad.take())
      case 'proveDevice': return this.#introducer.prove(known(papers), null)
      case 'forgetPin': return pad.forget()
      case 'authenticate': return this.#introducer.authenticate(known(papers))
      case 'introduce': return this.#introducer.introduce(known(papers))
      case 'verifyPin': return this.#introducer.verifyPin(known(papers), effect.certificate, pad.take())
      case 'readFacts': return this.#registrar.readFacts(known(papers), pad.take())
      case 'register': return this.#registrar.register(known(papers), effect.municipality)
      case 'printSlip': return this.#printSlip(known(papers), effect.number, effect.municipality)
      case 'openVault': return this.#issuing.openVault(known(papers), effect.item)
      case 'readCoins': return this.#cashier.readCoins()
      case 'accept': return this.#cashier.accept(effect.values)
      case 'closeInlet': return this.#cashier.closeInlet()
      case 'payOut': return this.#cashier.payOut(effect.yen, this.#tools.books.payOutOrder)
      case 'seeCashless': return this.#cashlessDesk.see(known(papers).visit)
      case 'authorise': return this.#cashlessDesk.authorise(known(papers).visit, effect.yen, effect.attempt)
      case 'cancelAuthorise': return this.#cashlessDesk.cancel()
      case 'capture': return this.#cashlessDesk.capture(known(papers).visit, effect.yen)
      case 'release': return this.#cashlessDesk.release(known(papers).visit)
      case 'askStops': return this.#askStops(known(papers))
      case 'print': return this.#issuing.print(known(papers), effect.item)
      // The fee becomes ours in the record of the printed sheet, and what is withheld is owed by its own; nothing moves.
      case 'keepFee': case 'withhold': return
      case 'printOwedSlip': return this.#printOwedSlip(known(papers), effect.yen)
      case 'printReceipt': return this.#printReceipt(known(papers), effect.orders)
      case 'erase': return this.#issuing.erase(known(papers), effect.item)
      case 'report': return this.#issuing.report(known(papers), effect.item, effect.outcome)
      case 'endVisit': return this.#cashier.forget()
      case 'freshScreen': return this.#freshScreen()
      case 'wait': return waits.start(effect.name, effect.paying ? times.pay : times[effect.name])
      case 'unwait': return waits.stop(effect.name)
    }
  }

  /** A coin is in the machine to stay. */
  credited(coin: Extract<FlowEvent, { kind: 'credited' }>): void {
    this.#cashier.credited(coin)
  }

  /** Lets nothing lie open: certificates go, and nobody should pay a terminal that is not there. */
  stop(papers: Papers | null): void {
    if (papers !== null) this.#issuing.eraseAll(papers)
    this.#tools.ports.coins.inhibit().catch(() => undefined)
    this.#cashlessDesk.stop()
  }

  /** Without a good answer there is no leave to print (I-17, I-18). */
  #askStops({ visit }: Papers): void {
    const { centerWatch, doorkeeper } = this.#tools
    this.#watchdogs.watch('stops', centerWatch.ask(), {
      hear: (fault) => {
        doorkeeper.look()
        return fault === null ? { kind: 'stopsRead', visit } : { kind: 'centerFailed', visit, fault }
      },
      late: { kind: 'centerFailed', visit, fault: 'center.late' },
    })
  }

  #printReceipt({ visit }: Papers, orders: readonly Order[]): void {
    const { ports: { clock }, settings: { place }, loop: { flow: { holding } } } = this.#tools
    const lines = receiptLines(orders, holding, { place, at: clock.wall(), reference: referenceOf(visit) })
    this.#printLines('receipt', lines, (ok) => ({ kind: 'receiptPrinted', visit, ok }))
  }

  #printSlip({ visit }: Papers, number: string, { name }: Issuer): void {
    const { ports: { clock }, settings: { place, statusSite } } = this.#tools
    const lines = slipLines({ number, municipality: name.ja, place, at: clock.wall(), statusSite })
    this.#printLines('receipt', lines, (ok) => ({ kind: 'receiptPrinted', visit, ok }))
  }

  #printOwedSlip({ visit }: Papers, yen: number): void {
    const { ports: { clock }, settings: { place } } = this.#tools
    const lines = owedLines(yen, { place, at: clock.wall(), reference: referenceOf(visit) })
    this.#printLines('slip', lines, (ok) => ({ kind: 'owedSlipPrinted', visit, ok }))
  }

  #printLines(what: 'receipt' | 'slip', lines: readonly string[], told: (ok: boolean) => FlowEvent): void {
    this.#watchdogs.watch(what, this.#tools.ports.receipts.print(lines), { hear: (result) => told(result === 'printed'), late: told(false) })
  }

  /** A screen that can't be thrown away may still show the last customer's names: only a new start helps. Once it is new, nobody needs them. */
  #freshScreen(): void {
    const { ports: { forget }, screen, loop } = this.#tools
    screen.replace().then(forget).catch((bug: unknown) => loop.guard(() => { throw bug }))
  }
}

function known(papers: Papers | null): Papers {
  if (papers === null) throw new Error('asked for outside of any visit')
  return papers
}
