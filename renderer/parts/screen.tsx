import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { ScreenName } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { useVoiceOfScreen } from '../voice/use-voice.ts'
import { scales, useAids } from './aids.ts'
import { NamedButton } from './button.tsx'
import { RoomContext, useFit } from './fit.ts'
import { ReadOn } from './read-on.tsx'
import { Spoken } from './spoken.tsx'
import { VoiceStop } from './voice-stop.tsx'

interface ScreenProps {
  readonly name: ScreenName | 'wait'
  /** `sides`: the question left, its controls right. `stack`: the controls beneath the question, in full width. */
  readonly layout: 'sides' | 'stack'
  /** Small, before the question: what it is about. */
  readonly about?: ReactNode
  readonly question: Sentence
  /** The question is a long one, and takes smaller letters. */
  readonly long?: boolean
  readonly more?: readonly Sentence[]
  /** Further things to read, beneath the question. */
  readonly reading?: ReactNode
  /** The controls, or one picture. */
  readonly children?: ReactNode
  readonly band?: BandProps | undefined
}

/** One screen: one question, its controls, and the bottom band. */
export function Screen({ name, layout, about, question, long = false, more = [], reading, children, band = {} }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { language } = useSpeech()
  const { textSize, reach } = useAids()
  const { insisting } = useVoiceOfScreen()
  const box = useRef<HTMLElement>(null)
  const say = useRef<HTMLElement>(null)
  const { way, room, reading: pages } = useFit({ box, say, about: `${language} ${textSize} ${reach} ${insisting}`, wanted: scales[textSize] })
  // Whoever can't see the screen change is taken to its question; the keys then go on from there.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <RoomContext value={room}>
      <main ref={box} {...way} className={`screen ${layout}`} data-screen={name}>
        <section ref={say} className="say">
          {about && <p className="about">{about}</p>}
          <h1 ref={heading} className={long ? 'long' : ''} tabIndex={-1} aria-live="polite" data-testid="question">
            <Spoken sentence={question} />
          </h1>
          {more.map((sentence) => <p className="more" key={'ja' in sentence ? sentence.ja : sentence.key}><Spoken sentence={sentence} /></p>)}
          {reading}
        </section>
        <ReadOn reading={pages} />
        <section className="do">{children}</section>
        <Band {...band} insisting={insisting} />
      </main>
    </RoomContext>
  )
}

export interface BandProps {
  /** 中止する; 終了する where nothing has begun; 終了する where everything is done. */
  readonly leave?: 'cancel' | 'finish' | 'done'
  readonly back?: boolean
  /** The one primary action. */
  readonly act?: ReactNode
  /** What stands there instead of buttons. */
  readonly note?: ReactNode
}

/** `insisting`: the voice goes on until it is stopped. */
function Band({ leave, back = false, act, note, insisting }: BandProps & { readonly insisting: boolean }) {
  return (
    <footer className="band">
      {(leave === 'cancel' || leave === 'finish') && (
        <NamedButton look="plain" name={phrase(`button.${leave}`)} touch={{ kind: 'cancel' }} testid="cancel" />
      )}
      {leave === 'done' && <NamedButton look="plain" name={phrase('button.finish')} touch={{ kind: 'taken' }} testid="finish" />}
      {back && <NamedButton look="plain" name={phrase('button.back')} touch={{ kind: 'back' }} testid="back" />}
      {insisting && <VoiceStop />}
      {note}
      {act}
    </footer>
  )
}

interface ActProps {
  readonly name?: Sentence
  readonly touch?: 'confirm' | 'taken'
  readonly ready?: boolean
}

/** The primary action: 確定する, unless said otherwise. */
export function Act({ name = phrase('button.confirm'), touch = 'confirm', ready = true }: ActProps) {
  return <NamedButton look="primary" name={name} touch={{ kind: touch }} testid="primary" disabled={!ready} />
}
