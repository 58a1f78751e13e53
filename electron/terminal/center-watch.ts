import type { CenterStanding } from '../../center/protocol.ts'
import type { FaultCode } from '../flow/fault.ts'
import type { Bookkeeper } from './bookkeeper.ts'
import { isSkewed } from './clock.ts'
import { centerFaultCode } from './ears.ts'
import type { Loop } from './loop.ts'
import type { Ports } from './ports.ts'
import type { Settings } from './settings.ts'
import type { Known } from './standing.ts'
import { StopBook } from './stop-book.ts'

/** Asks the center for its standing, and keeps what can be believed of it. */
export class CenterWatch {
  readonly #ports: Pick<Ports, 'center' | 'clock' | 'readStops'>
  readonly #identity: Settings['identity']
  readonly #books: Bookkeeper
  readonly #loop: Loop
  readonly #stops: StopBook
  #standing: CenterStanding | null = null
  #asked = 0
  #answered = 0
  #outcome: FaultCode | null = null

  /** @param highest version of a stop notice that ever was in force here. */
  constructor(ports: Pick<Ports, 'center' | 'clock' | 'readStops'>, { identity }: Settings, books: Bookkeeper, loop: Loop, highest: number | null) {
    this.#ports = ports
    this.#identity = identity
    this.#books = books
    this.#loop = loop
    this.#stops = new StopBook(highest)
  }

  /** Null when nothing can be believed: then nothing is open. */
  get known(): Known | null {
    const notice = this.#stops.inForce
    if (this.#standing === null || notice === null) return null
    const { hours, holidays } = this.#standing
    return { hours, holidays, notice }
  }

  /** One heartbeat (I-16); what is wrong with the center, or with either clock, null when all is well. Never rejects. */
  async ask(): Promise<FaultCode | null> {
    this.#asked += 1
    const turn = this.#asked
    const answer = await this.#ports.center.heartbeat(this.#identity).catch(() => ({ kind: 'fault', fault: 'unreachable' } as const))
    const notice = answer.kind === 'ok' ? await this.#ports.readStops(answer.value.stops).catch(() => null) : null
    // Overtaken by the answer to a later question: an older notice would be no news, and no offence either.
    if (turn < this.#answered) return this.#outcome
    this.#answered = turn
    this.#loop.guard(() => {
      switch (answer.kind) {
        case 'ok': this.#outcome = this.#hear(answer.value, notice); break
        case 'refused': this.#outcome = 'center.invalidAnswer'; break
        case 'fault': this.#outcome = centerFaultCode(answer.fault)
      }
    })
    return this.#outcome
  }

  #hear(standing: CenterStanding, notice: Known['notice'] | null): FaultCode | null {
    this.#standing = standing
    const word = this.#stops.take(notice)
    if (word === 'refused') return 'center.invalidAnswer'
    if (word === 'newer' && notice !== null) this.#books.stopsSeen(notice.version, notice.stops.length)
    return isSkewed(standing.now, this.#ports.clock.wall()) ? 'clock.skewed' : null
  }
}
