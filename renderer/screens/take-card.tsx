import type { TakeCardView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { RemoveHeld } from '../parts/held-pictures.tsx'
import { LanguageButtons } from '../parts/language-buttons.tsx'
import { Screen } from '../parts/screen.tsx'

/** ④ カード受取. After the removal nothing is left to do but to wait for the menu. */
export function TakeCardScreen({ view: { holding, removed } }: { readonly view: TakeCardView }) {
  const take = holding === 'phone' ? 'takePhone' : 'takeCard'
  return (
    <Screen
      name="takeCard" layout="sides" question={phrase(removed ? 'takeCard.removed' : `${take}.question`)}
      more={[phrase(removed ? 'service.wait' : `${take}.more`)]} reading={!removed && <RemoveHeld holding={holding} />}
      band={{ leave: 'cancel' }}
    >
      <LanguageButtons />
    </Screen>
  )
}
