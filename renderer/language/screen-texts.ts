import en from '../../locales/en.json'
import faultEn from '../../locales/fault.en.json'
import faultJa from '../../locales/fault.ja.json'
import remedies from '../../locales/remedy.ja.json'
import ja from '../../locales/ja.json'
import refusalEn from '../../locales/refusal.en.json'
import refusalJa from '../../locales/refusal.ja.json'
import { dictionary } from './dictionary.ts'

/** The words of the customer's screens. */
export const screenTexts = dictionary({ ja: { ...ja, ...faultJa, ...refusalJa, ...remedies }, en: { ...en, ...faultEn, ...refusalEn } })
