import { phrase } from '../language/phrase.ts'
import { SendSheet } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** 本籍地 利用登録: being sent. */
export function RegisteringScreen() {
  return (
    <Screen name="registering" layout="sides" question={phrase('registering.question')} more={[phrase('service.wait')]}>
      <SendSheet />
    </Screen>
  )
}
