import { coinEvent, noteEvent } from './cctalk/event-code.ts'
import type { Credit, Inlet } from './coins.ts'
import type { EventGroup } from './cctalk/event-code.ts'
import type { CountedEvent, InletEvent } from './cctalk/events.ts'
import type { Channel } from './cctalk/inlet-device.ts'

/** What an event of an inlet means. `nameless`: something went in of which the device does not say what it is worth. */
export type Meaning =
  | { readonly kind: 'credit' | 'held'; readonly yen: number }
  | { readonly kind: 'nameless' }
  | { readonly kind: EventGroup }

/** Rule: ccTalk 229 (coins) and 159 (notes: B = 0 is in the cash box, B = 1 waits in escrow). */
export function meaningOf({ a, b }: InletEvent, inlet: Inlet, channels: readonly Channel[]): Meaning {
  if (a === 0) return { kind: (inlet === 'coins' ? coinEvent(b) : noteEvent(b)).group }
  const yen = channels.find(({ channel }) => channel === a)?.yen ?? null
  if (inlet === 'notes' && b !== 0) return b === 1 ? { kind: 'held', yen: yen ?? 0 } : { kind: 'state' }
  return yen === null ? { kind: 'nameless' } : { kind: 'credit', yen }
}

/** What went in, oldest first. */
export function creditsIn(events: readonly CountedEvent[], inlet: Inlet, channels: readonly Channel[]): readonly Credit[] {
  return events.flatMap(event => {
    const meaning = meaningOf(event, inlet, channels)
    return meaning.kind === 'credit' ? [{ inlet, counter: event.counter, yen: meaning.yen }] : []
  })
}

/** What is told once, and weighs more than any credit. */
export type Serious = 'fraud' | 'uncounted'

export function seriousIn(events: readonly InletEvent[], inlet: Inlet, channels: readonly Channel[]): readonly Serious[] {
  const kinds = events.map(event => meaningOf(event, inlet, channels).kind)
  return [...kinds.includes('fraud') ? ['fraud' as const] : [], ...kinds.includes('nameless') ? ['uncounted' as const] : []]
}
