import type { TakeCardView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { LanguageButtons } from '../parts/language-chooser.tsx'
import { RemoveCard } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** ④ カード受取. After the removal nothing is left to do but to wait for the menu. */
export function TakeCardScreen({ view: { removed } }: { readonly view: TakeCardView }) {
  return (
    <Screen
      name="takeCard" layout="sides" question={phrase(removed ? 'takeCard.removed' : 'takeCard.question')}
      more={[phrase(removed ? 'service.wait' : 'takeCard.more')]} reading={!removed && <RemoveCard />} band={{ leave: 'cancel' }}
    >
      <LanguageButtons />
    </Screen>
  )
}
