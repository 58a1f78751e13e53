import type { CardChange, CardReader, FactsRead, Identified, Proved, ReaderState } from './card.ts'
import type { CardApProfile } from './card-ap.ts'
import { cardReply } from './card-message.ts'
import type { CardReply, CardRequest } from './card-message.ts'
import { failed } from './exchange.ts'
import type { Trouble } from './exchange.ts'
import { Presence } from './presence.ts'
import type { Said } from './said.ts'
import { BackOff } from './timer.ts'
import type { Timer } from './timer.ts'
import { inTurn } from './turn.ts'

/** The card process as its client sees it. Messages must carry `Uint8Array` (structured clone, not JSON). */
export interface CardProcess {
  send(message: object): void
  onMessage(listener: (message: unknown) => void): void
  /** Told once, when the process has really ended. */
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

export interface CardClientOptions {
  /** Starts a fresh card process. */
  readonly start: () => CardProcess
  /** Beginning of the reader's name; empty = the first that the service shows. */
  readonly reader: string
  readonly profiles: readonly CardApProfile[]
  readonly timer: Timer
  /** Longest silence between two signs of life of a call, each APDU one, before the process is killed, ms. */
  readonly patience: number
  /** Told of every command before it goes to a card. */
  readonly onSending?: () => void
  /** Told of every command that goes to a card, and of its answer, without their bodies. */
  readonly onSaid?: (said: Said) => void
  /** Told the name of every reader that the service shows, ours or not. */
  readonly onReader?: (name: string) => void
}

/** Longest silence of the card process in a call, APDU by APDU, ms. A signature takes about 0.5 s, connecting at most 1 s. */
export const usualPatience = 4_000

/** What answers a request. */
type Reply = Extract<CardReply, { readonly id: number }>

interface Pending {
  readonly id: number
  /** The process has given a sign of life. */
  alive(): void
  settle(reply: Reply | Trouble): void
}

/** What a pipe's end reads at a time. */
const fillerBytes = 65_536
const hung = 'the card reader does not answer'
/** Why a call failed in which an extended command was not answered. From then on the reader is asked for short answers. */
export const hungExtended = 'the card reader does not answer an extended command'
const mixedUp = failed('the card process answered something else')

/** The card reader over a process of its own. Whatever hangs or dies there, every call settles here and the process is started anew. */
export class CardClient implements CardReader {
  readonly #options: CardClientOptions
  readonly #presence = new Presence()
  readonly #turn = inTurn()
  readonly #backOff = new BackOff()
  #process: CardProcess | null = null
  #state: ReaderState = 'noService'
  #pending: Pending | null = null
  /** An extended command went out, and nothing came back so far. */
  #extendedUnderWay = false
  /** The next process may send extended commands: the reader has not hung at one. */
  #extended = true
  #lastId = 0
  #closed = false
  #callOff: () => void = () => {}
  #ended: () => void = () => {}

  constructor(options: CardClientOptions) {
    this.#options = options
    this.#start()
  }

  /** As the process tells it; there is no service while there is no process. */
  get state(): ReaderState {
    return this.#state
  }

  watch(listener: (change: CardChange) => void): () => void {
    return this.#presence.watch(listener)
  }

  async identify(): Promise<Identified> {
    const reply = await this.#turn(() => this.#call((id) => ({ kind: 'identify', id })))
    if (reply.kind === 'identified') return reply.outcome
    return isTrouble(reply) ? reply : mixedUp
  }

  async prepare(expected: string): Promise<void> {
    await this.#turn(() => this.#call((id) => ({ kind: 'prepare', id, expected })))
  }

  async prove(challenge: Uint8Array, pin: Uint8Array | null, expected: string | null): Promise<Proved> {
    try {
      const reply = await this.#turn(() => this.#call((id) => ({ kind: 'prove', id, challenge, pin, expected })))
      if (reply.kind === 'proved') return reply.outcome
      return isTrouble(reply) ? reply : mixedUp
    } finally {
      pin?.fill(0)
      this.forget()
    }
  }

  async readFacts(number: Uint8Array, expected: string): Promise<FactsRead> {
    try {
      const reply = await this.#turn(() => this.#call((id) => ({ kind: 'readFacts', id, number, expected })))
      if (reply.kind === 'factsRead') return reply.outcome
      return isTrouble(reply) ? reply : mixedUp
    } finally {
      number.fill(0)
      this.forget()
    }
  }

  /**
   * The process, which outlives whoever it read a card of, is to have of him in no buffer what nobody holds any more, and neither is the
   * pipe. Nobody waits for that. What was used to open a card is forgotten at once without being asked.
   */
  forget(): void {
    if (this.#process !== null) send(this.#process, { kind: 'forget', filler: new Uint8Array(fillerBytes) })
  }

  /** Asks the process to power off and end; kills it when it does not. */
  async close(): Promise<void> {
    await this.#turn(async () => {
      this.#closed = true
      this.#callOff()
      const running = this.#process
      if (running === null) return
      const ended = new Promise<void>((resolve) => { this.#ended = resolve })
      const callOff = this.#options.timer(this.#options.patience, () => running.kill())
      send(running, { kind: 'close' })
      await ended
      callOff()
    })
  }

  #start(): void {
    const started = this.#options.start()
    this.#process = started
    started.onMessage((message) => this.#hear(started, message))
    started.onExit(() => this.#bury(started))
    const { reader, profiles } = this.#options
    send(started, { kind: 'open', reader, profiles, extended: this.#extended })
  }

  #hear(from: CardProcess, message: unknown): void {
    if (from !== this.#process) return
    const parsed = cardReply.safeParse(message)
    if (!parsed.success) return this.#abandon(from, 'the card process does not speak our language')
    const reply = parsed.data
    switch (reply.kind) {
      case 'change': return this.#hearChange(reply.change)
      case 'state': this.#state = reply.state; return
      case 'sending': return this.#hearSending(reply.extended)
      case 'said': return this.#hearSaid(reply.said)
      case 'reader': return this.#options.onReader?.(reply.name)
      case 'forgotten': return
      case 'prepared': case 'identified': case 'proved': case 'factsRead':
        if (this.#pending?.id === reply.id) this.#settle(reply)
    }
  }

  #hearChange(change: CardChange): void {
    if (change.kind === 'readerFound') this.#backOff.reset()
    // The next one found may be another. What a process is at when it starts tells nothing of that.
    if (change.kind === 'readerLost' && this.#presence.reader) this.#extended = true
    this.#presence.apply(change)
  }

  #hearSending(extended: boolean): void {
    this.#extendedUnderWay = extended
    this.#options.onSending?.()
  }

  #hearSaid(said: Said): void {
    this.#extendedUnderWay = false
    this.#pending?.alive()
    this.#options.onSaid?.(said)
  }

  #call(request: (id: number) => CardRequest): Promise<Reply | Trouble> {
    const running = this.#process
    if (running === null) return Promise.resolve(failed('the card process is not running'))
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      const { timer, patience } = this.#options
      const wait = () => timer(patience, () => this.#abandon(running, this.#extendedUnderWay ? hungExtended : hung))
      let callOff = wait()
      this.#pending = {
        id,
        alive: () => { callOff(); callOff = wait() },
        settle: (reply) => { callOff(); resolve(reply) },
      }
      const message = request(id)
      send(running, message)
      // The pipe has its own copy by now.
      if (message.kind === 'prove') message.pin?.fill(0)
      if (message.kind === 'readFacts') message.number.fill(0)
    })
  }

  #settle(reply: Reply | Trouble): void {
    const pending = this.#pending
    this.#pending = null
    pending?.settle(reply)
  }

  /** Whether the PIN was used is unknown by now; the next `identify` reads the counter. */
  #abandon(running: CardProcess, why: string): void {
    if (running !== this.#process) return
    this.#process = null
    this.#state = 'noService'
    // Whoever is left at an extended command would be left at every one.
    if (this.#extendedUnderWay) this.#extended = false
    this.#extendedUnderWay = false
    this.#presence.apply({ kind: 'serviceLost' })
    this.#settle(failed(why))
    running.kill()
  }

  #bury(ended: CardProcess): void {
    this.#abandon(ended, 'the card process ended')
    this.#ended()
    if (!this.#closed) this.#callOff = this.#options.timer(this.#backOff.next(), () => this.#start())
  }
}

function isTrouble(reply: Reply | Trouble): reply is Trouble {
  return reply.kind === 'gone' || reply.kind === 'failed'
}

function send(to: CardProcess, request: CardRequest): void {
  to.send(request)
}
