import type { View } from '../contract/view.ts'
import type { Flow, StepKind } from '../flow/flow.ts'
import type { Ports } from './ports.ts'
import type { Learnt, Surroundings } from './surroundings.ts'
import { viewOf } from './view-of.ts'

/** What the screen asks for when it draws. */
export type Sources = Pick<Surroundings, 'demo' | 'left' | 'opensAt' | 'residence' | 'typed' | 'staffCall'>

/** Steps whose screens show what is learnt. */
const learns: readonly StepKind[] = ['ready', 'outOfService', 'settling']

/** What hangs about the screen besides the flow: what ① tells, the number of the view, and since when there is no service. */
export class Screen {
  readonly #ports: Pick<Ports, 'window' | 'clock'>
  readonly #sources: Sources
  #serial = 0
  #since = ''
  #flow: Flow | null = null
  #shown = ''
  #learnt: Learnt = { hours: null, values: [], notices: [], stops: [], announcement: null, receiptLies: false }

  constructor(ports: Pick<Ports, 'window' | 'clock'>, sources: Sources) {
    this.#ports = ports
    this.#sources = sources
  }

  show(flow: Flow): void {
    const wasOut = this.#flow?.step.kind === 'outOfService'
    if (flow.step.kind === 'outOfService' && !wasOut) this.#since = new Date(this.#ports.clock.wall()).toISOString()
    this.#flow = flow
    this.#serial += 1
    const view = this.#draw(flow)
    this.#shown = JSON.stringify(view.screen)
    this.#ports.window.show(view)
  }

  /** Draws ①, 時間外 and the way out again where this changes them. */
  learn(news: Partial<Learnt>): void {
    this.#learnt = { ...this.#learnt, ...news }
    const flow = this.#flow
    if (flow === null || !learns.includes(flow.step.kind)) return
    if (JSON.stringify(this.#draw(flow).screen) !== this.#shown) this.show(flow)
  }

  replace(): Promise<void> {
    return this.#ports.window.replace()
  }

  #draw(flow: Flow): View {
    return viewOf(flow, { ...this.#sources, ...this.#learnt, serial: this.#serial, since: this.#since })
  }
}
