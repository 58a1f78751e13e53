import type { ReactNode } from 'react'
import type { Touch } from '../../electron/contract/intent.ts'
import type { Sentence } from '../language/phrase.ts'
import { namesOf } from '../voice/clip.ts'
import { Spoken } from './spoken.tsx'
import { useTouch } from './touch.ts'

interface TouchButtonProps {
  readonly look: 'primary' | 'plain' | 'key' | 'choice'
  readonly touch: Touch
  readonly testid: string
  readonly disabled?: boolean
  /** Can't be had, but a touch says why. */
  readonly unavailable?: boolean
  /** For buttons that can be on or off. */
  readonly pressed?: boolean
  readonly label?: string
  /** What is said when a key brings the focus here, where it may be said. */
  readonly words?: Sentence
  /** Said before `words`: what they are an answer to. */
  readonly about?: Sentence
  readonly children: ReactNode
}

/** A button that reports one touch and does nothing else. */
export function TouchButton({ look, touch, testid, disabled = false, unavailable = false, pressed, label, words, about, children }: TouchButtonProps) {
  const send = useTouch()
  return (
    <button
      type="button" className={`button ${look}${unavailable ? ' unavailable' : ''}`} data-testid={testid} disabled={disabled}
      aria-pressed={pressed} aria-label={label} data-say={words && namesOf(...(about ? [about] : []), words)} onClick={() => send(touch)}
    >
      {children}
    </button>
  )
}

interface NamedButtonProps {
  readonly look: 'primary' | 'plain' | 'key'
  readonly name: Sentence
  readonly touch: Touch
  readonly testid: string
  readonly disabled?: boolean
}

/** A button that is nothing but its words. */
export function NamedButton({ name, ...rest }: NamedButtonProps) {
  return <TouchButton {...rest} words={name}><Spoken sentence={name} /></TouchButton>
}
