import { createInstance } from 'i18next'
import type { i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../electron/contract/words.ts'

type Texts = Readonly<Record<string, string>>

/** All texts are in the bundle, so nothing is loaded and no sentence is ever missing for a moment. */
export function dictionary(texts: Readonly<Record<Language, Texts>>): i18n {
  const made = createInstance()
  void made.use(initReactI18next).init({
    resources: Object.fromEntries(Object.entries(texts).map(([language, translation]) => [language, { translation }])),
    lng: 'ja',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return made
}
