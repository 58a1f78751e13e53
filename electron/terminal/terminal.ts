import { requestDigest } from '../../center/digests.ts'
import { advance } from '../flow/advance.ts'
import { begin } from '../flow/begin.ts'
import type { Effect } from '../flow/effect.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { FaultCode } from '../flow/fault.ts'
import type { Flow } from '../flow/flow.ts'
import { referenceOf } from '../journal/entry.ts'
import { Bookkeeper } from './bookkeeper.ts'
import { Lookout } from './lookout.ts'
import { newPapers } from './papers.ts'
import type { Papers } from './papers.ts'
import * as performing from './performing.ts'
import { PinPad } from './pin-pad.ts'
import type { Ports } from './ports.ts'
import { receiptLines } from './receipt.ts'
import { Screen } from './screen.ts'
import type { Deadlines, Settings } from './settings.ts'
import { VaultDesk } from './vault-desk.ts'
import { Waits } from './waits.ts'
import { watched } from './watchdog.ts'

/**
 * The loop: event -> advance -> journal -> perform -> event. One event at a time, in the order in which they came; the
 * journal is written before each irreversible effect and after each outcome. A throw here is a bug: `onBug` is told, and
 * whoever started the terminal starts it again.
 */
export class Terminal {
  readonly #ports: Ports
  readonly #settings: Settings
  readonly #books: Bookkeeper
  readonly #pad = new PinPad()
  readonly #waits: Waits
  readonly #screen: Screen
  readonly #lookout: Lookout
  readonly #vaults: VaultDesk
  readonly #queue: FlowEvent[] = []
  readonly #onBug: (bug: unknown) => void
  #flow: Flow
  #papers: Papers | null = null
  /** Transaction of a coin that came outside of any visit. */
  #stray: string | null = null
  #draining = false
  #stopped = false

  constructor(ports: Ports, settings: Settings, locked: readonly FaultCode[], onBug: (bug: unknown) => void) {
    this.#ports = ports
    this.#settings = settings
    this.#onBug = onBug
    this.#books = new Bookkeeper(ports.journal)
    this.#flow = begin(locked, settings.extensions)
    this.#waits = new Waits(ports.clock, (wait) => this.tell({ kind: 'elapsed', wait }))
    this.#screen = new Screen(ports, settings, this.#waits)
    this.#vaults = new VaultDesk(ports, settings, (event) => this.tell(event), (...entries) => this.#guard(() => this.#books.write(...entries)))
    this.#lookout = new Lookout(ports, settings, this.#screen, (event) => this.tell(event), () => this.#flow)
  }

  get flow(): Flow {
    return this.#flow
  }

  /** Looks at every device once, then serves. */
  async start(): Promise<void> {
    this.#ports.window.onIntent(({ epoch, touch }) => {
      if (epoch !== this.#flow.epoch) return this.#guard(() => this.#books.ignored(this.#flow, 'touched'))
      if (touch.kind !== 'digit' && touch.kind !== 'correct') return this.tell({ kind: 'touched', touch })
      this.#press(touch)
    })
    await this.#lookout.start()
    this.#screen.show(this.#flow)
  }

  /** Takes an event in; it is worked off after those before it. */
  tell(event: FlowEvent): void {
    if (this.#stopped) return
    this.#queue.push(event)
    if (this.#draining) return
    this.#draining = true
    this.#guard(() => {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#take(next)
    })
    this.#draining = false
  }

  stop(): void {
    this.#stopped = true
    this.#waits.stopAll()
    this.#lookout.stop()
    this.#pad.forget()
    this.#vaults.erase()
  }

  #press(key: { readonly kind: 'digit'; readonly digit: number } | { readonly kind: 'correct' }): void {
    const { step, patience } = this.#flow
    if (step.kind !== 'pin' || step.checking || patience.counting) return this.#guard(() => this.#books.ignored(this.#flow, 'pinTyped'))
    if (key.kind === 'digit') this.#pad.press(key.digit)
    else this.#pad.correct()
    this.tell({ kind: 'pinTyped', length: this.#pad.length })
  }

  #take(event: FlowEvent): void {
    const before = this.#flow
    const result = advance(before, event)
    if (result === 'ignored') return this.#books.ignored(before, event.kind)
    this.#flow = result.flow
    if (before.visit === null && result.flow.visit !== null) this.#papers = newPapers(result.flow.visit)
    if (event.kind === 'credited' && result.flow.visit === null) this.#stray ??= this.#freshId()
    const transaction = this.#transaction(result.flow)
    this.#books.happened(before, event, result.flow, this.#papers, transaction)
    for (const effect of result.effects) this.#perform(effect, transaction)
    this.#screen.show(this.#flow)
  }

  #perform(effect: Effect, transaction: string): void {
    const papers = this.#papers
    const ports = this.#ports
    const visit = papers?.visit ?? null
    if (effect.kind !== 'openVault') this.#books.intends(this.#flow, effect, papers, null, transaction)
    switch (effect.kind) {
      case 'identifyCard': return this.#ask('card', performing.identifyCard(ports, owned(papers)), { kind: 'identified', visit: transaction, card: { kind: 'failed' } })
      case 'openSession':
        return this.#ask('session', performing.openSession(ports, owned(papers), this.#settings), { kind: 'centerFailed', visit: transaction, fault: 'center.late' })
      case 'provePin':
        return this.#ask('proof', performing.provePin(ports, owned(papers), this.#pad), { kind: 'proved', visit: transaction, proof: { kind: 'failed' } })
      case 'forgetPin': return this.#pad.forget()
      case 'authenticate': {
        const unknown = () => this.#books.ignored(this.#flow, 'menuArrived')
        return this.#ask('menu', performing.authenticate(ports, owned(papers), unknown), { kind: 'centerFailed', visit: transaction, fault: 'center.late' })
      }
      case 'openVault': return this.#openVault(effect, owned(papers))
      case 'readCoins': return this.#ask('coins', performing.readCoins(ports, visit), { kind: 'faultRaised', code: 'coins.offline' })
      case 'accept': return void ports.coins.accept(effect.values).catch(() => this.tell({ kind: 'faultRaised', code: 'coins.offline' }))
      case 'closeInlet': return this.#ask('inlet', performing.closeInlet(ports, visit), { kind: 'inletClosed', visit })
      case 'payOut': return this.#ask('payOut', performing.payOut(ports, visit, effect.yen), { kind: 'paidOut', visit, result: 'stuck', paid: 0 })
      case 'print': return this.#vaults.print()
      case 'printReceipt': {
        const { money } = this.#flow.holding
        const lines = receiptLines(effect.order, money, this.#settings.place, ports.clock.wall(), referenceOf(transaction))
        return this.#ask('receipt', performing.printReceipt(ports, transaction, lines), { kind: 'receiptPrinted', visit: transaction, ok: false })
      }
      case 'erase': return this.#vaults.erase()
      case 'report': return this.#report(owned(papers), effect.outcome)
      case 'endVisit': return this.#endVisit()
      case 'freshScreen': return void this.#screen.replace().catch(this.#onBug)
      case 'wait': return this.#waits.start(effect.name, effect.paying ? this.#settings.times.pay : this.#settings.times[effect.name])
      case 'unwait': return this.#waits.stop(effect.name)
      // The fee becomes ours in the record of the printed sheet; nothing moves.
      case 'keepFee': return
    }
  }

  #ask(name: keyof Deadlines, asked: Promise<FlowEvent>, late: FlowEvent): void {
    const tooLate = (event: FlowEvent) => this.#guard(() => this.#books.ignored(this.#flow, event.kind))
    watched(this.#ports.clock, this.#settings.times.deadlines[name], asked, late, (event) => this.tell(event), tooLate)
  }

  #openVault({ order }: Extract<Effect, { kind: 'openVault' }>, papers: Papers): void {
    const request = performing.requestOf(order, papers, this.#flow.language)
    this.#books.write({ kind: 'applied', transaction: papers.visit, requestDigest: requestDigest(request) })
    this.#vaults.open(papers, request)
  }

  #report({ session, visit }: Papers, outcome: Extract<Effect, { kind: 'report' }>['outcome']): void {
    if (session === null) throw new Error('an application without a session')
    const noted = this.#ports.center.report(session, visit, outcome).then((answer) => {
      if (answer.kind === 'ok') this.#guard(() => this.#books.write({ kind: 'reported', transaction: visit, outcome, acknowledged: true }))
    })
    noted.catch(this.#onBug)
  }

  #endVisit(): void {
    this.#papers = null
    this.#stray = null
  }

  #transaction(flow: Flow): string {
    return flow.visit ?? this.#papers?.visit ?? this.#stray ?? this.#freshId()
  }

  #freshId(): string {
    return Buffer.from(this.#ports.random(16)).toString('hex')
  }

  #guard(run: () => void): void {
    try {
      run()
    } catch (bug) {
      this.#onBug(bug)
    }
  }
}

function owned(papers: Papers | null): Papers {
  if (papers === null) throw new Error('an effect of a visit outside of any')
  return papers
}
