import { hungExtended } from './card-client.ts'
import type { CardChange, CardReader } from './card.ts'
import type { Trouble } from './exchange.ts'
import type { Break } from './finding.ts'
import type { Timer } from './timer.ts'

/** How long a reader that was unplugged, or a service that ended, may take to be missed, ms. */
const notice = 1_000

/** Waits for the first of these changes, ms at the longest; null: none came. What the reader is at already counts as come. */
export function first<Kind extends CardChange['kind']>(reader: CardReader, kinds: readonly Kind[], ms: number, timer: Timer): Promise<Kind | null> {
  return new Promise((resolve) => {
    let came: Kind | null = null
    let leave: (() => void) | null = null
    const callOff = timer(ms, () => settle(null))
    function settle(kind: Kind | null): void {
      callOff()
      leave?.()
      resolve(kind)
    }
    leave = reader.watch(({ kind }) => {
      const wanted = kinds.find((one) => one === kind)
      if (wanted === undefined || came !== null) return
      came = wanted
      // The state is told within `watch`, before there is anything to leave.
      if (leave !== null) settle(wanted)
    })
    if (came !== null) settle(came)
  })
}

/**
 * Where the line broke. A card that is lifted and a reader that is unplugged break a conversation in the same way at first; what is
 * missed a moment later tells them apart.
 */
export async function breakOf(reader: CardReader, trouble: Trouble, timer: Timer): Promise<Break> {
  if (trouble.kind === 'failed' && trouble.why.includes('SharingViolation')) return 'held'
  if (trouble.kind === 'failed' && trouble.why === hungExtended) return 'hungExtended'
  if (trouble.kind === 'failed' && trouble.why.startsWith('the card')) return 'hung'
  await first(reader, ['readerLost'], notice, timer)
  if (reader.state === 'noService') return 'serviceGone'
  if (reader.state === 'noReader') return 'readerGone'
  return trouble.kind === 'gone' ? 'cardGone' : 'refused'
}
