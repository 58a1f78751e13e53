import type { Intent } from '../../electron/contract/intent.ts'
import type { View } from '../../electron/contract/view.ts'

/** All that the screen has of the outside: what Electron's preload gives, or the socket bridge in a browser. */
export interface TerminalBridge {
  readonly send: (intent: Intent) => void
  readonly onView: (draw: (view: View) => void) => void
}

declare global {
  interface Window {
    /** Set by Electron's preload; absent in a browser. */
    readonly terminal?: TerminalBridge
  }
}
