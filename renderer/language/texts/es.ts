import '@fontsource-variable/noto-sans/wght.css'
import faults from '../../../locales/fault.es.json'
import refusals from '../../../locales/refusal.es.json'
import words from '../../../locales/es.json'

export const texts = { ...words, ...faults, ...refusals }
