import { phrase } from '../language/phrase.ts'
import { Dialogue } from './dialogue.tsx'
import { LanguageButtons } from './language-buttons.tsx'
import { Touching, useTouch } from './touch.ts'

/** Chosen is chosen: the dialogue closes by itself. */
export function LanguageDialogue({ close }: { readonly close: () => void }) {
  const send = useTouch()
  return (
    <Touching value={(touch) => {
      send(touch)
      close()
    }}
    >
      <Dialogue testid="languages" question={phrase('language.question')} close={close}><LanguageButtons /></Dialogue>
    </Touching>
  )
}
