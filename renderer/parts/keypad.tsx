import { useEffect } from 'react'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { NamedButton, TouchButton } from './button.tsx'
import { dialogue, digitOf } from './keys.ts'
import { useManner } from './manner.ts'
import { useTouch } from './touch.ts'

/** 訂正, on pads that have one of these. */
const corrects: readonly string[] = ['Backspace', '*']
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
  const { reach } = useManner().aids
  useTenKeys(open, correctable)
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

function useTenKeys(open: boolean, correctable: boolean) {
  const send = useTouch()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // An aid's dialogue that lies over the keypad has the keys to itself, the one that closes it included.
      if (event.repeat || event.defaultPrevented || dialogue() !== null) return
      const digit = digitOf(event)
      if (open && digit !== null) send({ kind: 'digit', digit })
      if (correctable && (corrects.includes(event.key) || event.code === 'NumpadDecimal')) send({ kind: 'correct' })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [open, correctable, send])
}
