import { languages } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { TouchButton } from './button.tsx'
import { Words } from './spoken.tsx'

/** One button a language, each in its own words. */
export function LanguageButtons() {
  const { language } = useSpeech()
  return (
    <div className="languages">
      {languages.map((one) => (
        <TouchButton
          key={one} look="choice" touch={{ kind: 'language', language: one }} testid={`language-${one}`} pressed={one === language}
          words={phrase(`language.${one}`)}
        >
          <span><Words sentence={phrase(`language.${one}`)} /></span>
        </TouchButton>
      ))}
    </div>
  )
}
