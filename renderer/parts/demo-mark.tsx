import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Spoken } from './spoken.tsx'

/** Says on every screen that nothing here is real. It has a row of its own, so it covers nothing. */
export function DemoRibbon() {
  return <aside className="demo-ribbon" data-testid="demo"><Spoken sentence={phrase('demo.ribbon')} /></aside>
}

/** The large pale word across the screen, which a photograph of any part of it shows. */
export function DemoMark() {
  const { say } = useSpeech()
  return <div className="demo-mark" aria-hidden="true">{say(phrase('demo.mark'))}</div>
}
