import { hopperFlags } from './hopper-flags.ts'
import { payOutOf } from './pay-out.ts'
import { number, Peer } from './peer.ts'
import type { Bus } from './bus.ts'
import type { HopperFlag } from './hopper-flags.ts'
import type { HopperPaid } from './pay-out.ts'
import type { Timer } from '../timer.ts'
import type { Done, Told } from './peer.ts'

/** What a hopper counts (166). `remaining`: yet to be paid of an order under way; `paid`, `unpaid`: of the last order. */
export interface HopperStatus {
  /** 0 just after it was switched on, then one more with each order that it began, 1 to 255 and 1 again. */
  readonly counter: number
  readonly remaining: number
  readonly paid: number
  readonly unpaid: number
}

/** What the sensors of its level say; `low`: the lower one is not covered, `high`: the upper one is. Null: it has none. */
export interface HopperLevel { readonly low: boolean | null; readonly high: boolean | null }

/** One hopper, with coins of one value; address 3 and up by custom. */
export class Hopper {
  readonly #peer: Peer
  readonly #timer: Timer

  constructor(bus: Bus, address: number, timer: Timer) {
    this.#peer = new Peer(bus, address)
    this.#timer = timer
  }

  /** Its serial number (242), which an order to pay names. */
  async serial(): Promise<Told<number>> {
    const told = await this.#peer.ask(242, [], [3])
    return told.kind === 'told' ? { kind: 'told', value: number(told.value) } : told
  }

  /** Lets it pay (164 [165]); after power comes on it does not. */
  async enable(): Promise<Done> {
    return await this.#peer.order(164, [165])
  }

  /** Orders coins (167), once, whatever comes back: whether it has begun says the counter of its `status`. @param count 1 to 255. */
  async dispense(serial: number, count: number): Promise<Done> {
    return await this.#peer.orderOnce(167, [serial & 0xff, serial >> 8 & 0xff, serial >> 16, count], [0, 1])
  }

  async status(): Promise<Told<HopperStatus>> {
    const told = await this.#peer.ask(166, [], [4])
    if (told.kind !== 'told') return told
    const [counter = 0, remaining = 0, paid = 0, unpaid = 0] = told.value
    return { kind: 'told', value: { counter, remaining, paid, unpaid } }
  }

  /** What it says of itself since the last order or reset (163). */
  async flags(): Promise<Told<ReadonlySet<HopperFlag>>> {
    const told = await this.#peer.ask(163, [], [1, 2, 3])
    return told.kind === 'told' ? { kind: 'told', value: hopperFlags(told.value) } : told
  }

  /** How full it is, where it has sensors for that (217). */
  async level(): Promise<Told<HopperLevel>> {
    const told = await this.#peer.ask(217, [], [1])
    if (told.kind !== 'told') return told
    const [bits = 0] = told.value
    const sensor = (bit: number): boolean | null => (bits >> (bit + 4) & 1) === 0 ? null : (bits >> bit & 1) === 1
    return { kind: 'told', value: { low: sensor(0), high: sensor(1) } }
  }

  /** Ends an order under way (172); tells how many coins of it will not come. */
  async stop(): Promise<Told<number>> {
    const told = await this.#peer.ask(172, [], [1])
    return told.kind === 'told' ? { kind: 'told', value: told.value[0] ?? 0 } : told
  }

  /**
   * Pays coins out and waits until it is over. Ordered once at most: if the answer to the order is lost, the counter says whether it runs.
   * @param count 1 to 255. @param until by the timer: what it still pays then is stopped, and heard of some seconds later.
   */
  async payOut(count: number, until = Infinity): Promise<HopperPaid> {
    return await payOutOf(this, count, this.#timer, until)
  }

  /** Whether anybody answers there, asked once (254). */
  async isThere(): Promise<boolean> {
    return await this.#peer.isThere()
  }
}
