import { startNodeChild } from '../../electron/process/node-child.ts'
import type { Child } from '../../electron/process/child.ts'
import type { CardApProfile } from '../../hardware/card/card-ap.ts'
import { CardClient, usualPatience } from '../../hardware/card/card-client.ts'
import type { CardReader } from '../../hardware/card/card.ts'
import type { Said } from '../../hardware/card/said.ts'
import { systemTimer } from '../../hardware/card/timer.ts'

export interface OpenedCard {
  readonly reader: CardReader
  /** Commands that have gone to a card so far. */
  readonly apdus: () => number
  /** Names of the readers that PC/SC has shown so far. */
  readonly names: readonly string[]
  /** Ends the card process at once, whatever it does. */
  readonly kill: () => void
}

const entry = new URL('../../hardware/card/card-process.ts', import.meta.url)

/**
 * Opens the reader as the terminal does: the same card process behind the same client.
 * @param reader beginning of its name; empty = the first that PC/SC shows.
 */
export function openCard(reader: string, profiles: readonly CardApProfile[], onSaid: (said: Said) => void): OpenedCard {
  let child: Child | null = null
  let apdus = 0
  const names: string[] = []
  const client = new CardClient({
    start: () => {
      child = startNodeChild(entry)
      return child
    },
    reader, profiles, timer: systemTimer, patience: usualPatience,
    onReader: (name) => { if (!names.includes(name)) names.push(name) },
    // Counted as they go out: one that is never answered has gone to the card, too.
    onSending: () => { apdus += 1 },
    onSaid,
  })
  return { reader: client, apdus: () => apdus, names, kill: () => child?.kill() }
}
