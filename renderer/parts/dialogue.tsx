import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Sentence } from '../language/phrase.ts'
import { Spoken } from './spoken.tsx'

interface DialogueProps {
  readonly testid: string
  readonly question: Sentence
  readonly children: ReactNode
  readonly buttons: ReactNode
}

/** A question that has to be answered before anything else; the screen behind it can't be touched. */
export function Dialogue({ testid, question, children, buttons }: DialogueProps) {
  const dialogue = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => dialogue.current?.showModal(), [])
  return (
    <dialog
      ref={dialogue} className="dialogue" role="alertdialog" aria-labelledby={title} data-testid={testid}
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id={title}><Spoken sentence={question} /></h2>
      <div className="dialogue-body">{children}</div>
      <div className="dialogue-buttons">{buttons}</div>
    </dialog>
  )
}
