import type { Input, WebContents } from 'electron'

/** Enough to work every screen from a keyboard or a key pad; whatever reloads, zooms, prints, searches or inspects is not among it. */
const keys = new Set([
  'Tab', 'Enter', ' ', 'Escape', 'Backspace', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown',
  '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
  // The rest of a number pad, NumLock on or off: its 5 is Clear, its 0 Insert, its point Delete.
  'Clear', 'Insert', 'Delete', '*', '.', '-', '+', '/',
])
/** With Shift they paste and cut. */
const editing = new Set(['Insert', 'Delete'])

const useful = ({ key, control, alt, meta, shift }: Input): boolean =>
  keys.has(key) && !control && !alt && !meta && !(shift && editing.has(key))

/**
 * Keeps a page where it is: it goes nowhere, opens nothing and hears only the keys it needs. Files dropped on it are navigations and
 * refused as such. `own` says which addresses a redirect at first loading may lead to. Task switching and system gestures are the
 * operating system's to shut.
 */
export const lockDown = (contents: WebContents, own: (url: string) => boolean): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => {
    if (!own(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('before-input-event', (event, input) => {
    if (!useful(input)) event.preventDefault()
  })
  // Limits set before a page is there are lost with the next one.
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1))
}
