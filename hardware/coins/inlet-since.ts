import { newEvents } from './cctalk/events.ts'
import { creditsIn, seriousIn } from './inlet-meaning.ts'
import type { EventBuffer } from './cctalk/events.ts'
import type { Channel } from './cctalk/inlet-device.ts'
import type { Credit, Inlet, Mark } from './coins.ts'
import type { Serious } from './inlet-meaning.ts'

/** What an inlet says of the time after a mark; see `Since`. */
export type InletSince =
  | { readonly kind: 'told' } & Remembered
  | { readonly kind: 'lost'; readonly why: 'reset' | 'overrun' } & Remembered
  | { readonly kind: 'silent' }

interface Remembered { readonly credits: readonly Credit[]; readonly faults: readonly Serious[]; readonly mark: Mark }

/**
 * What happened after this mark, as the inlet remembers it; null: it was never seen before.
 * @param foundReset it was reset, and nobody has let anything in since: no event after that is a credit, whatever its counter looks like.
 */
export function sinceMark(mark: Mark | null, buffer: EventBuffer, inlet: Inlet, channels: readonly Channel[], foundReset: boolean): InletSince {
  const nothing = { credits: [], faults: [], mark: { inlet, counter: buffer.counter } }
  if (mark === null) return { kind: 'told', ...nothing }
  if (foundReset) return { kind: 'lost', why: 'reset', ...nothing }
  const news = newEvents({ counter: mark.counter }, buffer, inlet)
  const remembered = { ...nothing, credits: creditsIn(news.events, inlet, channels), faults: seriousIn(news.events, inlet, channels) }
  return news.kind === 'all' ? { kind: 'told', ...remembered } : { kind: 'lost', why: news.why, ...remembered }
}
