import '../app/no-eval.ts'
import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'
import './board.css'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BoardView } from '../../electron/contract/board.ts'
import { phrase } from '../language/phrase.ts'
import { SpokenLanguage, useSpeech } from '../language/spoken.ts'
import { boardLanguages, boardTexts } from './board-texts.ts'
import { boardSocket } from './board-socket.ts'
import { Board } from './board.tsx'

const place = document.querySelector('#place')
if (!place) throw new Error('The page has no place for the board')

const shown = createStore<{ readonly board: BoardView | null }>()(() => ({ board: null }))
const socket = boardSocket(
  () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/board`),
  (board) => {
    shown.setState({ board })
    document.documentElement.dataset['ready'] = String(board !== null)
  },
)

function Page() {
  const { say } = useSpeech()
  const { board } = useStore(shown)
  return (
    <main>
      <h1>{say(phrase('board.title'))}</h1>
      <p>{say(phrase('board.lead'))}</p>
      {board ? <Board board={board} command={socket.send} /> : <p role="status">{say(phrase('board.lost'))}</p>}
    </main>
  )
}

const language = boardLanguages.find((one) => navigator.language.startsWith(one)) ?? 'en'
document.documentElement.lang = language
document.title = boardTexts.getFixedT(language)('board.title')
createRoot(place).render(
  <I18nextProvider i18n={boardTexts}><SpokenLanguage value={language}><Page /></SpokenLanguage></I18nextProvider>,
)
