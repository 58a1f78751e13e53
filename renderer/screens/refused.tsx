import type { RefusedView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { RemoveHeld } from '../parts/held-pictures.tsx'
import { Stopped } from '../parts/pictures.tsx'
import { RefusalScreen } from '../parts/refusal.tsx'
import { Act } from '../parts/screen.tsx'

/** Not served: what, why in general terms, and where to go. */
export function RefusedScreen({ view: { reason, card, holding } }: { readonly view: RefusedView }) {
  return (
    <RefusalScreen
      name="refused" reason={reason} holding={holding} lines={card ? [phrase(`refused.${holding}`)] : []}
      band={{ act: <Act name={phrase('button.understood')} touch="taken" /> }}
    >
      {card ? <RemoveHeld holding={holding} /> : <Stopped />}
    </RefusalScreen>
  )
}
