import type { Language } from '../../electron/contract/words.ts'
import faults from '../../locales/fault.ja.json'
import texts from '../../locales/ja.json'
import refusals from '../../locales/refusal.ja.json'
import remedies from '../../locales/remedy.ja.json'
import { dictionary } from './dictionary.ts'
import type { Texts } from './dictionary.ts'

/** The words of the customer's screens: Japanese, which every screen needs, and the other languages once they are fetched. */
export const screenTexts = dictionary({ ja: { ...texts, ...faults, ...refusals, ...remedies } })

/** A language's words and typeface, in files of their own, so that the first screen does not wait for them. */
const chunks: Readonly<Record<Exclude<Language, 'ja'>, () => Promise<{ readonly texts: Texts }>>> = {
  en: () => import('./texts/en.ts'),
  'zh-Hans': () => import('./texts/zh-hans.ts'),
  'zh-Hant': () => import('./texts/zh-hant.ts'),
  ko: () => import('./texts/ko.ts'),
  es: () => import('./texts/es.ts'),
  pt: () => import('./texts/pt.ts'),
  'ja-x-easy': () => import('./texts/ja-x-easy.ts'),
}

export function hasTexts(language: Language): boolean {
  return screenTexts.hasResourceBundle(language, 'translation')
}

/** Brings the words of a language; rejects when they can't be had. */
export async function fetchTexts(language: Language): Promise<void> {
  if (language === 'ja' || hasTexts(language)) return
  const { texts } = await chunks[language]()
  screenTexts.addResourceBundle(language, 'translation', texts)
}
