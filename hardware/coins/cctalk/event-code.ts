/**
 * `reject`: given back. `jam`: something is stuck on the way in. `fraud`: somebody pulled a coin back or worse. `return`: the customer pressed
 * the return lever. `broken`: a part does not do as it should. `state`: no fault, e.g. inhibited, or a cash box was taken out. `escrow`: a note went
 * back out of escrow. `full`: it takes no more notes.
 */
export type EventGroup = 'reject' | 'jam' | 'fraud' | 'return' | 'broken' | 'state' | 'escrow' | 'full'

export interface EventCode {
  readonly group: EventGroup
  /** For staff and logs. */
  readonly words: string
}

/** What an error of a coin acceptor means (229, A = 0); one that is not in the table is a `reject`. */
export function coinEvent(code: number): EventCode {
  return { group: 'reject', words: `event ${code}` }
}

/** What a state of a note acceptor means (159, A = 0); one that is not in the table is a `state`. */
export function noteEvent(code: number): EventCode {
  return { group: 'state', words: `event ${code}` }
}
