import type { CardRefusedView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { Note } from '../parts/note.tsx'
import { RemoveCard } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** ② a card that is not served: the official sentence, and the card back. */
export function CardRefusedScreen({ view: { reason } }: { readonly view: CardRefusedView }) {
  return (
    <Screen
      name="cardRefused" layout="sides" question={phrase(`refusal.${reason}.what`)} more={[phrase(`refusal.${reason}.go`)]}
      reading={<Note kind="warning" lines={[phrase(`refusal.${reason}.why`), phrase('refused.card')]} />}
    >
      <RemoveCard />
    </Screen>
  )
}
