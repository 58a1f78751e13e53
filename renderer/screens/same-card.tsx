import type { SameCardView } from '../../electron/contract/origin-view.ts'
import { phrase } from '../language/phrase.ts'
import { PlaceCard, ReadCard } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** 本籍地 利用登録: the same card again; what is sent is what it holds. */
export function SameCardScreen({ view: { reading } }: { readonly view: SameCardView }) {
  return (
    <Screen
      name="sameCard" layout="sides" question={phrase(reading ? 'reading.card' : 'sameCard.question')}
      more={reading ? [] : [phrase('sameCard.more')]} band={{ leave: 'cancel' }}
    >
      {reading ? <ReadCard /> : <PlaceCard />}
    </Screen>
  )
}
