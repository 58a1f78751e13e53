import type { CardRefusedView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { RemoveHeld } from '../parts/held-pictures.tsx'
import { Stopped } from '../parts/pictures.tsx'
import { RefusalScreen } from '../parts/refusal.tsx'

/** ② a card that is not served: the official sentence, and the card back. */
export function CardRefusedScreen({ view: { reason, card, holding } }: { readonly view: CardRefusedView }) {
  return (
    <RefusalScreen name="cardRefused" reason={reason} holding={holding} lines={card ? [phrase(`refused.${holding}`)] : []}>
      {card ? <RemoveHeld holding={holding} /> : <Stopped />}
    </RefusalScreen>
  )
}
