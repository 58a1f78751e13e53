import { nothingKnown } from './levels.ts'
import { levelOf } from './tube-level.ts'
import type { Credit, Inlet, Mark, Tube } from './coins.ts'
import type { HeldMoney, HeldTube, LastPayOut, Levels, TubeOrder } from './levels.ts'

/** A tube of the configuration. `low`: fewer coins are few. */
export interface TubeChoice { readonly value: number; readonly address: number; readonly capacity: number; readonly low: number }

export interface OwnCountOptions {
  readonly levels: Levels
  readonly tubes: readonly TubeChoice[]
  /** A line for staff. */
  readonly warn: (line: string) => void
}

/** A tube and what is known of its order under way. */
export interface CountedTube extends Tube { readonly address: number; readonly order: TubeOrder | null }

/**
 * What lies in tubes and cash box, counted by ourselves: on disk before anybody is told of it. A file that can't be read is set aside, and
 * everything counted as empty, so that only exact money is taken until people have counted. A disk that refuses a count
 * loses no money: it is said, and the count goes on in memory.
 */
export class OwnCount {
  readonly #options: OwnCountOptions
  #money: HeldMoney
  #refused = false

  constructor(options: OwnCountOptions) {
    this.#options = options
    this.#money = this.#opened()
  }

  get cashbox(): number {
    return this.#money.cashbox
  }

  tubes(): readonly CountedTube[] {
    return this.#options.tubes.map(tube => {
      const { count, order } = this.#held(tube)
      const { value, address, capacity, low } = tube
      return { value, address, capacity, count, level: levelOf({ count, capacity, low }), order }
    })
  }

  /** Up to which event of this inlet is counted; null: none was yet. */
  counted(inlet: Inlet): number | null {
    return this.#money.counted[inlet]
  }

  /** Money has come in, or was refused, up to this event. */
  reached({ inlet, counter }: Mark): void {
    if (this.#money.counted[inlet] !== counter) this.#keep({ counted: { ...this.#money.counted, [inlet]: counter } })
  }

  /**
   * A coin or note has come in. It is counted to a tube of its value that has room, of several to the emptiest for its size; else to the cash
   * box. Where it falls is the acceptor's own affair (ccTalk 210, sorter paths, as it was set up): that it sorts so is assumed.
   */
  credited({ inlet, counter, yen }: Credit): void {
    const counted = { ...this.#money.counted, [inlet]: counter }
    const [place] = this.tubes().filter(({ value, count, capacity }) => inlet === 'coins' && value === yen && count < capacity)
      .toSorted((one, other) => one.count * other.capacity - other.count * one.capacity)
    if (place === undefined) this.#keep({ counted, cashbox: this.#money.cashbox + yen })
    else this.#keep({ counted, tubes: this.#with(place, { count: place.count + 1, order: place.order }) })
  }

  /** The last pay-out; null: there was none. `forgotten`: what was written of it was lost. */
  get payOut(): LastPayOut | null | 'forgotten' {
    return this.#money.payOut
  }

  /** Whether this pay-out ordered coins from a tube that is not configured any more: nobody can ask it what it did. */
  isOutOfReach(order: string): boolean {
    const ours = (tube: HeldTube): boolean => this.#options.tubes.some(({ address, value }) => address === tube.address && value === tube.value)
    return this.#money.tubes.some(tube => tube.order?.of === order && !ours(tube))
  }

  /** Whether all of it is on disk. */
  get written(): boolean {
    return !this.#refused
  }

  /** Tries again what the disk has refused. */
  tryAgain(): void {
    if (this.#refused) this.#keep({})
  }

  /** A pay-out begins. Whether that is on disk: without, nobody could tell later what came of it. */
  begun(order: string, yen: number): boolean {
    return this.#keep({ payOut: { order, yen, paid: 0, blurred: false } })
  }

  /** Coins are about to be ordered from the tube at this address. Whether that is on disk. */
  ordered(address: number, order: TubeOrder): boolean {
    const tube = this.#tubeAt(address)
    return this.#keep({ tubes: this.#with(tube, { count: tube.count, order }) })
  }

  /** An order is over: so many coins came out. @param empty none is left, whatever was counted. */
  paid(address: number, coins: number, empty: boolean): void {
    const tube = this.#tubeAt(address)
    const left = Math.max(0, tube.count - coins)
    if (empty && left > 0) this.#options.warn(`coins: the tube of ${tube.value} yen at ${address} is empty; ${left} more coins had been counted`)
    this.#over(tube, empty ? 0 : left, { paid: coins * tube.value, blurred: false })
  }

  /** An order is over, and nobody knows how: its coins are counted as gone, so that nobody is promised change that is not there. */
  blurred(address: number): void {
    const tube = this.#tubeAt(address)
    const coins = tube.order?.coins ?? 0
    this.#options.warn(`coins: nobody knows what the tube of ${tube.value} yen at ${address} paid of ${coins} coins; they are counted as gone`)
    this.#over(tube, Math.max(0, tube.count - coins), { paid: 0, blurred: true })
  }

  #over(tube: CountedTube, count: number, { paid, blurred }: Pick<LastPayOut, 'paid' | 'blurred'>): void {
    const { payOut } = this.#money
    const tubes = this.#with(tube, { count, order: null })
    const ours = payOut !== null && payOut !== 'forgotten' && tube.order?.of === payOut.order
    this.#keep(ours ? { tubes, payOut: { ...payOut, paid: payOut.paid + paid, blurred: payOut.blurred || blurred } } : { tubes })
  }

  /** As it is counted now. */
  #tubeAt(address: number): CountedTube {
    const tube = this.tubes().find(tube => tube.address === address)
    if (tube === undefined) throw new Error(`there is no tube at ${address}`)
    return tube
  }

  #opened(): HeldMoney {
    const { levels, warn } = this.#options
    const read = levels.read()
    switch (read.kind) {
      case 'read': return read.money
      case 'none': return nothingKnown
      case 'broken':
        warn(`coins: ${read.why}; it is set aside, and all tubes count as empty: only exact money is taken until they are counted (npm run float)`)
        try {
          levels.setAside()
        } catch {
          // It stays where it is until the next count replaces it; that it was broken is said.
        }
        return nothingKnown
    }
  }

  #held({ address, value }: { readonly address: number; readonly value: number }): Pick<HeldTube, 'count' | 'order'> {
    return this.#money.tubes.find(tube => tube.address === address && tube.value === value) ?? { count: 0, order: null }
  }

  /** The tubes with this one changed; those that the configuration does not name any more are kept: their coins may still be there. */
  #with({ address, value }: CountedTube, held: Pick<HeldTube, 'count' | 'order'>): HeldTube[] {
    const others = this.#money.tubes.filter(tube => tube.address !== address || tube.value !== value)
    return [...others, { address, value, ...held }].toSorted((one, other) => one.address - other.address)
  }

  #keep(changed: Partial<HeldMoney>): boolean {
    this.#money = { ...this.#money, ...changed }
    try {
      this.#options.levels.write(this.#money)
      this.#refused = false
      return true
    } catch (error) {
      if (!this.#refused) this.#options.warn(`coins: what is in the tubes can’t be written to ${this.#options.levels.where} (${String(error)})`)
      this.#refused = true
      return false
    }
  }
}
