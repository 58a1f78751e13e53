import type { Intent } from '../contract/intent.ts'
import type { View } from '../contract/view.ts'

/** The customer's screen, whichever program draws it. It gets views and gives intents; it is trusted with nothing else. */
export interface TerminalWindow {
  show(view: View): void
  /** Only intents that the schema has parsed; what does not parse is reported as trouble. */
  onIntent(listener: (intent: Intent) => void): void
  onTrouble(listener: (trouble: WindowTrouble) => void): void
  /** Throws the renderer away and draws the current view in a new one, so that nothing of the last customer stays in it. */
  replace(): Promise<void>
  close(): Promise<void>
}

export type WindowTrouble =
  | { readonly kind: 'refusedMessage'; readonly why: string }
  | { readonly kind: 'rendererGone'; readonly why: string }
