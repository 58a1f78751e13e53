import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { languages } from '../../electron/contract/words.ts'
import { addressOf, clips } from '../../renderer/voice/clip.ts'
import { readRecordings } from './recordings.ts'
import { readTexts, sentenceOf } from './sentence.ts'
import type { Sentence } from './sentence.ts'
import { recipeOf } from './speak.ts'

/** One clip: where it lies below the screen's folder, and what it is made of. */
export interface PlannedClip {
  readonly address: string
  /** SHA-256, hex, of everything it is made of: one that has not changed is not made again. */
  readonly digest: string
  readonly source: { readonly kind: 'sentence'; readonly sentence: Sentence } | { readonly kind: 'recording'; readonly file: string }
}

/** Every clip in every language. Throws with a line for each thing that is wrong in `locales/`. */
export function planClips(root: string): readonly PlannedClip[] {
  const { files, wrong } = readRecordings(root)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return languages.flatMap((language) => {
    const texts = readTexts(root, language)
    return clips.map((clip): PlannedClip => {
      const address = addressOf(language, clip)
      const file = files.get(address)
      if (file !== undefined) return { address, digest: sha256(readFileSync(file)), source: { kind: 'recording', file } }
      const sentence = sentenceOf(clip, language, texts)
      return { address, digest: sha256(`${recipeOf(sentence.voice)}\n${sentence.text}`), source: { kind: 'sentence', sentence } }
    })
  })
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
