import type { Aids } from '../../electron/contract/words.ts'
import type { Phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { useAids } from './aids.ts'
import { TouchButton } from './button.tsx'
import { Check } from './icons.tsx'
import { Spoken } from './spoken.tsx'

/** One way an aid can be set. */
export interface SettingsChoice {
  readonly name: Phrase
  readonly set: Partial<Aids>
  readonly testid: string
}

export interface SettingsRowProps {
  readonly name: Phrase
  readonly choices: readonly SettingsChoice[]
}

/** One aid with its settings side by side; what is set now is marked by a sign as well as by colour. */
export function SettingsRow({ name, choices }: SettingsRowProps) {
  const aids = useAids()
  const { say } = useSpeech()
  return (
    <div className="settings-row" role="group" aria-label={say(name)}>
      <p><Spoken sentence={name} /></p>
      <div className="settings">
        {choices.map(({ name: choice, set, testid }) => {
          const wanted = { ...aids, ...set }
          const on = JSON.stringify(wanted) === JSON.stringify(aids)
          return (
            <TouchButton
              key={testid} look="choice" touch={{ kind: 'aids', aids: wanted }} testid={testid} pressed={on} words={choice} about={name}
            >
              {on && <Check />}
              <span><Spoken sentence={choice} /></span>
            </TouchButton>
          )
        })}
      </div>
    </div>
  )
}
