import faults from '../../../locales/fault.ja-x-easy.json'
import refusals from '../../../locales/refusal.ja-x-easy.json'
import words from '../../../locales/ja-x-easy.json'

export const texts = { ...words, ...faults, ...refusals }
