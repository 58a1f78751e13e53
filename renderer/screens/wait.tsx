import { phrase } from '../language/phrase.ts'
import { Screen } from '../parts/screen.tsx'

/** Before the terminal has said anything, and while it can't be heard. */
export function WaitScreen() {
  return <Screen name="wait" layout="stack" question={phrase('service.wait')} />
}
