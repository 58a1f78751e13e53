import './no-eval.ts'
import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'
import '../theme/tokens.css'
import '../theme/frame.css'
import '../theme/parts.css'
import '../theme/pictures.css'
import '../theme/screens.css'
import '../theme/paying.css'
import '../language/typefaces.css'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { languages } from '../../electron/contract/words.ts'
import { fetchTexts, hasTexts, screenTexts } from '../language/screen-texts.ts'
import { App } from './app.tsx'
import { languageGate } from './language-gate.ts'
import { onceDrawn } from './once-drawn.ts'
import { socketBridge } from './socket-bridge.ts'
import { createTerminal } from './terminal-store.ts'

const place = document.querySelector('#place')
if (!place) throw new Error('The page has no place for the terminal')

const terminal = createTerminal(() => performance.now())
createRoot(place).render(<I18nextProvider i18n={screenTexts}><App store={terminal.store} /></I18nextProvider>)
const { bridge, forget } = languageGate(window.terminal ?? socketBridge({
  connect: () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/terminal`),
  lost: () => {
    forget()
    terminal.lost()
  },
  replace: () => location.replace('/'),
}), { has: hasTexts, fetch: fetchTexts })
if (window.terminal) terminal.connect(bridge)
else onceDrawn(window, () => terminal.connect(bridge))

// After the first paint, so that nobody who chooses a language waits for it. One that can't be had now is asked for when it is chosen.
requestAnimationFrame(() => requestIdleCallback(() => void Promise.allSettled(languages.map(fetchTexts))))
