import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { ArrowDown, ArrowUp } from './icons.tsx'
import { Spoken } from './spoken.tsx'

interface TurnButtonProps {
  readonly way: 'previous' | 'next'
  readonly testid: string
  /** There is no page that way. */
  readonly disabled: boolean
  readonly turn: () => void
  /** Its words may find no room; the arrow then stands for them. */
  readonly narrow?: boolean
}

/** One of the two buttons that turn pages. */
export function TurnButton({ way, testid, disabled, turn, narrow = false }: TurnButtonProps) {
  const { say } = useSpeech()
  const name = phrase(`button.${way}`)
  return (
    <button
      type="button" className="button plain" data-testid={testid} data-say={name.key} aria-label={narrow ? say(name) : undefined} disabled={disabled}
      onClick={turn}
    >
      {way === 'previous' ? <ArrowUp /> : <ArrowDown />}
      <span className="turn-words"><Spoken sentence={name} /></span>
    </button>
  )
}
