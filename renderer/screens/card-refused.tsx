import type { CardRefusedView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { RemoveCard } from '../parts/pictures.tsx'
import { RefusalScreen } from '../parts/refusal.tsx'

/** ② a card that is not served: the official sentence, and the card back. */
export function CardRefusedScreen({ view: { reason } }: { readonly view: CardRefusedView }) {
  return <RefusalScreen name="cardRefused" reason={reason} lines={[phrase('refused.card')]}><RemoveCard /></RefusalScreen>
}
