import { CardDisposition, CardMode, Client, ReaderStatus } from 'pcsc-mini'
import type { Card, Reader } from 'pcsc-mini'
import { isExtended } from './apdu.ts'
import type { CardChange, CardReader, FactsRead, Identified, Proved } from './card.ts'
import { Conversations } from './conversations.ts'
import type { ConversationOptions } from './conversations.ts'
import { failed, gone } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { Presence } from './presence.ts'
import { BackOff } from './timer.ts'
import type { Timer } from './timer.ts'

export interface PcscOptions extends ConversationOptions {
  /** The reader whose name begins so; all others are ignored. */
  readonly reader: string
  readonly timer: Timer
}

/** Of an extended command: 65536 bytes and the status word. The library itself leaves room for a short answer only. */
const longestAnswer = 65_538

type Mute = { readonly kind: 'mute' }

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
  readonly #presence = new Presence()
  readonly #talk: Conversations
  readonly #backOff = new BackOff()
  #client: Client | null = null
  /** Clients whose service died under them: the library ends the process when one of them is garbage-collected. */
  readonly #dead: Client[] = []
  #reader: Reader | null = null
  #callOff: () => void = () => {}
  #closed = false
  #mute = false
  /** Counts cards: a trouble that is older than the last removal says nothing about the card of now. */
  #placement = 0
  /** The transport error of the card that lies there: it is not talked to again until it was taken away. */
  #poison: Trouble | null = null

  constructor(options: PcscOptions) {
    this.#options = options
    this.#talk = new Conversations((converse) => this.#burst(converse), options)
    this.#start()
  }

  watch(listener: (change: CardChange) => void): () => void {
    return this.#presence.watch(listener)
  }

  identify(): Promise<Identified> {
    return this.#talk.identify()
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
    this.#loseReader()
    if (!this.#closed) this.#callOff = this.#options.timer(this.#backOff.next(), () => this.#start())
  }

  #loseReader(): void {
    this.#reader = null
    this.#forgetCard()
    this.#presence.apply({ kind: 'readerLost' })
  }

  #meet(client: Client, reader: Reader): void {
    if (client !== this.#client || this.#reader !== null || !reader.name().startsWith(this.#options.reader)) return
    this.#reader = reader
    this.#backOff.reset()
    this.#presence.apply({ kind: 'readerFound' })
    reader.on('disconnect', () => this.#reader === reader && this.#loseReader())
    reader.on('change', (status) => {
      if (this.#reader !== reader) return
      this.#mute = status.has(ReaderStatus.MUTE)
      if (status.has(ReaderStatus.PRESENT)) return this.#presence.apply({ kind: 'placed' })
      this.#forgetCard()
      this.#presence.apply({ kind: 'removed' })
    })
  }

  #forgetCard(): void {
    this.#placement += 1
    this.#poison = null
  }

  async #burst<T>(converse: (transmit: Transmit) => Promise<T>): Promise<T | Trouble | Mute> {
    const reader = this.#reader
    if (reader === null) return failed('no reader')
    if (!this.#presence.card) return gone
    if (this.#poison !== null) return this.#poison
    if (this.#mute) return { kind: 'mute' }
    const card = await this.#connect(reader)
    return 'kind' in card ? card : this.#hold(card, converse)
  }

  async #hold<T>(card: Card, converse: (transmit: Transmit) => Promise<T>): Promise<T | Trouble> {
    const placement = this.#placement
    let broken: Trouble | null = null
    const transmit: Transmit = async (command) => {
      if (broken !== null) return new Uint8Array(0)
      try {
        const answer = await (isExtended(command) ? card.transmit(command, new ArrayBuffer(longestAnswer)) : card.transmit(command))
        if (answer.length < 2) broken = gone
        return answer
      } catch (error) {
        broken = troubleOf(codeOf(error))
        return new Uint8Array(0)
      }
    }
    try {
      const outcome = await converse(transmit)
      if (broken !== null && placement === this.#placement) this.#poison = broken
      return broken ?? outcome
    } finally {
      // A verified PIN survives everything but this.
      await card.disconnect(CardDisposition.UNPOWER).catch(codeOf)
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
