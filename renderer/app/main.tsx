import './no-eval.ts'
import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'
import '../theme/tokens.css'
import '../theme/frame.css'
import '../theme/parts.css'
import '../theme/pictures.css'
import '../theme/screens.css'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { screenTexts } from '../language/screen-texts.ts'
import { App } from './app.tsx'
import { socketBridge } from './socket-bridge.ts'
import { createTerminal } from './terminal-store.ts'

const place = document.querySelector('#place')
if (!place) throw new Error('The page has no place for the terminal')

const terminal = createTerminal(() => performance.now())
createRoot(place).render(<I18nextProvider i18n={screenTexts}><App store={terminal.store} /></I18nextProvider>)
terminal.connect(window.terminal ?? socketBridge({
  connect: () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/terminal`),
  lost: terminal.lost,
  replace: () => location.replace('/'),
}))
