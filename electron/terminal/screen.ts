import type { Notice, ReadyView } from '../contract/view.ts'
import type { Flow } from '../flow/flow.ts'
import type { Denomination } from '../flow/yen.ts'
import type { Ports } from './ports.ts'
import { viewOf } from './view-of.ts'
import type { Waits } from './waits.ts'

/** What ① tells besides what the flow knows. */
interface Learnt {
  readonly hours: ReadyView['hours']
  readonly notices: readonly Notice[]
  /** Money the coin device takes at all. */
  readonly values: readonly Denomination[]
}

/** What hangs about the screen besides the flow: what ① tells, the number of the view, and since when there is no service. */
export class Screen {
  readonly #ports: Pick<Ports, 'window' | 'clock'>
  readonly #demo: boolean
  readonly #waits: Waits
  #serial = 0
  #since = ''
  #flow: Flow | null = null
  #learnt: Learnt = { hours: null, notices: [], values: [] }

  constructor(ports: Pick<Ports, 'window' | 'clock'>, demo: boolean, waits: Waits) {
    this.#ports = ports
    this.#demo = demo
    this.#waits = waits
  }

  show(flow: Flow): void {
    const wasOut = this.#flow?.step.kind === 'outOfService'
    if (flow.step.kind === 'outOfService' && !wasOut) this.#since = new Date(this.#ports.clock.wall()).toISOString()
    this.#flow = flow
    this.#serial += 1
    const left = (wait: Parameters<Waits['left']>[0]) => this.#waits.left(wait)
    this.#ports.window.show(viewOf(flow, { serial: this.#serial, demo: this.#demo, since: this.#since, left, ...this.#learnt }))
  }

  /** Draws ① again where this changes it. */
  learn(news: Partial<Learnt>): void {
    const before = JSON.stringify(this.#learnt)
    this.#learnt = { ...this.#learnt, ...news }
    if (this.#flow?.step.kind === 'ready' && JSON.stringify(this.#learnt) !== before) this.show(this.#flow)
  }

  replace(): Promise<void> {
    return this.#ports.window.replace()
  }
}
