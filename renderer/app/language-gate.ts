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

/** What was drawn stays no longer than this, ms, however many views come that wait: it may tell of a step that is gone. */
export const patienceMs = 2_000

/**
 * Lets a view through when the words of its language are there; until then what was drawn stays, for it is whole. Of views that
 * wait only the newest is drawn. Where the words can't be had at all, or not soon, the screen is drawn in Japanese, which is always
 * there; words that come later are drawn then.
 */
export function languageGate(bridge: TerminalBridge, words: WordStore): LanguageGate {
  let newest: View | null = null
  let late = false
  let patience: ReturnType<typeof setTimeout> | undefined
  const atEase = () => {
    clearTimeout(patience)
    patience = undefined
    late = false
  }
  return {
    forget: () => {
      newest = null
      atEase()
    },
    bridge: {
      send: bridge.send,
      onView: (draw) => bridge.onView((view) => {
        newest = view
        if (words.has(view.language)) {
          atEase()
          draw(view)
          return
        }
        const drawIfNewest = (language: Language) => {
          if (newest !== view) return
          atEase()
          draw({ ...view, language })
        }
        if (late) draw({ ...view, language: 'ja' })
        patience ??= setTimeout(() => {
          late = true
          if (newest !== null) draw({ ...newest, language: 'ja' })
        }, patienceMs)
        words.fetch(view.language).then(() => drawIfNewest(view.language), () => drawIfNewest('ja'))
      }),
    },
  }
}
