import { wait } from '../timer.ts'
import type { HopperFlag } from './hopper-flags.ts'
import type { HopperStatus } from './hopper.ts'
import type { Payer } from './pay-out.ts'
import type { Done, Told } from './peer.ts'
import type { Timer } from '../timer.ts'

/** How one message fares: heard and answered, heard and the answer lost, or lost on its way there. */
export type Fate = 'answered' | 'unanswered' | 'unheard'

export interface Model {
  readonly stock: number
  /** Status before anything is ordered. */
  readonly before: HopperStatus
  /** After so many coins one sticks in the exit. */
  readonly jamAfter: number | null
  /** Never gives up by itself, however long no coin comes. */
  readonly obstinate: boolean
  /** Loses power for a moment, so many ms from now. */
  readonly resetAt: number | null
  /** Still knows after that what it paid last. */
  readonly remembers: boolean
  /** Counts orders that it refuses, as some makers' do. */
  readonly countsRefused: boolean
  /** Forgets what it did not pay when it gives up, as some makers' do. */
  readonly forgetsUnpaid: boolean
  /** Of each message in turn; after them all are answered. */
  readonly fates: readonly Fate[]
}

const coinMs = 150
const giveUpMs = 10_000
const answerMs = 15
const silentMs = 900

/** A hopper behind a line that loses messages; it counts for itself what really comes out. */
export class ModelHopper implements Payer {
  readonly #timer: Timer
  readonly #model: Model
  readonly #fates: Fate[]
  #status: HopperStatus
  #stock: number
  #enabled = false
  #flags = new Set<HopperFlag>()
  #callOff = (): void => {}
  /** Coins that lie in the customer's tray. */
  out = 0
  orders = 0

  constructor(timer: Timer, model: Model) {
    this.#timer = timer
    this.#model = model
    this.#fates = [...model.fates]
    this.#status = model.before
    this.#stock = model.stock
    if (model.resetAt !== null) timer.after(model.resetAt, () => this.#reset())
  }

  async status(): Promise<Told<HopperStatus>> {
    return await this.#told(() => this.#status)
  }

  async serial(): Promise<Told<number>> {
    return await this.#told(() => 4711)
  }

  async flags(): Promise<Told<ReadonlySet<HopperFlag>>> {
    return await this.#told(() => new Set([...this.#flags, ...this.#enabled ? [] : ['disabled' as const]]))
  }

  async enable(): Promise<Done> {
    return await this.#done(() => {
      this.#enabled = true
      return 'done'
    })
  }

  async stop(): Promise<Told<number>> {
    return await this.#told(() => {
      const { remaining } = this.#status
      this.#giveUp()
      return remaining
    })
  }

  async dispense(serial: number, count: number): Promise<Done> {
    this.orders += 1
    return await this.#done(() => {
      const may = serial === 4711 && this.#enabled && this.#status.remaining === 0
      const counter = this.#status.counter === 255 ? 1 : this.#status.counter + 1
      if (!may) {
        if (this.#model.countsRefused) this.#status = { ...this.#status, counter }
        return 'refused'
      }
      this.#status = { counter, remaining: count, paid: 0, unpaid: 0 }
      this.#flags = new Set()
      this.#next()
      return 'done'
    })
  }

  #next(): void {
    if (this.#status.remaining === 0) return
    const jammed = this.out === this.#model.jamAfter
    if ((jammed || this.#stock === 0) && this.#model.obstinate) return
    if (jammed || this.#stock === 0) {
      this.#callOff = this.#timer.after(giveUpMs, () => {
        this.#flags.add('timeout')
        if (jammed) this.#flags.add('optoBlocked')
        this.#giveUp()
      })
      return
    }
    this.#callOff = this.#timer.after(coinMs, () => {
      this.out += 1
      this.#stock -= 1
      this.#status = { ...this.#status, remaining: this.#status.remaining - 1, paid: this.#status.paid + 1 }
      this.#next()
    })
  }

  #giveUp(): void {
    this.#callOff()
    const { counter, remaining, paid, unpaid } = this.#status
    this.#status = { counter, remaining: 0, paid, unpaid: this.#model.forgetsUnpaid ? 0 : remaining + unpaid }
  }

  #reset(): void {
    this.#callOff()
    const { remaining, paid, unpaid } = this.#status
    this.#status = { counter: 0, remaining: 0, ...this.#model.remembers ? { paid, unpaid: remaining + unpaid } : { paid: 0, unpaid: 0 } }
    this.#enabled = false
    this.#flags = new Set(['powerUp'])
  }

  async #told<T>(read: () => T): Promise<Told<T>> {
    const heard = await this.#message(read)
    return heard.kind === 'silent' ? heard : { kind: 'told', value: heard.value }
  }

  async #done(act: () => Done): Promise<Done> {
    const heard = await this.#message(act)
    return heard.kind === 'silent' ? 'silent' : heard.value
  }

  async #message<T>(act: () => T): Promise<{ readonly kind: 'heard'; readonly value: T } | { readonly kind: 'silent' }> {
    const fate = this.#fates.shift() ?? 'answered'
    const value = fate === 'unheard' ? null : { value: act() }
    await wait(this.#timer, fate === 'answered' ? answerMs : silentMs)
    return fate === 'answered' && value !== null ? { kind: 'heard', ...value } : { kind: 'silent' }
  }
}
