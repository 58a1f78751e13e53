import '@fontsource-variable/noto-sans/wght.css'
import faults from '../../../locales/fault.en.json'
import refusals from '../../../locales/refusal.en.json'
import words from '../../../locales/en.json'

export const texts = { ...words, ...faults, ...refusals }
