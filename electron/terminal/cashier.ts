import type { Coins } from '../../hardware/coins/coins.ts'
import type { FlowEvent } from '../flow/event.ts'
import { hearCoins, hearPaidOut } from './ears.ts'
import type { Loop } from './loop.ts'
import type { Watchdogs } from './watchdogs.ts'

/** Moves the money, within a visit and outside of any. */
export class Cashier {
  readonly #coins: Coins
  readonly #loop: Loop
  readonly #watchdogs: Watchdogs

  constructor(coins: Coins, loop: Loop, watchdogs: Watchdogs) {
    this.#coins = coins
    this.#loop = loop
    this.#watchdogs = watchdogs
  }

  readCoins(): void {
    const { visit } = this.#loop.flow
    this.#watchdogs.watch('coins', this.#coins.state(), { hear: (state) => hearCoins(visit, state), late: { kind: 'faultRaised', code: 'coins.offline' } })
  }

  accept(values: readonly number[]): void {
    this.#coins.accept(values).catch(() => this.#loop.tell({ kind: 'faultRaised', code: 'coins.offline' }))
  }

  closeInlet(): void {
    const closed: FlowEvent = { kind: 'inletClosed', visit: this.#loop.flow.visit }
    this.#watchdogs.watch('inlet', this.#coins.inhibit(), { hear: () => closed, late: closed })
  }

  /** @param yen to be counted out; @param order under which that stands in the journal. */
  payOut(yen: number, order: string): void {
    const { visit } = this.#loop.flow
    this.#watchdogs.watch('payOut', this.#coins.payOut(yen, order), {
      hear: (answer) => hearPaidOut(visit, yen, answer), late: { kind: 'paidOut', visit, result: 'stuck', paid: 0 },
    })
  }
}
