/**
 * `reject`: given back. `jam`: something is stuck on the way in. `fraud`: somebody pulled it back or worse. `return`: the customer pressed
 * the return lever, or a note went back out of escrow. `broken`: a part does not do as it should. `full`: it takes no more notes. `state`:
 * no fault.
 */
export type EventGroup = 'reject' | 'jam' | 'fraud' | 'return' | 'broken' | 'full' | 'state'

export interface EventCode {
  readonly group: EventGroup
  /** For staff and logs. */
  readonly words: string
}

/** Error codes of coin acceptors (ccTalk generic specification 4.7, part 3, table 2). */
const coinCodes: Readonly<Record<number, readonly [EventGroup, string]>> = {
  0: ['state', 'nothing'], 1: ['reject', 'rejected'], 2: ['reject', 'inhibited'], 3: ['reject', 'ambiguous coin'],
  4: ['jam', 'wake-up timeout'], 5: ['jam', 'validation timeout'], 6: ['jam', 'credit sensor timeout'], 7: ['jam', 'sorter timeout'],
  8: ['reject', 'second coin too close'], 9: ['reject', 'accept gate not ready'], 10: ['reject', 'credit sensor not ready'],
  11: ['reject', 'sorter not ready'], 12: ['jam', 'rejected coin not cleared'], 13: ['reject', 'validation sensor not ready'],
  14: ['jam', 'credit sensor blocked'], 15: ['jam', 'sorter blocked'], 16: ['fraud', 'credit sequence wrong'],
  17: ['fraud', 'coin going backwards'], 18: ['fraud', 'coin too fast'], 19: ['fraud', 'coin too slow'],
  20: ['fraud', 'coin on a string'], 21: ['reject', 'double entry timeout'], 22: ['reject', 'double entry not seen'],
  23: ['fraud', 'credit sensor reached too early'], 24: ['reject', 'rejected again and again'], 25: ['reject', 'known slug'],
  26: ['jam', 'reject sensor blocked'], 27: ['reject', 'overload'], 28: ['reject', 'too many meter pulses'],
  29: ['jam', 'accept gate does not close'], 30: ['jam', 'accept gate does not open'], 31: ['jam', 'manifold timeout'],
  32: ['jam', 'manifold blocked'], 33: ['reject', 'manifold not ready'], 34: ['state', 'security status changed'],
  35: ['jam', 'motor exception'], 36: ['jam', 'swallowed coin'], 37: ['reject', 'coin too fast at validation'],
  38: ['reject', 'coin too slow at validation'], 39: ['state', 'sorted wrongly'], 40: ['reject', 'light from outside'],
}

/** Status codes of note acceptors (the same, table 7). */
const noteCodes: Readonly<Record<number, readonly [EventGroup, string]>> = {
  0: ['state', 'all inhibited'], 1: ['return', 'returned from escrow'], 2: ['reject', 'not valid'], 3: ['reject', 'not transported'],
  4: ['reject', 'inhibited'], 5: ['reject', 'inhibited by switches'], 6: ['jam', 'jammed on the way'],
  7: ['jam', 'jammed in the stacker'], 8: ['fraud', 'pulled backwards'], 9: ['fraud', 'tampered with'], 10: ['state', 'stacker is well'],
  11: ['broken', 'stacker removed'], 12: ['state', 'stacker inserted'], 13: ['broken', 'stacker faulty'], 14: ['full', 'stacker full'],
  15: ['jam', 'stacker jammed'], 16: ['jam', 'jammed on the way, safely'], 17: ['fraud', 'fraud on the sensors'],
  18: ['fraud', 'note on a string'], 19: ['broken', 'string sensor faulty'], 20: ['state', 'barcode'],
  21: ['state', 'unknown note stacked'], 22: ['state', 'jam cleared'],
}

/** What an error of a coin acceptor means (229, A = 0); what nobody knows is a `state`. */
export function coinEvent(code: number): EventCode {
  if (code >= 128 && code < 160) return { group: 'reject', words: `coin ${code - 127} inhibited` }
  switch (code) {
    case 253: return { group: 'state', words: 'data wanted' }
    case 254: return { group: 'return', words: 'return lever' }
    case 255: return { group: 'broken', words: 'alarm' }
    default: return named(coinCodes, code)
  }
}

/** What a state of a note acceptor means (159, A = 0); what nobody knows is a `state`. */
export function noteEvent(code: number): EventCode {
  return named(noteCodes, code)
}

function named(codes: Readonly<Record<number, readonly [EventGroup, string]>>, code: number): EventCode {
  const [group, words] = codes[code] ?? ['state', `code ${code}`]
  return { group, words }
}
