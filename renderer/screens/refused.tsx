import type { RefusedView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { Note } from '../parts/note.tsx'
import { RemoveCard, Stopped } from '../parts/pictures.tsx'
import { Act, Screen } from '../parts/screen.tsx'

/** Not served: what, why in general terms, and where to go. */
export function RefusedScreen({ view: { reason, card } }: { readonly view: RefusedView }) {
  const why = [phrase(`refusal.${reason}.why`), ...(card ? [phrase('refused.card')] : [])]
  return (
    <Screen
      name="refused" layout="sides" question={phrase(`refusal.${reason}.what`)} more={[phrase(`refusal.${reason}.go`)]}
      reading={<Note kind="warning" lines={why} />} band={{ act: <Act name={phrase('button.understood')} touch="taken" /> }}
    >
      {card ? <RemoveCard /> : <Stopped />}
    </Screen>
  )
}
