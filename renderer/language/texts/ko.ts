import '@fontsource-variable/noto-sans-kr/wght.css'
import faults from '../../../locales/fault.ko.json'
import refusals from '../../../locales/refusal.ko.json'
import words from '../../../locales/ko.json'

export const texts = { ...words, ...faults, ...refusals }
