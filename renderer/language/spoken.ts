import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../electron/contract/words.ts'
import type { Sentence } from './phrase.ts'
import { runsIn, sentenceIn } from './speech.ts'
import type { Run } from './speech.ts'

/** The language of the view that is drawn. */
export const SpokenLanguage = createContext<Language>('ja')

export interface Speech {
  readonly language: Language
  /** Plain letters, for names that are read out and for titles. On the screen `Words` and `Spoken` draw a sentence. */
  readonly say: (sentence: Sentence) => string
  readonly runs: (sentence: Sentence) => readonly Run[]
  /** The same in Japanese, for the clerk who helps; null where that would only repeat it. */
  readonly beneath: (sentence: Sentence) => string | null
}

/** How to say a sentence on this screen. */
export function useSpeech(): Speech {
  const { i18n } = useTranslation()
  const language = useContext(SpokenLanguage)
  const say = (sentence: Sentence) => sentenceIn(i18n, language, sentence)
  return {
    language,
    say,
    runs: (sentence) => runsIn(i18n, language, sentence),
    beneath: (sentence) => {
      if (isJapanese(language)) return null
      const japanese = sentenceIn(i18n, 'ja', sentence)
      return japanese === say(sentence) ? null : japanese
    },
  }
}

/** A clerk can read it as it stands. */
function isJapanese(language: Language): boolean {
  return language === 'ja' || language === 'ja-x-easy'
}
