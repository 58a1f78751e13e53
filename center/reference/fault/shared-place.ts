import type { Answer, Accepted, Noted } from '../../center.ts'
import type { Claims, Sealed } from '../../protocol.ts'
import type { Rendered } from '../issuing-server.ts'

export type Drawn = Extract<Rendered, { kind: 'drawn' }>

/** What the questions about one transaction bring. */
export interface Brought {
  readonly apply: Accepted
  readonly download: Sealed
  readonly report: Noted
}

/** Somebody whose answer waits for another's. */
export interface Parked<Value> {
  readonly answer: Answer<Value>
  readonly transaction: string
  readonly change: (answer: Answer<Value>) => void
}

type Late = { readonly [Call in keyof Brought]: Answer<Brought[Call]>[] }
type Waiting = { readonly [Call in keyof Brought]: Parked<Brought[Call]>[] }

/**
 * Where what belongs to one request lies in the way of another. The healthy center has no such place: each fault gets one of its own when
 * it is switched on, and it goes with the fault.
 */
export class SharedPlace {
  /** Documents by the name of their file, each with its sidecar, as the issuing server wrote them. */
  readonly files = new Map<string, Drawn>()
  /** The form of claims as it was filled in last. */
  form: Claims | null = null
  /** The envelope that was sent first. */
  envelope: string | null = null
  /** Documents made so far. */
  made = 0
  /** Answers that came after their time-out. */
  readonly late: Late = { apply: [], download: [], report: [] }
  /** Answers that wait for another to change with. */
  readonly parked: Waiting = { apply: [], download: [], report: [] }
  /** Answers on the line that let the next one go first. */
  readonly overtaken: (() => void)[] = []
}
