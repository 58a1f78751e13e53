import type { FlowEvent } from '../flow/event.ts'
import type { Flow } from '../flow/flow.ts'

/** What the parts of the terminal need of its loop. */
export interface Loop {
  readonly flow: Flow
  /** Takes an event in; it is worked off after those before it. */
  tell(event: FlowEvent): void
  /** Writes down that something of this kind came and meant nothing. */
  trace(event: FlowEvent['kind']): void
  /** Runs what may throw. A throw is a bug and stops the terminal; once stopped, nothing is run any more. */
  guard(run: () => void): void
}
