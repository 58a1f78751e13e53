import type { View } from '../../electron/contract/view.ts'
import type { Language } from '../../electron/contract/words.ts'
import type { TerminalBridge } from './bridge.ts'

/** Where the words of the languages are. */
export interface WordStore {
  readonly has: (language: Language) => boolean
  /** Rejects when they can't be had. */
  readonly fetch: (language: Language) => Promise<void>
}

export interface LanguageGate {
  readonly bridge: TerminalBridge
  /** What waits is no longer true: it is not drawn any more. */
  readonly forget: () => void
}

/**
 * Lets a view through when the words of its language are there; until then what was drawn stays, for it is whole. Of views that
 * wait only the newest is drawn. Where the words can't be had at all the screen is drawn in Japanese, which is always there.
 */
export function languageGate(bridge: TerminalBridge, words: WordStore): LanguageGate {
  let newest: View | null = null
  return {
    forget: () => {
      newest = null
    },
    bridge: {
      send: bridge.send,
      onView: (draw) => bridge.onView((view) => {
        newest = view
        if (words.has(view.language)) {
          draw(view)
          return
        }
        const drawIfNewest = (language: Language) => {
          if (newest === view) draw({ ...view, language })
        }
        words.fetch(view.language).then(() => drawIfNewest(view.language), () => drawIfNewest('ja'))
      }),
    },
  }
}
