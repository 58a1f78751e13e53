import { phrase } from '../language/phrase.ts'
import { ReadCard } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** ② カード待受. */
export function ReadingScreen() {
  return <Screen name="reading" layout="sides" question={phrase('reading.question')} band={{ leave: 'cancel' }}><ReadCard /></Screen>
}
