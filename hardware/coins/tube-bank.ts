import { isStuck } from './cctalk/hopper-flags.ts'
import { outcomeOf, unheardMs } from './cctalk/order-outcome.ts'
import { planChange } from './change.ts'
import { wait } from './timer.ts'
import { inTurn } from './turn.ts'
import type { Announcer } from './announcer.ts'
import type { Hopper, HopperStatus } from './cctalk/hopper.ts'
import type { PaidOut, Recalled, Tube } from './coins.ts'
import type { TubeOrder } from './levels.ts'
import type { CountedTube, OwnCount } from './own-count.ts'
import type { Timer } from './timer.ts'

/** `unmet`: not spoken to yet. `stuck` until its power was off, or it says that nothing is wrong; `still` until its power was off. */
type Condition = 'unmet' | 'well' | 'silent' | 'stuck' | 'still'

interface Paying {
  readonly hopper: Hopper
  condition: Condition
  missed: number
  /** Since when its counter stands where it was before an order whose end nobody saw, ms. */
  unmovedAt: number | null
  /** Its lower sensor is not covered. */
  low: boolean
  /** When it was asked for that, ms. */
  lowAskedAt: number
}

export interface TubeBankParts {
  /** By the address of their tube. */
  readonly hoppers: ReadonlyMap<number, Hopper>
  readonly announcer: Announcer
  readonly count: OwnCount
  readonly timer: Timer
}

/** Looks without an answer until a tube counts as silent; nothing is promised from it after one. */
const patience = 2
/** Coins that a hopper can be asked for at once. */
const mostAtOnce = 255
/** Between two looks at a tube that still pays what nobody waits for any more, and how long it may take, ms. */
const recallMs = 200
const longestMs = 60_000
/** How long it may not answer meanwhile, ms. */
const silentMs = 5_000
/** Of a pay-out: after so long no further tube is ordered to pay, and one that still pays is told to stop, ms. All of it is over within 75 s. */
const lastOrderMs = 45_000
const stopMs = 65_000
/** How often a tube is asked for its level, ms. */
const levelMs = 60_000

/**
 * The tubes, each with its hopper. What has to be paid is planned over them, and each does its part; what one does not pay is planned anew over the
 * others, and it is not asked again. A tube that gets stuck, or falls silent, raises `payoutStuck` and is left out until its power was off, or
 * it says that it is well.
 */
export class TubeBank {
  readonly #parts: TubeBankParts
  readonly #tubes: ReadonlyMap<number, Paying>
  readonly #inTurn = inTurn()

  constructor(parts: TubeBankParts) {
    this.#parts = parts
    this.#tubes = new Map([...parts.hoppers].map(([address, hopper]) => [address, newPaying(hopper)]))
  }

  /** What can be paid out from now: nothing while the disk refuses to have it written down. */
  usable(): readonly CountedTube[] {
    const { count } = this.#parts
    return count.written ? count.tubes().filter(tube => this.#isUsable(tube)) : []
  }

  tubes(): readonly Tube[] {
    return this.usable().map(({ address, value, count, capacity, level }) => {
      const few = level !== 'empty' && this.#tubes.get(address)?.low === true
      return { value, count, capacity, level: few ? 'low' : level }
    })
  }

  /**
   * Asks each tube how it is; one that was cut off in the middle of an order says how that ended. Not while it pays.
   * @param isOpen whether coins can fall: then whoever did not answer last is not waited for. @param alive others on the bus answer: silence
   * is a tube's own.
   */
  async look(isOpen: () => boolean, alive: boolean): Promise<void> {
    await this.#inTurn(async () => {
      this.#parts.count.tryAgain()
      for (const [address, tube] of this.#tubes) {
        if (tube.missed === 0 || !isOpen()) await this.#lookAt(address, tube, alive)
        if (!isOpen()) await this.#lookInto(tube)
      }
    })
  }

  /** @param yen whole, not negative. @param order names this pay-out. */
  async payOut(yen: number, order: string): Promise<PaidOut> {
    if (!Number.isSafeInteger(yen) || yen < 0) throw new RangeError('an amount to pay out is whole yen')
    const asked = this.#parts.timer.now()
    return await this.#inTurn(() => this.#pay(yen, order, asked))
  }

  /** What came of a pay-out; waits while a tube still pays of it. */
  async recall(order: string): Promise<Recalled> {
    return await this.#inTurn(async () => {
      await this.#settled(order)
      const last = this.#parts.count.payOut
      if (last === 'forgotten') return { kind: 'unknown' }
      if (last?.order !== order) return { kind: 'never' }
      if (last.blurred || this.#owing(order).length > 0 || this.#parts.count.isOutOfReach(order)) return { kind: 'unknown' }
      // Nothing came out, for certain: whether anything was ordered makes no difference to anybody.
      if (last.paid === 0 && last.yen > 0) return { kind: 'never' }
      return this.#outcome(last.yen, last.paid)
    })
  }

  /** @param asked when it was asked for, by the timer. */
  async #pay(yen: number, order: string, asked: number): Promise<PaidOut> {
    if (!this.#parts.count.begun(order, yen)) return { kind: 'stuck', paid: 0, owed: yen }
    // One that missed a look while coins fell was not asked again.
    for (const [address, tube] of this.#tubes) if (tube.missed > 0) await this.#lookAt(address, tube, false)
    let paid = 0
    /** May have come out uncounted: nobody pays it a second time. */
    let doubtful = 0
    const failed = new Set<number>()
    for (;;) {
      const usable = this.usable().filter(({ address }) => !failed.has(address))
      const { counts } = planChange(usable, yen - paid - doubtful)
      // The largest coins first: what they do not pay, smaller ones can.
      const [next] = usable.flatMap((tube, at) => (counts[at] ?? 0) === 0 ? [] : [{ tube, coins: Math.min(counts[at] ?? 0, mostAtOnce) }])
        .toSorted((one, other) => other.tube.value - one.tube.value)
      if (next === undefined || this.#parts.timer.now() - asked >= lastOrderMs) return this.#outcome(yen, paid)
      const outcome = await this.#payFrom(next.tube, next.coins, order, asked + stopMs)
      if (outcome.paid < next.coins) failed.add(next.tube.address)
      paid += outcome.paid * next.tube.value
      doubtful += outcome.doubtful * next.tube.value
    }
  }

  #outcome(yen: number, paid: number): PaidOut {
    return paid === yen ? { kind: 'paid', paid } : { kind: this.#anyOut() ? 'stuck' : 'short', paid, owed: yen - paid }
  }

  /** Asks one hopper once. The order is on disk before, so that a start can tell what became of it. @param until by the timer. */
  async #payFrom(tube: CountedTube, coins: number, of: string, until: number): Promise<{ readonly paid: number; readonly doubtful: number }> {
    const paying = this.#tubes.get(tube.address)
    const before = await paying?.hopper.status()
    if (paying === undefined || before?.kind !== 'told') {
      if (paying !== undefined) this.#out(tube.address, paying, 'silent')
      return { paid: 0, doubtful: 0 }
    }
    const order = { of, coins, before: before.value.counter }
    if (!this.#parts.count.ordered(tube.address, order)) return { paid: 0, doubtful: 0 }
    const outcome = await paying.hopper.payOut(coins, until)
    if (outcome.sure) this.#parts.count.paid(tube.address, outcome.paid, outcome.why === 'empty')
    switch (outcome.why) {
      case 'done': case 'empty': break
      case 'stuck': case 'still': case 'silent': this.#out(tube.address, paying, outcome.why)
    }
    return { paid: outcome.paid, doubtful: outcome.sure ? 0 : outcome.unpaid }
  }

  /** Tubes that were ordered to pay, and of which nobody saw what they did. */
  #owing(of: string): readonly CountedTube[] {
    return this.#parts.count.tubes().filter(({ order }) => order?.of === of)
  }

  async #settled(order: string): Promise<void> {
    const { timer } = this.#parts
    const begun = timer.now()
    while (this.#owing(order).length > 0 && timer.now() - begun < longestMs) {
      for (const { address } of this.#owing(order)) {
        const tube = this.#tubes.get(address)
        if (tube === undefined) return
        await this.#lookAt(address, tube, false)
        if (tube.missed > 0 && timer.now() - begun >= silentMs) return
      }
      if (this.#owing(order).length > 0) await wait(timer, recallMs)
    }
  }

  async #lookAt(address: number, tube: Paying, alive: boolean): Promise<void> {
    // Who was silent is asked once first: three times would be long.
    const status = tube.missed === 0 || await tube.hopper.isThere() ? await tube.hopper.status() : null
    if (status?.kind !== 'told') {
      tube.missed = alive ? tube.missed + 1 : 1
      if (tube.missed >= patience && tube.condition !== 'stuck' && tube.condition !== 'still') this.#out(address, tube, 'silent')
      return
    }
    if (tube.missed > 0) tube.lowAskedAt = -Infinity
    tube.missed = 0
    const { counter } = status.value
    const ordered = this.#parts.count.tubes().find(held => held.address === address)
    if (ordered !== undefined && ordered.order !== null && !await this.#settle(tube, ordered, ordered.order, status.value)) return
    tube.unmovedAt = null
    switch (counter === 0 ? 'well' : await this.#wellNow(tube)) {
      case 'stuck': return this.#out(address, tube, tube.condition === 'still' ? 'still' : 'stuck')
      case 'well':
        tube.condition = 'well'
        this.#parts.announcer.clear('payoutStuck', String(address))
    }
  }

  /**
   * How a hopper is whose counter is not 0: with 0 its power was off, and whoever did that has looked at it. What it says of itself is of its
   * last order, and survives a restart of ours. One that can't say so is tried once more after a restart.
   */
  async #wellNow({ hopper, condition }: Paying): Promise<'well' | 'stuck'> {
    switch (condition) {
      case 'well': case 'silent': return 'well'
      case 'still': return 'stuck'
      case 'unmet': case 'stuck': {
        const flags = await hopper.flags()
        if (flags.kind === 'told') return isStuck(flags.value) ? 'stuck' : 'well'
        return condition === 'unmet' ? 'well' : 'stuck'
      }
    }
  }

  /** What its level sensors say, now and then; those that do not answer have none. */
  async #lookInto(tube: Paying): Promise<void> {
    const { timer } = this.#parts
    if (tube.missed > 0 || timer.now() - tube.lowAskedAt < levelMs) return
    const level = await tube.hopper.level()
    tube.lowAskedAt = level.kind === 'told' ? timer.now() : Infinity
    tube.low = level.kind === 'told' && level.value.low === true
  }

  #isUsable({ address, order }: CountedTube): boolean {
    const tube = this.#tubes.get(address)
    return order === null && tube?.condition === 'well' && tube.missed === 0
  }

  /**
   * What became of an order whose end nobody saw; false: it is not over. A hopper whose power was off has forgotten that it
   * was let pay: its counter of 0 then says nothing.
   */
  async #settle(paying: Paying, { address }: CountedTube, order: TubeOrder, status: HopperStatus): Promise<boolean> {
    const { count, timer } = this.#parts
    if (status.remaining > 0) return false
    const outcome = outcomeOf(order, status)
    if (outcome === null) count.blurred(address)
    else if (outcome !== 'unmoved') count.paid(address, outcome, false)
    else {
      // It may have heard its order only just now.
      paying.unmovedAt ??= timer.now()
      if (timer.now() - paying.unmovedAt < unheardMs) return false
      const flags = order.before === 0 ? await paying.hopper.flags() : null
      if (flags !== null && flags.kind !== 'told') return false
      if (flags?.value.has('disabled') === true) count.blurred(address)
      else count.paid(address, 0, false)
    }
    return true
  }

  #out(address: number, tube: Paying, condition: 'silent' | 'stuck' | 'still'): void {
    tube.condition = condition
    this.#parts.announcer.raise('payoutStuck', String(address))
  }

  #anyOut(): boolean {
    return [...this.#tubes.values()].some(({ condition }) => condition !== 'well')
  }
}

function newPaying(hopper: Hopper): Paying {
  return { hopper, condition: 'unmet', missed: 0, unmovedAt: null, low: false, lowAskedAt: -Infinity }
}
