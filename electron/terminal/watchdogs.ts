import type { FlowEvent } from '../flow/event.ts'
import type { Loop } from './loop.ts'
import type { Ports } from './ports.ts'
import type { Deadlines } from './settings.ts'

/** What one device or neighbour is asked, and the event by which a late answer to it is known in the journal. */
const answers = {
  card: 'identified', session: 'sessionOpened', proof: 'proved', menu: 'menuArrived', pinCheck: 'proved', facts: 'factsRead',
  register: 'registered', coins: 'coinsRead', inlet: 'inletClosed', payOut: 'paidOut', stops: 'stopsRead', receipt: 'receiptPrinted', slip: 'owedSlipPrinted',
  cashless: 'cashlessSeen', authorise: 'authorised', capture: 'captured', release: 'released',
} as const satisfies Readonly<Record<string, FlowEvent['kind']>>
type Asked = keyof typeof answers

/** Whose deadline it is; null: it may take its time, until somebody is in a hurry. */
const deadlines = {
  card: 'card', session: 'session', proof: 'proof', menu: 'menu', pinCheck: 'pinCheck', facts: 'facts', register: 'register', coins: 'coins',
  inlet: 'inlet', payOut: 'payOut', stops: 'stops', receipt: 'receipt', slip: 'receipt', cashless: 'settle', authorise: null, capture: 'settle',
  release: 'settle',
} as const satisfies Readonly<Record<Asked, keyof Deadlines | null>>

/** How one answer is taken. */
export interface Taking<Answer> {
  /** Says the answer in the flow's words. It is not called for one that comes too late: that leaves a trace and nothing else. */
  readonly hear: (answer: Answer) => FlowEvent
  /** Stands in for an answer that does not come in time. */
  readonly late: FlowEvent
  /** What is to become of an answer that nobody hears any more: too late, or the terminal has stopped. */
  readonly drop?: (answer: Answer) => void
}

/** An answer that is being waited for. */
export interface Waiting {
  /** It is due within this deadline, counted from now. */
  hurry(deadline: keyof Deadlines): void
}

/** See to it that everything asked is answered once: by who was asked, or at the deadline by the event given for that case. */
export class Watchdogs {
  readonly #clock: Ports['clock']
  readonly #deadlines: Deadlines
  readonly #loop: Loop
  readonly #forget: Ports['forget']

  constructor({ clock, forget }: Pick<Ports, 'clock' | 'forget'>, deadlines: Deadlines, loop: Loop) {
    this.#clock = clock
    this.#forget = forget
    this.#deadlines = deadlines
    this.#loop = loop
  }

  /** A throw of who was asked is no bug of ours: it counts as silence, at once. */
  watch<Answer>(asked: Asked, answer: Promise<Answer>, { hear, late, drop }: Taking<Answer>): Waiting {
    const { visit } = this.#loop.flow
    let open = true
    let stop = (): void => undefined
    const settle = (event: () => FlowEvent): void => {
      if (!open) return this.#loop.trace(answers[asked])
      open = false
      stop()
      this.#loop.guard(() => this.#loop.tell(event()))
    }
    const said = (word: Answer): void => {
      let heard = false
      settle(() => {
        heard = true
        return hear(word)
      })
      if (!heard) drop?.(word)
    }
    const come = (taken: () => void): void => {
      const over = visit !== null && this.#loop.flow.visit === null
      taken()
      // Memory was cleared behind whom it tells of, and this came after. A visit under way clears it at its end.
      if (over) void this.#forget()
    }
    void answer.then((word) => come(() => said(word)), () => come(() => settle(() => late)))
    const hurry = (deadline: keyof Deadlines): void => {
      if (!open) return
      stop()
      stop = this.#clock.after(this.#deadlines[deadline], () => settle(() => late))
    }
    const deadline = deadlines[asked]
    if (deadline !== null) hurry(deadline)
    return { hurry }
  }
}
