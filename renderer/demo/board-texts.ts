import boardEn from '../../locales/board.en.json'
import boardJa from '../../locales/board.ja.json'
import en from '../../locales/en.json'
import ja from '../../locales/ja.json'
import { dictionary } from '../language/dictionary.ts'

/** Who shows the machine reads one of these. */
export const boardLanguages = ['ja', 'en'] as const

/** The words of the demo board. */
export const boardTexts = dictionary({ ja: { ...ja, ...boardJa }, en: { ...en, ...boardEn } })
