import { useId, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { clipOf } from '../voice/clip.ts'
import { scales, useAids } from './aids.ts'
import { RoomContext, useFit } from './fit.ts'
import { useGuarded } from './guarded.ts'
import { Spoken } from './spoken.tsx'

interface DialogueProps {
  readonly testid: string
  readonly question: Sentence
  readonly children: ReactNode
  /** What it can be answered with; `close` instead where it may be left as it is. */
  readonly buttons?: ReactNode
  readonly close?: () => void
}

/** A question that has to be answered before anything else; the screen behind it can't be touched. */
export function Dialogue({ testid, question, children, buttons, close }: DialogueProps) {
  const title = useId()
  const guarded = useGuarded('ja' in question ? question.ja : question.key)
  const { language } = useSpeech()
  const aids = useAids()
  const box = useRef<HTMLDialogElement>(null)
  // It can be measured only once it is shown. Closing it gives the focus back to what had it.
  useLayoutEffect(() => {
    const dialogue = box.current
    if (dialogue === null) return undefined
    dialogue.dataset['opened'] = String(performance.now())
    dialogue.showModal()
    return () => dialogue.close()
  }, [])
  const { way, room } = useFit({ box, say: null, about: `${language} ${JSON.stringify(aids)}`, wanted: scales[aids.textSize] })
  return (
    <RoomContext value={room}><dialog
      ref={box} {...way} className="dialogue" role={close === undefined ? 'alertdialog' : 'dialog'} data-guarded={guarded}
      aria-labelledby={title} data-testid={testid}
      onCancel={(event) => {
        event.preventDefault()
        close?.()
      }}
    >
      <h2 id={title} aria-live="polite" data-say={clipOf(question) ?? undefined}><Spoken sentence={question} /></h2>
      <div className="dialogue-body">{children}</div>
      <div className="dialogue-buttons">
        {buttons}
        {close && (
          <button type="button" className="button plain" data-testid="close" data-say="button.close" onClick={close}>
            <Spoken sentence={phrase('button.close')} />
          </button>
        )}
      </div>
    </dialog></RoomContext>
  )
}
