import { useEffect } from 'react'
import type { PinView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { NamedButton, TouchButton } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { useTouch } from '../parts/touch.ts'

const pinLength = 4
const places = [0, 1, 2, 3] as const
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** ③ 暗証番号. The screen knows how many digits there are, and no digit. */
export function PinScreen({ view }: { readonly view: PinView }) {
  const full = view.length >= pinLength
  useTenKeys(!view.checking)
  return (
    <Screen
      name="pin" layout="sides" question={phrase('pin.question')}
      reading={<><Dots length={view.length} /><Remark view={view} /></>}
      band={{ leave: 'cancel', act: <Act ready={full && !view.checking} /> }}
    >
      <Keypad open={!full && !view.checking} correctable={view.length > 0 && !view.checking} />
    </Screen>
  )
}

function Dots({ length }: { readonly length: number }) {
  const { say } = useSpeech()
  return (
    <div className="dots" role="img" aria-label={say(phrase('pin.entered', { count: length }))} data-testid="dots">
      {places.map((place) => <span key={place} className={place === length ? 'next' : ''}>{place < length && <i />}</span>)}
    </div>
  )
}

function Remark({ view: { wrong, triesLeft, checking } }: { readonly view: PinView }) {
  if (checking) return <Note kind="information" lines={[phrase('pin.checking')]} />
  const lines: readonly Phrase[] = [
    ...(wrong ? [phrase('pin.wrong')] : []),
    ...(triesLeft === null ? [] : [phrase('pin.triesLeft', { count: triesLeft })]),
  ]
  return lines.length > 0 && <Note kind="warning" lines={lines} strong />
}

function Keypad({ open, correctable }: { readonly open: boolean; readonly correctable: boolean }) {
  const { say } = useSpeech()
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

/** A ten-key pad of metal does the same as the one on the screen. */
function useTenKeys(open: boolean) {
  const send = useTouch()
  useEffect(() => {
    const press = ({ key, repeat }: KeyboardEvent) => {
      if (!open || repeat) return
      if (/^\d$/.test(key)) send({ kind: 'digit', digit: Number(key) })
      if (key === 'Backspace') send({ kind: 'correct' })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [open, send])
}
