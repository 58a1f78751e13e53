import { createInstance } from 'i18next'
import type { i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../electron/contract/words.ts'

export type Texts = Readonly<Record<string, string>>

/** Says what is in the bundle at once; further languages may be added. None is ever helped out with the words of another. */
export function dictionary(texts: Readonly<Partial<Record<Language, Texts>>>): i18n {
  const made = createInstance()
  void made.use(initReactI18next).init({
    resources: Object.fromEntries(Object.entries(texts).map(([language, translation]) => [language, { translation }])),
    lng: 'ja',
    load: 'currentOnly',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return made
}
