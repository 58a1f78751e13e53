import { advance } from '../flow/advance.ts'
import { begin } from '../flow/begin.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { Flow, Order } from '../flow/flow.ts'
import { checkNumberLength } from '../flow/origin.ts'
import { pinLength } from '../flow/pin.ts'
import type { Intent } from '../contract/intent.ts'
import { isStaffCalled } from '../journal/staff-calls.ts'
import { stopsVersionOf } from '../journal/stops.ts'
import { Bookkeeper } from './bookkeeper.ts'
import { CenterWatch } from './center-watch.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { Lookout } from './lookout.ts'
import type { Loop } from './loop.ts'
import { forgetFacts, newPapers, openItem } from './papers.ts'
import type { Papers } from './papers.ts'
import { Performer } from './performer.ts'
import { PaymentDebts } from './payment-debts.ts'
import { PinPad } from './pin-pad.ts'
import type { Recovered } from './recover.ts'
import type { Ports } from './ports.ts'
import { Screen } from './screen.ts'
import type { Settings } from './settings.ts'
import { StaffCall } from './staff-call.ts'
import { StoppableClock } from './stoppable-clock.ts'
import { Waits } from './waits.ts'

/**
 * The loop: event -> advance -> journal -> perform -> event. One event at a time, in the order in which they came; the
 * journal is written after each outcome and before each irreversible effect. A throw here is a bug: everything stops,
 * `onBug` is told once, and whoever started the terminal starts it again.
 */
export class Terminal implements Loop {
  readonly #ports: Ports
  readonly #onBug: (bug: unknown) => void
  readonly #clock: StoppableClock
  readonly #books: Bookkeeper
  readonly #debts: PaymentDebts
  readonly #pad = new PinPad()
  readonly #screen: Screen
  readonly #doorkeeper: Doorkeeper
  readonly #lookout: Lookout
  readonly #staffCall: StaffCall
  readonly #performer: Performer
  readonly #queue: FlowEvent[] = []
  #flow: Flow
  #papers: Papers | null = null
  /** Under this everything is booked: the visit's transaction, or one kept ready for a coin that belongs to no visit. */
  #transaction: string
  #working = false
  /** Every device has been looked at: before that, nothing that is shown would be true. */
  #serving = false
  #stopped = false

  constructor(outside: Ports, settings: Settings, { locked, askCoinsAgain, paymentsOpen }: Recovered, onBug: (bug: unknown) => void) {
    this.#clock = new StoppableClock(outside.clock)
    const ports = { ...outside, clock: this.#clock }
    this.#ports = ports
    this.#onBug = onBug
    this.#books = new Bookkeeper(ports.journal, () => this.#freshId())
    this.#debts = new PaymentDebts({ journal: ports.journal, cashless: ports.cashless, clock: this.#clock, settings, alive: () => !this.#stopped }, paymentsOpen)
    this.#flow = begin(locked, settings.extensions, settings.aids)
    this.#transaction = this.#freshId()
    const waits = new Waits(ports.clock, (wait) => this.tell({ kind: 'elapsed', wait }))
    const screen = new Screen(ports, {
      demo: settings.demo, left: (wait) => waits.left(wait), opensAt: (entry) => this.#doorkeeper.opensAt(entry),
      residence: () => this.#papers?.menu?.municipalityCode ?? null, typed: () => this.#pad.shown(), staffCall: () => this.#staffCall.shown,
    })
    const written = ports.journal.read()
    const centerWatch = new CenterWatch(ports, settings, this.#books, this, stopsVersionOf(written))
    const doorkeeper = new Doorkeeper({
      clock: this.#clock, site: settings.hours, screen, loop: this, known: () => centerWatch.known, papers: () => this.#papers,
    })
    this.#screen = screen
    this.#doorkeeper = doorkeeper
    this.#staffCall = new StaffCall({
      ports, deadline: settings.times.deadlines.call, books: this.#books, loop: this, called: isStaffCalled(written),
      draw: () => { if (this.#serving) screen.show(this.#flow) },
    })
    this.#lookout = new Lookout({ ports, settings, screen, centerWatch, doorkeeper, books: this.#books, debts: this.#debts, loop: this, askCoinsAgain })
    this.#performer = new Performer({ ports, settings, books: this.#books, pad: this.#pad, waits, screen, doorkeeper, centerWatch, loop: this })
  }

  get flow(): Flow {
    return this.#flow
  }

  /** Looks at every device once, then serves. */
  async start(): Promise<void> {
    const { window } = this.#ports
    window.onIntent((intent) => this.guard(() => this.#touched(intent)))
    window.onTrouble(({ kind }) => {
      if (kind === 'refusedMessage') this.trace('touched')
    })
    this.#staffCall.start()
    await this.#lookout.start()
    this.#serving = true
    this.guard(() => this.#screen.show(this.#flow))
  }

  tell(event: FlowEvent): void {
    this.#queue.push(event)
    if (this.#working) return
    this.#working = true
    this.guard(() => {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
        this.#take(next)
        // What was read off a card lives as long as the event that tells of it: sent by then, or not wanted any more (I-23).
        if (this.#papers !== null) forgetFacts(this.#papers)
      }
    })
    this.#working = false
  }

  /** 係員呼出: a member of staff is there. */
  answerCall(): void {
    this.guard(() => this.#staffCall.answered())
  }

  trace(event: FlowEvent['kind']): void {
    this.guard(() => this.#books.ignored(this.#flow, event))
  }

  guard(run: () => void): void {
    if (this.#stopped) return
    try {
      run()
    } catch (bug) {
      this.#fail(bug)
    }
  }

  /** Nothing is asked, heard or written any more; what is open is put in order by the next start. */
  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#queue.length = 0
    this.#clock.stopAll()
    this.#lookout.stop()
    this.#pad.forget()
    this.#performer.stop(this.#papers)
    if (this.#papers !== null) forgetFacts(this.#papers)
  }

  #touched({ epoch, touch }: Intent): void {
    // What the hour or a stop forbids by now is said before the finger is heard.
    this.#doorkeeper.look()
    if (epoch !== this.#flow.epoch) return this.trace('touched')
    // No dialogue lies over this one: whoever is hurried may need help most.
    if (touch.kind === 'callStaff') return this.#staffCall.touched(touch.on)
    if (touch.kind !== 'digit' && touch.kind !== 'correct') return this.tell({ kind: 'touched', touch })
    const { step, patience } = this.#flow
    if ((step.kind !== 'pin' && step.kind !== 'checkNumber') || step.checking || patience.counting) return this.trace('pinTyped')
    if (touch.kind === 'digit') this.#pad.press(touch.digit, step.kind === 'pin' ? pinLength : checkNumberLength)
    else this.#pad.correct()
    if (touch.kind === 'digit' && step.kind === 'pin' && step.type === null) this.#nearlyTyped()
    this.tell({ kind: 'pinTyped', length: this.#pad.length })
  }

  /** What of the proof needs no PIN is done while the last digit and 確定する are still to come. */
  #nearlyTyped(): void {
    if (this.#pad.length >= pinLength - 1 && this.#papers !== null) this.#performer.prepareProof(this.#papers)
  }

  #take(event: FlowEvent): void {
    const before = this.#flow
    const result = advance(before, event)
    if (result === 'ignored') return this.#books.ignored(before, event.kind)
    if ((event.kind === 'captured' || event.kind === 'released') && event.result === 'unknown') this.#debts.unanswered()
    const after = result.flow
    this.#flow = after
    if (before.visit === null && after.visit !== null) this.#open(after.visit)
    if (event.kind === 'credited') this.#performer.credited(event)
    const happening = { before, event, after, papers: this.#papers, transaction: this.#transaction }
    this.#books.happened(happening)
    for (const effect of result.effects) {
      if (effect.kind === 'openVault') this.#ordered(effect.item, effect.order)
      this.#books.intends(happening, effect)
      this.#performer.perform(effect, this.#papers)
    }
    if (result.effects.some(({ kind }) => kind === 'endVisit')) this.#close()
    if (this.#serving) this.#screen.show(after)
  }

  #open(visit: string): void {
    this.#papers = newPapers(visit)
    this.#transaction = visit
  }

  /** What the journal says of a certificate it says under the certificate's own id, so that is drawn first (I-01). */
  #ordered(item: number, order: Order): void {
    if (this.#papers === null) throw new Error('an order outside of any visit')
    openItem(this.#papers, item, order, this.#flow.language, this.#ports.random)
  }

  /** What the trusted side knew of a visit goes with it. */
  #close(): void {
    if (this.#papers !== null) forgetFacts(this.#papers)
    this.#papers = null
    this.#transaction = this.#freshId()
    this.#staffCall.departed()
  }

  /** Says in the journal and on the screen, where they can still be reached, that the terminal goes down; then goes. */
  #fail(bug: unknown): void {
    if (this.#stopped) return
    const { machine } = this.#flow
    try {
      this.#books.bug()
      const locked = [...machine.locked, 'terminal.bug'] as const
      this.#screen.show({ ...this.#flow, step: { kind: 'outOfService' }, machine: { ...machine, locked } })
    } catch {
      // The bug may be in the journal or in the view themselves; `onBug` hears of it in any case.
    }
    this.stop()
    this.#onBug(bug)
  }

  #freshId(): string {
    return Buffer.from(this.#ports.random(16)).toString('hex')
  }
}
