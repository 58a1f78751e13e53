import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { useAids } from './aids.ts'
import { NamedButton, TouchButton } from './button.tsx'
import { useTouch } from './touch.ts'
import { useTyping } from './typing.ts'

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

interface KeypadProps {
  /** A digit more is wanted. */
  readonly open: boolean
  /** There is a digit that can be taken back. */
  readonly correctable: boolean
}

/** The ten keys and 訂正. A ten-key pad of metal does the same as the one on the screen. */
export function Keypad({ open, correctable }: KeypadProps) {
  const { say } = useSpeech()
  const { reach } = useAids()
  const send = useTouch()
  useTyping((typed) => {
    if (typed.kind === 'digit' ? open : correctable) send(typed)
  })
  const key = (digit: number) => (
    <TouchButton key={digit} look="key" touch={{ kind: 'digit', digit }} testid={`digit-${digit}`} disabled={!open}>{digit}</TouchButton>
  )
  // In two rows 訂正 comes last, for the eye and for the keys.
  const correct = (
    <NamedButton
      key="correct" look="key" name={phrase('button.correct')} touch={{ kind: 'correct' }} testid="correct" disabled={!correctable}
    />
  )
  return (
    <div className="keypad" role="group" aria-label={say(phrase('pin.keypad'))}>
      {digits.map(key)}
      {reach === 'low' ? [key(0), correct] : [correct, key(0)]}
    </div>
  )
}
