import type { ReactNode } from 'react'
import type { BoardCommand } from '../../electron/contract/board.ts'
import type { Phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'

export type Command = (command: BoardCommand) => void

/** A titled part of the board. */
export function Panel({ title, children }: { readonly title: Phrase; readonly children: ReactNode }) {
  const { say } = useSpeech()
  return <section className="panel"><h2>{say(title)}</h2>{children}</section>
}

interface PushProps {
  readonly name: Phrase
  readonly testid: string
  readonly disabled?: boolean
  /** For switches: whether it is on. */
  readonly on?: boolean
  readonly push: () => void
}

/** One button of the board. */
export function Push({ name, testid, disabled = false, on, push }: PushProps) {
  const { say } = useSpeech()
  return <button type="button" data-testid={testid} disabled={disabled} aria-pressed={on} onClick={push}>{say(name)}</button>
}
