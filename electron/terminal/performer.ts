import type { Effect } from '../flow/effect.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { Order } from '../flow/flow.ts'
import type { IssueOutcome } from '../flow/holding.ts'
import { referenceOf } from '../journal/entry.ts'
import type { Bookkeeper } from './bookkeeper.ts'
import { hearCard, hearCoins, hearMenu, hearPaidOut, hearProof, hearSession } from './ears.ts'
import type { Loop } from './loop.ts'
import type { Papers } from './papers.ts'
import type { PinPad } from './pin-pad.ts'
import type { Ports } from './ports.ts'
import { receiptLines } from './receipt.ts'
import { requestOf } from './request-of.ts'
import type { Screen } from './screen.ts'
import type { Settings } from './settings.ts'
import { VaultDesk } from './vault-desk.ts'
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
  readonly loop: Loop
}

/** Does what the flow asks for; the answers come back to the loop as events. */
export class Performer {
  readonly #tools: Tools
  readonly #watchdogs: Watchdogs
  #vault: VaultDesk | null = null

  constructor(tools: Tools) {
    this.#tools = tools
    this.#watchdogs = new Watchdogs(tools.ports.clock, tools.settings.times.deadlines, tools.loop)
  }

  /** @param papers of the visit; null outside of any, where only money can still move. */
  perform(effect: Effect, papers: Papers | null): void {
    const { pad, waits, settings: { times } } = this.#tools
    switch (effect.kind) {
      case 'identifyCard': return this.#identifyCard(known(papers))
      case 'openSession': return this.#openSession(known(papers))
      case 'provePin': return this.#provePin(known(papers))
      case 'forgetPin': return pad.forget()
      case 'authenticate': return this.#authenticate(known(papers))
      case 'openVault': return this.#openVault(known(papers), effect.order)
      case 'readCoins': return this.#readCoins()
      case 'accept': return this.#accept(effect.values)
      case 'closeInlet': return this.#closeInlet()
      case 'payOut': return this.#payOut(effect.yen)
      case 'print': return known(this.#vault).print()
      // The fee becomes ours in the record of the printed sheet; nothing moves.
      case 'keepFee': return
      case 'printReceipt': return this.#printReceipt(known(papers), effect.order)
      case 'erase': return known(this.#vault).erase()
      case 'report': return this.#report(known(papers), effect.outcome)
      case 'endVisit':
        // It knows the holder.
        this.#vault = null
        return
      case 'freshScreen': return this.#freshScreen()
      case 'wait': return waits.start(effect.name, effect.paying ? times.pay : times[effect.name])
      case 'unwait': return waits.stop(effect.name)
    }
  }

  /** Lets nothing lie open: the certificate goes, and nobody should pay a terminal that is not there. */
  stop(): void {
    this.#vault?.erase()
    this.#tools.ports.coins.inhibit().catch(() => undefined)
  }

  #identifyCard(papers: Papers): void {
    const late: FlowEvent = { kind: 'identified', visit: papers.visit, card: { kind: 'failed' } }
    this.#watchdogs.watch('card', this.#tools.ports.card.identify(), (seen) => hearCard(papers, seen), late)
  }

  #openSession(papers: Papers): void {
    const { ports: { center }, settings: { terminal, build } } = this.#tools
    this.#watchdogs.watch('session', center.openSession({ terminal, build }), (answer) => hearSession(papers, answer), centerLate(papers))
  }

  /** The digits go to the card driver in a buffer that it overwrites; should it fail to, that is done here. */
  #provePin(papers: Papers): void {
    const { ports: { card }, pad } = this.#tools
    const challenge = known(papers.challenge)
    const expected = known(papers.certificateDigest)
    const pin = pad.take()
    const asked = card.prove(challenge, pin, expected).finally(() => pin.fill(0))
    const late: FlowEvent = { kind: 'proved', visit: papers.visit, proof: { kind: 'failed' } }
    this.#watchdogs.watch('proof', asked, (proved) => hearProof(papers, proved), late)
  }

  #authenticate(papers: Papers): void {
    const { ports: { center }, loop } = this.#tools
    const asked = center.authenticate(known(papers.session), known(papers.proof))
    this.#watchdogs.watch('menu', asked, (answer) => hearMenu(papers, answer, () => loop.trace('menuArrived')), centerLate(papers))
  }

  #openVault(papers: Papers, order: Order): void {
    const { ports, settings, loop } = this.#tools
    const vault = ports.openVault({
      session: known(papers.session), transaction: papers.visit, terminal: settings.terminal, holder: known(papers.holder),
      nonce: Buffer.from(ports.random(32)).toString('base64url'), request: requestOf(order, papers, loop.flow.language),
    })
    this.#vault = new VaultDesk(vault, papers, ports, settings.times.deadlines, loop)
  }

  #readCoins(): void {
    const { ports: { coins }, loop: { flow: { visit } } } = this.#tools
    this.#watchdogs.watch('coins', coins.state(), (state) => hearCoins(visit, state), { kind: 'faultRaised', code: 'coins.offline' })
  }

  #accept(values: readonly number[]): void {
    const { ports: { coins }, loop } = this.#tools
    coins.accept(values).catch(() => loop.tell({ kind: 'faultRaised', code: 'coins.offline' }))
  }

  #closeInlet(): void {
    const { ports: { coins }, loop: { flow: { visit } } } = this.#tools
    this.#watchdogs.watch('inlet', coins.inhibit(), () => ({ kind: 'inletClosed', visit }), { kind: 'inletClosed', visit })
  }

  #payOut(yen: number): void {
    const { ports: { coins }, loop: { flow: { visit } } } = this.#tools
    const late: FlowEvent = { kind: 'paidOut', visit, result: 'stuck', paid: 0 }
    this.#watchdogs.watch('payOut', coins.payOut(yen), (answer) => hearPaidOut(visit, yen, answer), late)
  }

  #printReceipt({ visit }: Papers, order: Order): void {
    const { ports: { receipts, clock }, settings: { place }, loop: { flow: { holding } } } = this.#tools
    const lines = receiptLines(order, holding.money, place, clock.wall(), referenceOf(visit))
    const printed = (ok: boolean): FlowEvent => ({ kind: 'receiptPrinted', visit, ok })
    this.#watchdogs.watch('receipt', receipts.print(lines), (result) => printed(result === 'printed'), printed(false))
  }

  /** The journal has it as unacknowledged: a center that does not answer well is told again at the next start. */
  #report({ session, visit }: Papers, outcome: IssueOutcome): void {
    const { ports: { center }, books, loop } = this.#tools
    const acknowledge = ({ kind }: { readonly kind: string }): void => {
      if (kind === 'ok') loop.guard(() => books.acknowledged(visit, outcome))
    }
    void center.report(known(session), visit, outcome).then(acknowledge, () => undefined)
  }

  /** A screen that can't be thrown away may still show the last customer's names: only a new start helps. */
  #freshScreen(): void {
    const { screen, loop } = this.#tools
    screen.replace().catch((bug: unknown) => loop.guard(() => { throw bug }))
  }
}

function centerLate({ visit }: Papers): FlowEvent {
  return { kind: 'centerFailed', visit, fault: 'center.late' }
}

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('asked for before it is known')
  return value
}
