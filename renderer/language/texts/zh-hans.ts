import '@fontsource-variable/noto-sans-sc/wght.css'
import faults from '../../../locales/fault.zh-Hans.json'
import refusals from '../../../locales/refusal.zh-Hans.json'
import words from '../../../locales/zh-Hans.json'

export const texts = { ...words, ...faults, ...refusals }
