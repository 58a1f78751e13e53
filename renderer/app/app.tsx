import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { View } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { SpokenLanguage, useSpeech } from '../language/spoken.ts'
import { CountdownDialogue } from '../parts/countdown.tsx'
import { Frame } from '../parts/frame.tsx'
import { Touching } from '../parts/touch.ts'
import { WaitScreen } from '../screens/wait.tsx'
import { ScreenOf } from './screen-of.tsx'
import type { TerminalState } from './terminal-store.ts'

/** Draws the last view, and nothing that is not in it. */
export function App({ store }: { readonly store: StoreApi<TerminalState> }) {
  const { view, send } = useStore(store)
  if (!view) return <div className="frame"><WaitScreen /></div>
  return (
    <SpokenLanguage value={view.language}>
      <Touching value={send}><Drawn view={view} /></Touching>
    </SpokenLanguage>
  )
}

function Drawn({ view }: { readonly view: View }) {
  const { say } = useSpeech()
  const title = say(phrase('service.title'))
  useEffect(() => {
    const page = document.documentElement
    page.lang = view.language
    page.dataset['ready'] = 'true'
    document.title = title
  }, [view.language, title])
  return (
    <Frame view={view}>
      <ScreenOf key={view.epoch} view={view.screen} />
      {view.countdown && <CountdownDialogue countdown={view.countdown} />}
    </Frame>
  )
}
