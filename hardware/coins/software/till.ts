import { z } from 'zod'

const count = z.int().nonnegative()

/** All money that ever met these devices. What is `inserted` is `tookIn`, `returned`, `held` or `pulledBack`: yen. */
export const tillState = z.strictObject({
  /** Put into a slot. */
  inserted: count,
  /** Of it, inside to stay: in a tube or in the cash box. */
  tookIn: count,
  /** Of it, given back by the inlet. */
  returned: count,
  /** Of it, a note in escrow. */
  held: count,
  /** Of it, credited and then pulled out again on its string. */
  pulledBack: count,
  /** Thrown out by the hoppers. */
  paidOut: count,
  /** Put in and taken out by staff, past the inlets. */
  filled: count,
  emptied: count,
  /** From where nothing can be paid out. */
  cashBox: count,
  /** Lies outside and waits for a hand: returned and paid out. */
  tray: count,
  tubes: z.array(z.strictObject({
    value: count,
    /** Coins. */
    count,
    capacity: count,
    /** Of the hopper's last payout, coins; a hopper keeps it without power. */
    remaining: count, paid: count, unpaid: count,
  })),
})
export type TillState = z.infer<typeof tillState>
export type TillTube = TillState['tubes'][number]

/** An empty till; nothing lies anywhere but in the tubes. */
export function newTill(tubes: readonly Pick<TillTube, 'value' | 'count' | 'capacity'>[]): TillState {
  return {
    inserted: 0, tookIn: 0, returned: 0, held: 0, pulledBack: 0, paidOut: 0, filled: 0, emptied: 0, cashBox: 0, tray: 0,
    tubes: tubes.map((tube) => ({ value: tube.value, count: tube.count, capacity: tube.capacity, remaining: 0, paid: 0, unpaid: 0 })),
  }
}

/** The coins and notes themselves, whatever anybody is told of them: what counts and journals are held against. */
export class Till {
  #state: TillState
  readonly #keep: (state: TillState) => void

  /** @param keep told of each change before anybody else can see it. */
  constructor(state: TillState, keep: (state: TillState) => void = () => {}) {
    this.#state = state
    this.#keep = keep
  }

  get state(): TillState {
    return this.#state
  }

  /** Yen in all tubes. */
  get inTubes(): number {
    return this.#state.tubes.reduce((sum, { value, count }) => sum + value * count, 0)
  }

  tube(value: number): TillTube {
    const tube = this.#state.tubes.find((tube) => tube.value === value)
    if (tube === undefined) throw new Error(`there is no tube of ${value} yen`)
    return tube
  }

  /** Whether a coin of that value would fall into a tube. */
  hasRoom(value: number): boolean {
    return this.#state.tubes.some((tube) => tube.value === value && tube.count < tube.capacity)
  }

  /** Put in and given back. */
  giveBack(yen: number): void {
    const { inserted, returned, tray } = this.#state
    this.#change({ inserted: inserted + yen, returned: returned + yen, tray: tray + yen })
  }

  /** Put in and kept. */
  takeIn(yen: number, into: 'tube' | 'cashBox'): void {
    const { inserted, tookIn, cashBox } = this.#state
    const kept = { inserted: inserted + yen, tookIn: tookIn + yen }
    if (into === 'cashBox') this.#change({ ...kept, cashBox: cashBox + yen })
    else this.#change({ ...kept, tubes: this.#with(yen, { count: this.tube(yen).count + 1 }) })
  }

  /** Put in, on a string, and out again into the hand that holds it. */
  pullBack(yen: number): void {
    const { inserted, pulledBack } = this.#state
    this.#change({ inserted: inserted + yen, pulledBack: pulledBack + yen })
  }

  /** A note goes into escrow. */
  hold(yen: number): void {
    const { inserted, held } = this.#state
    this.#change({ inserted: inserted + yen, held: held + yen })
  }

  /** The note in escrow goes on into the cash box, or back. */
  release(where: 'cashBox' | 'back'): void {
    const { held, tookIn, returned, cashBox, tray } = this.#state
    if (where === 'cashBox') this.#change({ held: 0, tookIn: tookIn + held, cashBox: cashBox + held })
    else this.#change({ held: 0, returned: returned + held, tray: tray + held })
  }

  /** What a hopper has still to pay, of a new payout. */
  beginPayout(value: number, coins: number): void {
    this.#change({ tubes: this.#with(value, { remaining: coins, paid: 0, unpaid: 0 }) })
  }

  /** One coin falls out, and is counted. */
  payCoin(value: number): void {
    const { count, remaining, paid } = this.tube(value)
    const { paidOut, tray } = this.#state
    const tubes = this.#with(value, { count: count - 1, remaining: remaining - 1, paid: paid + 1 })
    this.#change({ paidOut: paidOut + value, tray: tray + value, tubes })
  }

  /** What remains will not be paid. */
  endPayout(value: number): void {
    const { remaining } = this.tube(value)
    this.#change({ tubes: this.#with(value, { remaining: 0, unpaid: remaining }) })
  }

  /** Staff makes it so many coins. */
  fill(value: number, coins: number): void {
    const { filled, emptied } = this.#state
    const yen = (coins - this.tube(value).count) * value
    this.#change({ filled: filled + Math.max(0, yen), emptied: emptied + Math.max(0, -yen), tubes: this.#with(value, { count: coins }) })
  }

  /** Staff takes the cash box out; yen. */
  collect(): number {
    const { cashBox, emptied } = this.#state
    this.#change({ cashBox: 0, emptied: emptied + cashBox })
    return cashBox
  }

  /** The customer takes all that lies outside; yen. */
  take(): number {
    const { tray } = this.#state
    this.#change({ tray: 0 })
    return tray
  }

  #with(value: number, changed: Partial<TillTube>): TillTube[] {
    return this.#state.tubes.map((tube) => (tube.value === value ? { ...tube, ...changed } : tube))
  }

  #change(changed: Partial<TillState>): void {
    this.#state = { ...this.#state, ...changed }
    this.#keep(this.#state)
  }
}
