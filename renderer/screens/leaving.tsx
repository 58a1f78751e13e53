import type { LeavingView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { Finished, RemoveCard } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** The customer goes: the card first, then nothing of the customer stays. */
export function LeavingScreen({ view: { card, reason } }: { readonly view: LeavingView }) {
  return (
    <Screen
      name="leaving" layout="sides" question={phrase(card ? 'leaving.card' : `leaving.${reason}`)}
      more={[phrase(card ? `leaving.${reason}` : 'leaving.erasing')]}
    >
      {card ? <RemoveCard /> : <Finished />}
    </Screen>
  )
}
