import type { BrowserWindowConstructorOptions, Session } from 'electron'

/** Fills the display and has nothing around it. */
export const kioskShape = { kiosk: true, fullscreen: true, frame: false, autoHideMenuBar: true, backgroundColor: '#ffffff' } as const

/** A page without Node, without storage on disk, without the browser's own features: `session` must be an in-memory one. */
export const screenPreferences = (session: Session, packaged: boolean): NonNullable<BrowserWindowConstructorOptions['webPreferences']> => ({
  session, sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false,
  devTools: !packaged, spellcheck: false, disableDialogs: true, enableWebSQL: false, disableBlinkFeatures: 'Auxclick',
  autoplayPolicy: 'no-user-gesture-required',
})
