import type { Coins } from '../../hardware/coins/coins.ts'
import type { FlowEvent } from '../flow/event.ts'
import { hearCoins, hearPaidOut } from './ears.ts'
import type { Loop } from './loop.ts'
import type { Watchdogs } from './watchdogs.ts'

/** Moves the money, within a visit and outside of any. */
export class Cashier {
  readonly #coins: Coins
  readonly #mostOfAKind: number
  readonly #loop: Loop
  readonly #watchdogs: Watchdogs
  /** How many coins of each value this visit has put in. */
  readonly #taken = new Map<number, number>()

  /** @param mostOfAKind how many coins of one value are taken in one visit (通貨法7条: nobody has to take more than 20). */
  constructor(coins: Coins, mostOfAKind: number, loop: Loop, watchdogs: Watchdogs) {
    this.#coins = coins
    this.#mostOfAKind = mostOfAKind
    this.#loop = loop
    this.#watchdogs = watchdogs
  }

  /** Of a coin of which there have been enough, it is said that it is not taken; notes are taken without end. */
  readCoins(): void {
    const { visit } = this.#loop.flow
    const wanted = (value: number): boolean => (this.#taken.get(value) ?? 0) < this.#mostOfAKind
    this.#watchdogs.watch('coins', this.#coins.state(), {
      hear: (state) => hearCoins(visit, { ...state, values: state.values.filter(wanted) }), late: { kind: 'faultRaised', code: 'coins.offline' },
    })
  }

  credited({ inlet, yen }: Extract<FlowEvent, { kind: 'credited' }>): void {
    if (inlet === 'coins') this.#taken.set(yen, (this.#taken.get(yen) ?? 0) + 1)
  }

  /** The next one begins with none. */
  forget(): void {
    this.#taken.clear()
  }

  accept(values: readonly number[]): void {
    this.#coins.accept(values).catch(() => this.#loop.tell({ kind: 'faultRaised', code: 'coins.offline' }))
  }

  closeInlet(): void {
    const closed = { kind: 'inletClosed', visit: this.#loop.flow.visit } as const
    this.#watchdogs.watch('inlet', this.#coins.inhibit(), { hear: () => closed, late: { ...closed, late: true } })
  }

  /** @param yen to be counted out; @param order under which that stands in the journal. */
  payOut(yen: number, order: string): void {
    const { visit } = this.#loop.flow
    this.#watchdogs.watch('payOut', this.#coins.payOut(yen, order), {
      hear: (answer) => hearPaidOut(visit, yen, answer), late: { kind: 'paidOut', visit, result: 'unknown', paid: 0 },
    })
  }
}
