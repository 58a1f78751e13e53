import '@fontsource-variable/noto-sans/wght.css'
import faults from '../../../locales/fault.pt.json'
import refusals from '../../../locales/refusal.pt.json'
import words from '../../../locales/pt.json'

export const texts = { ...words, ...faults, ...refusals }
