import type { Inlet } from '../coins.ts'

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

/**
 * What has happened since. `notes` may remember (0, 0) as an event: a note was put in while all were inhibited.
 * Rule: ccTalk generic specification, "event counter" of 229 and 159.
 */
export function newEvents(known: KnownEvents, buffer: EventBuffer, kind: Inlet): NewEvents {
  const { counter, events } = buffer
  const since = counter === 0 ? 0 : known.counter === 0 ? counter : (counter - known.counter + 255) % 255
  if (isReset(known, buffer, since, kind)) return { kind: 'lost', why: 'reset', events: counted(buffer, Math.min(counter, events.length)) }
  if (since > events.length) return { kind: 'lost', why: 'overrun', events: counted(buffer, events.length) }
  return { kind: 'all', events: counted(buffer, since) }
}

/** Whether an inlet has begun to count anew: what it remembers can't have come after what was known. */
function isReset(known: KnownEvents, { counter, events }: EventBuffer, since: number, kind: Inlet): boolean {
  if (counter === 0) return known.counter !== 0
  // Of a device that was not reset meanwhile it is certain how many of the slots are taken.
  const wrapped = known.counter > counter
  const taken = wrapped ? events.length : Math.min(counter, events.length)
  const empty = events.slice(0, taken).map(isEmpty)
  // It may note having been switched on as its first event, which is empty (specification, "event code at power-up").
  const firstOfAll = wrapped ? -1 : counter - 1
  if (kind === 'coins' && empty.some((none, slot) => none && slot !== firstOfAll)) return true
  // Of notes (0, 0) means something, but hardly in all of the slots that nothing can be in after a reset.
  if (kind === 'notes' && wrapped && counter < events.length && empty.slice(counter).every(Boolean)) return true
  return known.events !== undefined && since <= events.length && !overlaps(known.events, events, since)
}

/** Whether what was remembered before is where so many new events have pushed it. */
function overlaps(before: readonly InletEvent[], now: readonly InletEvent[], since: number): boolean {
  return now.slice(since).every(({ a, b }, slot) => before[slot]?.a === a && before[slot].b === b)
}

function isEmpty({ a, b }: InletEvent): boolean {
  return a === 0 && b === 0
}

/** The newest of them, oldest first, each with the counter at it. */
function counted({ counter, events }: EventBuffer, count: number): CountedEvent[] {
  return events.slice(0, count).map((event, slot) => ({ ...event, counter: (counter - slot + 254) % 255 + 1 })).toReversed()
}
