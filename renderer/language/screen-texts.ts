import en from '../../locales/en.json'
import ja from '../../locales/ja.json'
import { dictionary } from './dictionary.ts'

/** The words of the customer's screens. */
export const screenTexts = dictionary({ ja, en })
