import { useEffect } from 'react'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { NamedButton, TouchButton } from './button.tsx'
import { useTouch } from './touch.ts'

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
  useTenKeys(open, correctable)
  const key = (digit: number) => (
    <TouchButton key={digit} look="key" touch={{ kind: 'digit', digit }} testid={`digit-${digit}`} disabled={!open}>{digit}</TouchButton>
  )
  return (
    <div className="keypad" role="group" aria-label={say(phrase('pin.keypad'))}>
      {digits.map(key)}
      <NamedButton look="key" name={phrase('button.correct')} touch={{ kind: 'correct' }} testid="correct" disabled={!correctable} />
      {key(0)}
    </div>
  )
}

function useTenKeys(open: boolean, correctable: boolean) {
  const send = useTouch()
  useEffect(() => {
    const press = ({ key, repeat, defaultPrevented }: KeyboardEvent) => {
      // An aid's dialogue that lies over the keypad has the keys to itself, the one that closes it included.
      if (repeat || defaultPrevented || document.querySelector('dialog[open]') !== null) return
      if (open && /^\d$/.test(key)) send({ kind: 'digit', digit: Number(key) })
      if (correctable && key === 'Backspace') send({ kind: 'correct' })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [open, correctable, send])
}
