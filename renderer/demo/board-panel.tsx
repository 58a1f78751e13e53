import type { ReactNode } from 'react'
import type { BoardCommand, BoardView } from '../../electron/contract/board.ts'
import type { Phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'

export type Command = (command: BoardCommand) => void

/** What every part of the board is drawn from, and where its pushes go. */
export interface BoardProps { readonly board: BoardView; readonly command: Command }

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
  /** A switch that is on and no fault. */
  readonly calm?: boolean
  readonly push: () => void
}

/** One button of the board. */
export function Push({ name, testid, disabled = false, on, calm = false, push }: PushProps) {
  const { say } = useSpeech()
  const look = calm ? 'calm' : undefined
  return <button type="button" className={look} data-testid={testid} disabled={disabled} aria-pressed={on} onClick={push}>{say(name)}</button>
}

/** Pushes that belong together, under a name. */
export function Row({ name, children }: { readonly name: Phrase; readonly children: ReactNode }) {
  const { say } = useSpeech()
  return <div className="row"><h3>{say(name)}</h3><div className="pushes">{children}</div></div>
}
