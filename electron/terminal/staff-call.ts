import type { StaffCall as Shown } from '../contract/view.ts'
import type { Bookkeeper } from './bookkeeper.ts'
import type { Loop } from './loop.ts'
import { inTime } from './patience.ts'
import type { Ports } from './ports.ts'

export interface StaffCallParts {
  readonly ports: Pick<Ports, 'call' | 'clock'>
  /** How long the signal is waited for, ms. */
  readonly deadline: number
  readonly books: Bookkeeper
  readonly loop: Loop
  /** Somebody had called when the terminal went down, and nobody had come. */
  readonly called: boolean
  /** Draws the screen again. */
  readonly draw: () => void
}

/**
 * 係員呼出: a signal, a word on the screen, a line in the journal; nothing of it moves the flow. A call outlasts the visit, for
 * whoever called may be waiting beside the machine: it ends when staff answer, or when whoever called takes it back before
 * leaving. The screen says that staff are called only where the signal has taken it, and that it has not to whoever pressed, until
 * they press again or leave; a lamp that does not go out brings staff for nothing, which is no harm.
 */
export class StaffCall {
  readonly #parts: StaffCallParts
  #called: boolean
  /** Customers seen off so far: only who called, and is still there, may call off. */
  #customer = 0
  #calledBy: number | null = null
  /** Who pressed in vain: nobody will come. */
  #failedFor: number | null = null
  /** One after the other: a finger is quicker than some signals. */
  #last: Promise<void> = Promise.resolve()

  constructor(parts: StaffCallParts) {
    this.#parts = parts
    this.#called = parts.called
  }

  get shown(): Shown {
    if (this.#parts.ports.call === null) return 'none'
    if (!this.#called) return this.#failedFor === this.#customer ? 'failed' : 'offered'
    return this.#calledBy === this.#customer ? 'called' : 'coming'
  }

  /** Signal and journal say the same from the start, whatever the lamp showed before. */
  start(): void {
    if (this.#parts.ports.call !== null) this.#next(async () => { await this.#signal(this.#called, null) })
  }

  /** The customer calls, or calls off. What means nothing is traced. */
  touched(on: boolean): void {
    const { ports, loop } = this.#parts
    if (ports.call === null) return loop.trace('touched')
    const customer = this.#customer
    const { visit } = loop.flow
    this.#next(() => on ? this.#call(customer, visit) : this.#callOff(customer, visit))
  }

  /** Staff have come. A signal that is still on though nobody calls is switched off, too. */
  answered(): void {
    if (this.#parts.ports.call === null) return
    const { visit } = this.#parts.loop.flow
    this.#next(async () => {
      await this.#signal(false, visit)
      if (this.#called) this.#end(visit, 'staff')
    })
  }

  /** The customer has been seen off; the call stands. */
  departed(): void {
    this.#customer += 1
  }

  async #call(customer: number, visit: string | null): Promise<void> {
    const { books, loop, draw } = this.#parts
    if (this.#called) return loop.trace('touched')
    if (this.#failedFor !== null) this.#failed(null)
    if (!await this.#signal(true, visit)) return this.#failed(customer)
    loop.guard(() => {
      this.#called = true
      this.#calledBy = customer
      books.staffCalled(visit)
      draw()
    })
  }

  #failed(customer: number | null): void {
    const { loop, draw } = this.#parts
    loop.guard(() => {
      this.#failedFor = customer
      draw()
    })
  }

  async #callOff(customer: number, visit: string | null): Promise<void> {
    if (this.#calledBy !== customer) return this.#parts.loop.trace('touched')
    await this.#signal(false, visit)
    this.#end(visit, 'customer')
  }

  #end(visit: string | null, by: 'customer' | 'staff'): void {
    const { books, loop, draw } = this.#parts
    loop.guard(() => {
      this.#called = false
      this.#calledBy = null
      books.staffCallEnded(visit, by)
      draw()
    })
  }

  /** Whether it was taken. A signal that fails is staff's trouble: it is written down, and disturbs nobody. */
  async #signal(on: boolean, visit: string | null): Promise<boolean> {
    const { ports: { call, clock }, deadline, books, loop } = this.#parts
    if (call === null) return false
    const taken = await inTime(clock, deadline, call.signal(on)) === 'done'
    if (!taken) loop.guard(() => books.staffSignalFailed(visit, on))
    return taken
  }

  #next(step: () => Promise<void>): void {
    this.#last = this.#last.then(step)
  }
}
