import type { LeavingView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { RemoveHeld } from '../parts/held-pictures.tsx'
import { Note } from '../parts/note.tsx'
import { Finished } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** The customer goes: what lies on the reader first, then nothing of the customer stays. */
export function LeavingScreen({ view: { card, holding, receipt, reason } }: { readonly view: LeavingView }) {
  return (
    <Screen
      name="leaving" layout="sides" question={phrase(card ? `leaving.${holding}` : `leaving.${reason}`)}
      more={[phrase(card ? `leaving.${reason}` : 'leaving.erasing')]}
      reading={receipt && <Note vital kind="warning" lines={[phrase('leaving.receipt')]} />}
    >
      {card ? <RemoveHeld holding={holding} /> : <Finished />}
    </Screen>
  )
}
