import { contextBridge, ipcRenderer } from 'electron'
import type { Intent } from './contract/intent.ts'
import type { View } from './contract/view.ts'

let latest: View | null = null
let drawing: ((view: View) => void) | null = null

// Heard from the first moment on: a view may come before the page has said how to draw it.
ipcRenderer.on('terminal:view', (_event, view: View) => {
  latest = view
  drawing?.(view)
})

contextBridge.exposeInMainWorld('terminal', {
  send: (intent: Intent): void => ipcRenderer.send('terminal:intent', intent),
  onView: (draw: (view: View) => void): void => {
    drawing = draw
    if (latest !== null) draw(latest)
  },
})
