import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificateKinds } from '../../electron/contract/words.ts'
import type { Language } from '../../electron/contract/words.ts'
import { isJapaneseOnly } from '../../renderer/language/japanese-only.ts'
import type { Phrase, Value } from '../../renderer/language/phrase.ts'
import { phraseOf } from '../../renderer/voice/clip.ts'
import type { Clip } from '../../renderer/voice/clip.ts'
import { markedWords } from './japanese-words.ts'
import { canRead, voiceOf } from './voices.ts'
import type { Voice } from './voices.ts'

/** All texts of one language's screens. */
export type Texts = Readonly<Record<string, string>>

/** What is to be spoken, and by whom. Japanese may carry furigana. */
export interface Sentence { readonly voice: Voice; readonly text: string }

export function readTexts(root: string, language: Language): Texts {
  const files = ['', 'refusal.', 'fault.'].map((group) => readFileSync(join(root, `locales/${group}${language}.json`), 'utf8'))
  return Object.assign({}, ...files.map((file): unknown => JSON.parse(file)))
}

/** What a clip says in a language: the text of the screen. Throws when there is none, or none that can be read out. */
export function sentenceOf(clip: Clip, language: Language, texts: Texts): Sentence {
  const voice = voiceOf(clip, language)
  const text = filled(phraseOf(clip), language, texts).replaceAll('\u2011', '-').replaceAll('\u00A0', ' ')
  if (!canRead(voice, text)) throw new Error(`${language}: ${clip}: the voice ${voice} can't read "${text}"`)
  return { voice, text: voice === 'mei' ? markedWords(text) : text }
}

function filled({ key, values }: Phrase, language: Language, texts: Texts): string {
  const { count } = values
  const written = typeof count === 'number' ? `${key}_${new Intl.PluralRules(language).select(count)}` : key
  const text = texts[written] ?? texts[key]
  if (text === undefined) throw new Error(`${language}: ${written}: there is no such text`)
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => valueIn(language, texts, values[name]))
}

function valueIn(language: Language, texts: Texts, value: Value | undefined): string {
  if (typeof value === 'number') return String(value)
  const kind = certificateKinds.find((each) => typeof value === 'object' && 'key' in value && value.key === `certificate.${each}`)
  if (kind === undefined) throw new Error(`${language}: ${JSON.stringify(value)} is nothing that is spoken`)
  // Inside a foreign sentence a certificate that has a Japanese name alone is spoken of by what it means.
  const meant = isJapaneseOnly(kind) && !language.startsWith('ja') ? `certificate.meaning.${kind}` : `certificate.${kind}`
  const text = texts[meant]
  if (text === undefined) throw new Error(`${language}: ${meant}: there is no such text`)
  return text
}
