import type { ReadingView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { ReadHeld } from '../parts/held-pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** ② カード待受. Until it is known what was presented, nothing is said of a card. */
export function ReadingScreen({ view: { holding } }: { readonly view: ReadingView }) {
  return (
    <Screen
      name="reading" layout="sides" question={phrase(holding === null ? 'reading.question' : `reading.${holding}`)}
      band={{ leave: 'cancel' }}
    >
      <ReadHeld holding={holding ?? 'card'} />
    </Screen>
  )
}
