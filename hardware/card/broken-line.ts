import { hungExtended } from './card-client.ts'
import type { CardReader } from './card.ts'
import type { Trouble } from './exchange.ts'
import type { Break } from './finding.ts'
import { firstChange } from './first-change.ts'
import type { Timer } from './timer.ts'

/** How long a reader that was unplugged, or a service that ended, may take to be missed, ms. */
const notice = 1_000

/**
 * Where the line broke. A card that is lifted and a reader that is unplugged break a conversation in the same way at first; what is
 * missed a moment later tells them apart.
 */
export async function breakOf(reader: CardReader, trouble: Trouble, timer: Timer): Promise<Break> {
  if (trouble.kind === 'failed' && trouble.why.includes('SharingViolation')) return 'held'
  if (trouble.kind === 'failed' && trouble.why === hungExtended) return 'hungExtended'
  if (trouble.kind === 'failed' && trouble.why.startsWith('the card')) return 'hung'
  await firstChange(reader, ['readerLost'], notice, timer)
  if (reader.state === 'noService') return 'serviceGone'
  if (reader.state === 'noReader') return 'readerGone'
  return trouble.kind === 'gone' ? 'cardGone' : 'refused'
}
