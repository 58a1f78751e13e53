import { useState } from 'react'
import { languages } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { TouchButton } from './button.tsx'
import { Dialogue } from './dialogue.tsx'
import { Globe } from './icons.tsx'
import { Spoken } from './spoken.tsx'
import { Touching, useTouch } from './touch.ts'

/** One button a language, each in its own words. */
export function LanguageButtons() {
  const { language, say } = useSpeech()
  return (
    <div className="languages">
      {languages.map((one) => (
        <TouchButton
          key={one} look="choice" touch={{ kind: 'language', language: one }} testid={`language-${one}`} pressed={one === language}
        >
          <span lang={one}>{say(phrase(`language.${one}`))}</span>
        </TouchButton>
      ))}
    </div>
  )
}

/** The language button of the top band, and the dialogue it opens. */
export function LanguageChooser() {
  const { say } = useSpeech()
  const send = useTouch()
  const [open, setOpen] = useState(false)
  const close = (
    <button type="button" className="button plain" data-testid="close" onClick={() => setOpen(false)}>
      <Spoken sentence={phrase('button.close')} />
    </button>
  )
  return (
    <div className="aids">
      <button type="button" className="aid" data-testid="language" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Globe />
        <span className="aid-name">
          <span lang="ja">{say(phrase('language.button'))}</span>
          <span lang="en">{say(phrase('language.inEnglish'))}</span>
        </span>
      </button>
      {open && (
        <Touching value={(touch) => {
          send(touch)
          setOpen(false)
        }}
        >
          <Dialogue testid="languages" question={phrase('language.question')} buttons={close}><LanguageButtons /></Dialogue>
        </Touching>
      )}
    </div>
  )
}
