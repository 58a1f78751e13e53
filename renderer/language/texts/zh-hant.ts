import '@fontsource-variable/noto-sans-tc/wght.css'
import faults from '../../../locales/fault.zh-Hant.json'
import refusals from '../../../locales/refusal.zh-Hant.json'
import words from '../../../locales/zh-Hant.json'

export const texts = { ...words, ...faults, ...refusals }
