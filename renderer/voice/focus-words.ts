import { clipsNamed } from './clip.ts'
import type { Clip } from './clip.ts'

/** What a key has brought the focus to. */
export interface Focused {
  /** `data-say`: the clips of its words, one after the other. */
  readonly words: string | undefined
  /** The dialogue it stands in, and the clip of that one's question. */
  readonly dialogue: { readonly box: unknown; readonly question: string | undefined } | null
}

/** What is said of where the focus comes by key: its words, and before them the question of a dialogue that was not yet told. */
export function createFocusWords(): (focused: Focused) => readonly Clip[] {
  let told: unknown = null
  return ({ words, dialogue }) => {
    const question = dialogue !== null && dialogue.box !== told ? clipsNamed(dialogue.question) : []
    told = dialogue?.box ?? null
    return [...question, ...clipsNamed(words)]
  }
}
