/** What happened in an inlet: A > 0: money on channel A; A = 0: error or state B (ccTalk 229, 159). */
export interface InletEvent { readonly a: number; readonly b: number }

/** What an inlet remembers. */
export interface EventBuffer {
  /** 0 just after it was switched on, then 1 to 255 and 1 again. */
  readonly counter: number
  /** Five, newest first; (0, 0) where nothing has happened yet. */
  readonly events: readonly InletEvent[]
}

/** How far events are known: the counter, and what was remembered then, where that is known (not after a restart). */
export interface KnownEvents { readonly counter: number; readonly events?: readonly InletEvent[] }

export interface CountedEvent extends InletEvent {
  /** The inlet's counter at this event. */
  readonly counter: number
}

export type NewEvents =
  /** All of them, oldest first. */
  | { readonly kind: 'all'; readonly events: readonly CountedEvent[] }
  /** There were others: `overrun`: more than an inlet remembers; `reset`: it has begun to count anew. `events`: what it still remembers. */
  | { readonly kind: 'lost'; readonly why: 'overrun' | 'reset'; readonly events: readonly CountedEvent[] }

export type InletKind = 'coins' | 'notes'

/**
 * What has happened since. `notes` may remember (0, 0) as an event: a note was put in while all were inhibited.
 * Rule: ccTalk generic specification, "event counter" of 229 and 159.
 */
export function newEvents(known: KnownEvents, buffer: EventBuffer, kind: InletKind): NewEvents {
  throw new Error(`Not written yet: ${known.counter} ${buffer.counter} ${kind}`)
}
