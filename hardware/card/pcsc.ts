import { CardDisposition, CardMode, Client, controlCode, ReaderStatus } from 'pcsc-mini'
import type { Card, Reader } from 'pcsc-mini'
import { AnswerRoom } from './answer-room.ts'
import { isExtended } from './apdu.ts'
import type { CardChange, CardReader, FactsRead, Identified, Proved, ReaderState } from './card.ts'
import { Conversations } from './conversations.ts'
import type { ConversationOptions, Mute } from './conversations.ts'
import { failed, gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { Holding } from './holding.ts'
import { Presence } from './presence.ts'
import { Reach } from './reach.ts'
import { BackOff } from './timer.ts'
import type { Timer } from './timer.ts'

export interface PcscOptions extends ConversationOptions {
  /** The reader whose name begins so; all others are ignored. */
  readonly reader: string
  /** Told the name of every reader that there is, ours or not. */
  readonly onReader?: (name: string) => void
  /** False: the reader that is found first has hung at an extended command before, and is asked for short answers. */
  readonly extended: boolean
  readonly timer: Timer
}

/** CM_IOCTL_GET_FEATURE_REQUEST (PC/SC part 10, 2.2). */
const featureRequest = 3400

const removedCodes: ReadonlySet<string> = new Set(['NotTransacted', 'RemovedCard', 'NoSmartCard'])
const muteCodes: ReadonlySet<string> = new Set(['UnresponsiveCard', 'UnpoweredCard', 'ProtoMismatch'])
const sharingRetries = 3
const sharingPause = 200

/**
 * A card reader behind PC/SC. Must live in a process of its own: the library ends the process when its thread is stopped from
 * outside, and a driver below it can block for minutes. Without a PC/SC service it keeps trying, 0.5 to 5 s apart.
 */
export class PcscCardReader implements CardReader {
  readonly #options: PcscOptions
  readonly #presence: Presence
  readonly #holding: Holding
  readonly #talk: Conversations
  readonly #backOff = new BackOff()
  #client: Client | null = null
  /** Clients whose service died under them: the library ends the process when one of them is garbage-collected. */
  readonly #dead: Client[] = []
  #reader: Reader | null = null
  #reach: Reach
  #met = false
  readonly #room = new AnswerRoom()
  #callOff: () => void = () => {}
  #closed = false
  #mute = false

  constructor(options: PcscOptions) {
    this.#options = options
    this.#presence = new Presence(options.onState)
    this.#reach = new Reach(options.extended)
    this.#holding = new Holding(this.#presence, options)
    this.#talk = new Conversations((converse, stays) => this.#burst(converse, stays), options)
    this.#start()
  }

  get state(): ReaderState {
    return this.#presence.state
  }

  watch(listener: (change: CardChange) => void): () => void {
    return this.#presence.watch(listener)
  }

  identify(): Promise<Identified> {
    return this.#talk.identify()
  }

  prepare(expected: string): Promise<void> {
    return this.#talk.prepare(expected)
  }

  prove(challenge: Uint8Array, pin: Uint8Array | null, expected: string | null): Promise<Proved> {
    return this.#talk.prove(challenge, pin, expected)
  }

  readFacts(number: Uint8Array, expected: string): Promise<FactsRead> {
    return this.#talk.readFacts(number, expected)
  }

  /** Lets a conversation under way end, so that the card is powered off. */
  async close(): Promise<void> {
    await this.#talk.turn(async () => {
      this.#closed = true
      if (this.#client === null) this.#callOff()
      else this.#lose(this.#client)
    })
  }

  #start(): void {
    const client = new Client()
    this.#client = client
    client.on('error', () => {
      this.#dead.push(client)
      this.#lose(client)
    })
    client.on('reader', (reader) => this.#meet(client, reader))
    try {
      client.start()
      this.#presence.apply({ kind: 'serviceFound' })
    } catch (error) {
      codeOf(error)
      this.#lose(client)
    }
  }

  /** A client that has lost its service never finds it again: only a new one does. */
  #lose(client: Client): void {
    if (client !== this.#client) return
    this.#client = null
    stop(client)
    this.#loseReader('serviceLost')
    if (!this.#closed) this.#callOff = this.#options.timer(this.#backOff.next(), () => this.#start())
  }

  #loseReader(how: 'readerLost' | 'serviceLost'): void {
    this.#reader = null
    this.#talk.forget()
    this.#presence.apply({ kind: how })
  }

  #meet(client: Client, reader: Reader): void {
    if (client !== this.#client) return
    this.#options.onReader?.(reader.name())
    if (this.#reader !== null || !reader.name().startsWith(this.#options.reader)) return
    this.#reader = reader
    this.#backOff.reset()
    // Another reader than the one that hung is tried anew.
    if (this.#met) this.#reach = new Reach()
    this.#met = true
    this.#presence.apply({ kind: 'readerFound' })
    reader.on('disconnect', () => this.#reader === reader && this.#loseReader('readerLost'))
    reader.on('change', (status) => {
      if (this.#reader !== reader) return
      this.#mute = status.has(ReaderStatus.MUTE)
      if (status.has(ReaderStatus.PRESENT)) return this.#presence.apply({ kind: 'placed' })
      this.#talk.forget()
      this.#presence.apply({ kind: 'removed' })
    })
  }

  async #burst<T>(converse: (transmit: Transmit) => Promise<T>, stays: (outcome: T) => boolean = () => false): Promise<T | Trouble | Mute> {
    const reader = this.#reader
    if (reader === null) return failed('no reader')
    if (!this.#presence.card) return gone
    const { trouble } = this.#holding
    if (trouble !== null) return trouble
    if (this.#mute) return { kind: 'mute' }
    const card = await this.#connect(reader)
    return 'kind' in card ? card : this.#hold(card, converse, stays)
  }

  #hold<T>(card: Card, converse: (transmit: Transmit) => Promise<T>, stays: (outcome: T) => boolean): Promise<T | Trouble> {
    const reach = this.#reach
    return this.#holding.lend({
      carry: (command) => this.#carry(card, command),
      reach,
      // A verified PIN survives everything but power-off.
      letGo: async (powered) => { await card.disconnect(powered ? CardDisposition.LEAVE : CardDisposition.UNPOWER).catch(codeOf) },
    }, async (transmit) => {
      await reach.ask(controlCode(featureRequest), (code) => card.control(code).catch(unknown))
      return converse(transmit)
    }, stays)
  }

  async #carry(card: Card, command: Uint8Array): Promise<Uint8Array | Trouble> {
    try {
      return isExtended(command) ? await this.#room.receive((room) => card.transmit(command, room)) : await card.transmit(command)
    } catch (error) {
      return troubleOf(codeOf(error))
    }
  }

  async #connect(reader: Reader): Promise<Card | Trouble | Mute> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await reader.connect(CardMode.EXCLUSIVE)
      } catch (error) {
        const code = codeOf(error)
        if (muteCodes.has(code)) return { kind: 'mute' }
        if (code !== 'SharingViolation' || attempt === sharingRetries) return troubleOf(code)
        await new Promise<void>((resolve) => this.#options.timer(sharingPause, resolve))
      }
    }
  }
}

/** A driver that does not know a control code says so in its own way. */
function unknown(error: unknown): null {
  codeOf(error)
  return null
}

function troubleOf(code: string): Trouble {
  return removedCodes.has(code) ? gone : failed(`card reader: ${code}`)
}

function stop(client: Client): void {
  try {
    client.stop()
  } catch (error) {
    // A client whose service has gone cannot be stopped, and need not be.
    codeOf(error)
  }
}

/** The name that the library gives to a PC/SC error; anything else thrown is a bug and goes on flying. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
