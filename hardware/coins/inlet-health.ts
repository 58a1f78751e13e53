import type { Announcer } from './announcer.ts'
import type { CoinFault, Inlet } from './coins.ts'
import type { InletDevice } from './cctalk/inlet-device.ts'
import type { Timer } from './timer.ts'

/** `full`: of notes. */
export type Illness = 'jam' | 'broken' | 'full'

interface HealthParts {
  readonly inlet: Inlet
  readonly device: Pick<InletDevice, 'selfCheck'>
  /** Optical sensors that are covered and should not be. */
  readonly covered: () => Promise<boolean>
  readonly announcer: Announcer
  readonly timer: Timer
}

/** How often one that is not well is asked whether it is again, in polls. */
const everyPolls = 10
/** How often one that is closed is asked, though nothing is known to be wrong, ms. */
const wellMs = 60_000
/** Self checks without an answer until it counts as one that has none. */
const patience = 2

/**
 * What is wrong with an inlet. A jam is over with the next coin that goes in, everything else when self check and sensors say so. A note
 * acceptor that is full or broken only takes its values away; what is stuck in it is a jam like any other.
 */
export class InletHealth {
  readonly #parts: HealthParts
  readonly #ills = new Set<Illness>()
  #polls = 0
  #examinedAt = 0
  #unanswered = 0

  constructor(parts: HealthParts) {
    this.#parts = parts
  }

  /** Whether it can take anything. */
  get fit(): boolean {
    return !this.#ills.has('full') && !this.#ills.has('broken')
  }

  ill(illness: Illness): void {
    this.#ills.add(illness)
    const fault = this.#faultOf(illness)
    if (fault !== null) this.#parts.announcer.raise(fault, this.#parts.inlet)
  }

  /** Something went in as it should. */
  well(): void {
    this.#over('jam')
    this.#over('full')
  }

  /** It says that something is other than before: it is asked soon. */
  changed(): void {
    this.#polls = everyPolls - 1
  }

  /** It has just come. */
  async met(): Promise<void> {
    this.#unanswered = 0
    await this.#examine()
  }

  /** Now and then, while something is wrong; else only while nothing can fall in, for it takes its time. */
  async look(open: boolean): Promise<void> {
    if (this.#ills.size === 0) {
      if (!open && this.#parts.timer.now() - this.#examinedAt >= wellMs) await this.#examine()
      return
    }
    this.#polls = (this.#polls + 1) % everyPolls
    if (this.#polls === 0) await this.#examine()
  }

  /** Asks it what it finds wrong with itself; one that can't say so is well. */
  async #examine(): Promise<void> {
    this.#examinedAt = this.#parts.timer.now()
    const check = this.#unanswered < patience ? await this.#parts.device.selfCheck() : null
    if (check?.kind === 'silent') {
      this.#unanswered += 1
      if (this.#unanswered < patience) return
    } else if (check !== null) this.#unanswered = 0
    const wrong = (check?.kind === 'told' && check.value.code !== 0) || await this.#parts.covered()
    if (wrong && this.#ills.size === 0) this.ill('broken')
    if (!wrong) for (const illness of this.#ills) this.#over(illness)
  }

  #over(illness: Illness): void {
    const fault = this.#faultOf(illness)
    if (this.#ills.delete(illness) && fault !== null) this.#parts.announcer.clear(fault, this.#parts.inlet)
  }

  #faultOf(illness: Illness): CoinFault | null {
    switch (illness) {
      case 'jam': return 'jam'
      case 'broken': return this.#parts.inlet === 'coins' ? 'broken' : null
      case 'full': return null
    }
  }
}
