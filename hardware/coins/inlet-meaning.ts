import { coinEvent, noteEvent } from './cctalk/event-code.ts'
import type { Inlet } from './coins.ts'
import type { EventGroup } from './cctalk/event-code.ts'
import type { InletEvent } from './cctalk/events.ts'
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
