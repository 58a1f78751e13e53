import type { Flow } from '../flow/flow.ts'
import type { Denomination } from '../flow/yen.ts'
import type { Notice, ReadyView } from '../contract/view.ts'
import type { Ports } from './ports.ts'
import type { Settings } from './settings.ts'
import { viewOf } from './view-of.ts'
import type { Waits } from './waits.ts'

/** What hangs about the screen besides the flow: hours, notices, money taken, and the number of the view. */
export class Screen {
  readonly #ports: Pick<Ports, 'window' | 'clock'>
  readonly #settings: Settings
  readonly #waits: Waits
  #serial = 0
  #since = ''
  #flow: Flow | null = null
  hours: ReadyView['hours'] = null
  notices: readonly Notice[] = []
  values: readonly Denomination[] = []

  constructor(ports: Pick<Ports, 'window' | 'clock'>, settings: Settings, waits: Waits) {
    this.#ports = ports
    this.#settings = settings
    this.#waits = waits
  }

  show(flow: Flow): void {
    if (flow.step.kind === 'outOfService' && this.#flow?.step.kind !== 'outOfService') this.#since = new Date(this.#ports.clock.wall()).toISOString()
    this.#flow = flow
    this.#serial += 1
    const { demo } = this.#settings
    this.#ports.window.show(viewOf(flow, {
      serial: this.#serial, demo, hours: this.hours, notices: this.notices, values: this.values, since: this.#since,
      left: (wait) => this.#waits.left(wait),
    }))
  }

  /** Draws the same flow again, because something about it has changed. */
  refresh(): void {
    if (this.#flow !== null) this.show(this.#flow)
  }

  replace(): Promise<void> {
    return this.#ports.window.replace()
  }
}
