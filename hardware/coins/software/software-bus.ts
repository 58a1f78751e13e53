import { SoftwareAcceptor, coinKinds } from './coin-acceptor.ts'
import { SoftwareHopper } from './coin-hopper.ts'
import { LineFaults } from './line-faults.ts'
import { SoftwareNotes, noteKind } from './note-acceptor.ts'
import { Till, newTill } from './till.ts'
import { BusEar, bytesOf } from './wire.ts'
import type { Answer, Device } from './answer.ts'
import type { CoinKind } from './coin-acceptor.ts'
import type { TillState } from './till.ts'
import type { Message } from './wire.ts'

export interface SoftwareBusWish {
  /** Only ever growing, ms. */
  readonly clock: () => number
  /** Where the money lies; default: `newTill(usualTubes)`. */
  readonly till?: TillState
  /** Told of each movement of money before anybody can hear of it on the wire. */
  readonly keep?: (till: TillState) => void
  /** Whether a note acceptor is fitted; default true. */
  readonly notes?: boolean
  /** From one coin of a hopper to the next, ms; default 125, as of usual hoppers. */
  readonly coinMs?: number
  /** After which a hopper without a coin gives up, ms; default 2000. */
  readonly hopperTimeoutMs?: number
  /** How long a note takes from escrow to cash box, ms; default 500. */
  readonly stackMs?: number
  /** After which an undecided note goes back, ms; default 30 s. */
  readonly escrowMs?: number
}

/** Bytes on the wire, and in how many ms. */
export interface Said { readonly bytes: Uint8Array; readonly afterMs: number }

export const usualTubes = [
  { value: 10, count: 50, capacity: 100 }, { value: 50, count: 30, capacity: 80 },
  { value: 100, count: 40, capacity: 100 }, { value: 500, count: 10, capacity: 60 },
]
const firstHopper = 3
/** What a device takes to answer, ms. */
const answerMs = 2

/**
 * All devices of a ccTalk bus in software, written from its public specification (4.7) and not from our driver: bytes of a host in, bytes
 * out. Coin acceptor at 2, hoppers for 10, 50, 100 and 500 yen from 3 on, note acceptor at 40. Its public parts are the hand: what
 * people and faults do to it. `till` has every yen, whatever was told.
 */
export class SoftwareBus {
  readonly till: Till
  readonly acceptor: SoftwareAcceptor
  readonly hoppers: readonly SoftwareHopper[]
  readonly notes: SoftwareNotes | null
  readonly faults = new LineFaults()
  readonly #clock: () => number
  readonly #ear = new BusEar()
  #unplugged: readonly Device[] = []

  constructor(wish: SoftwareBusWish) {
    this.#clock = wish.clock
    this.till = new Till(wish.till ?? newTill(usualTubes), wish.keep)
    this.acceptor = new SoftwareAcceptor(this.till)
    const motor = { coinMs: wish.coinMs ?? 125, timeoutMs: wish.hopperTimeoutMs ?? 2000 }
    this.hoppers = this.till.state.tubes.map(({ value }, index) =>
      new SoftwareHopper({ address: firstHopper + index, value, ...motor }, this.till, wish.clock))
    const way = { stackMs: wish.stackMs ?? 500, escrowMs: wish.escrowMs ?? 30_000 }
    this.notes = wish.notes === false ? null : new SoftwareNotes(way, this.till, wish.clock)
  }

  /** What a host sends, in any pieces; what is said to it. */
  hear(bytes: Uint8Array): readonly Said[] {
    const echo = this.faults.echo ? [{ bytes, afterMs: 0 }] : []
    return [...echo, ...this.#ear.hear(this.faults.spoil(bytes), this.#clock()).flatMap((message) => this.#answer(message))]
  }

  /** Puts a coin or note in: yen (of 500 the old one), or what the device calls it. Null: there is no such. */
  insert(what: number | string): 'credited' | 'returned' | 'held' | null {
    this.run()
    if (this.notes !== null && (what === noteKind.yen || what === noteKind.id)) return this.notes.insert()
    const kind = coinOf(what)
    return kind === undefined ? null : this.acceptor.insert(kind)
  }

  /** A coin on a string, by yen or name: credited and pulled out again, or returned. Null: there is no such coin. */
  insertOnString(what: number | string): 'credited' | 'returned' | null {
    const kind = coinOf(what)
    return kind === undefined ? null : this.acceptor.insertOnString(kind)
  }

  hopper(value: number): SoftwareHopper {
    const hopper = this.hoppers.find((hopper) => hopper.value === value)
    if (hopper === undefined) throw new Error(`there is no hopper of ${value} yen`)
    return hopper
  }

  get devices(): readonly Device[] {
    return [this.acceptor, ...this.hoppers, ...(this.notes === null ? [] : [this.notes])]
  }

  /** Yen that the inlets take now. */
  get takes(): readonly number[] {
    return [...this.acceptor.takes, ...this.notes?.takes ?? []]
  }

  get unplugged(): readonly number[] {
    return this.#unplugged.map(({ address }) => address)
  }

  /** Cuts the power of these addresses, or of all: coins fall through, and a payout stops in its middle. */
  unplug(addresses: 'all' | readonly number[] = 'all'): void {
    this.run()
    this.#unplugged = this.devices.filter(({ address }) => addresses === 'all' || addresses.includes(address))
    for (const device of this.#unplugged) device.reset()
  }

  /** The power is back everywhere. */
  plug(): void {
    for (const device of this.#unplugged) device.reset()
    this.#unplugged = []
  }

  /** Cuts the power and gives it back at once. */
  reset(addresses: 'all' | readonly number[] = 'all'): void {
    this.unplug(addresses)
    this.plug()
  }

  /** Motors and slots go by the clock: brings them up to now. */
  run(): void {
    for (const hopper of this.hoppers) hopper.run()
    this.notes?.run()
  }

  #answer(message: Message): readonly Said[] {
    const device = this.devices.find(({ address }) => address === message.to)
    if (device === undefined || this.#unplugged.includes(device) || this.faults.isMute(device.address)) return []
    const mishap = this.faults.next(message)
    const answer = mishap === 'busy' || mishap === 'nack' ? mishap : device.ask(message.header, message.data)
    if (answer === null || mishap === 'lost') return []
    const bytes = answerBytes(message, answer)
    if (mishap === 'checksum') bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    return [{ bytes: this.faults.spoil(bytes), afterMs: answerMs + this.faults.slowMs }]
  }
}

function coinOf(what: number | string): CoinKind | undefined {
  return coinKinds.find(({ id, yen }) => id === what || yen === what)
}

const noData = new Uint8Array()
const answerHeaders = { ack: 0, nack: 5, busy: 6 } as const

function answerBytes(to: Message, answer: NonNullable<Answer>): Uint8Array {
  const said = typeof answer === 'string' ? { header: answerHeaders[answer], data: noData } : { header: 0, data: answer }
  return bytesOf({ to: to.from, from: to.to, ...said })
}
