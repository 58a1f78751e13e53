import type { Countdown } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { Dialogue } from './dialogue.tsx'
import { NamedButton } from './button.tsx'
import { Spoken } from './spoken.tsx'
import { useMsLeft } from './time-left.ts'

/** The last seconds before the terminal ends by itself, and the button that goes on. */
export function CountdownDialogue({ countdown }: { readonly countdown: Countdown }) {
  const seconds = Math.ceil(useMsLeft(countdown) / 1000)
  const extendable = countdown.extensionsLeft > 0
  const keepGoing = <NamedButton look="primary" name={phrase('button.keepGoing')} touch={{ kind: 'continue' }} testid="continue" />
  return (
    <Dialogue testid="countdown" question={phrase('countdown.question')} buttons={extendable && keepGoing}>
      <p className="seconds" role="timer"><span className="figure">{seconds}</span><Spoken sentence={phrase('countdown.seconds')} /></p>
      <p><Spoken sentence={phrase(extendable ? 'countdown.more' : 'countdown.last')} /></p>
    </Dialogue>
  )
}
