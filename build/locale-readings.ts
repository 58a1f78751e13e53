import { stretchesOf } from '../renderer/language/furigana.ts'
import type { Texts } from './locale-texts.ts'

const easy = 'ja-x-easy'
const han = /\p{Script=Han}/u
const hiragana = /^[\p{Script=Hiragana}ー]+$/u
/** Names of languages are each in their own; the samples show what stands on the card. */
const asItStands = /^(?:language\.(?:ja|en|zh-Hans|zh-Hant|ko|es|pt|ja-x-easy)|checkNumber\.sample\..+)$/

/** やさしい日本語 leaves no kanji without its reading, written in hiragana; no other language has markup, which would be shown as written. */
export function checkReadings(files: readonly Texts[]): readonly string[] {
  return files.flatMap(({ file, language, texts }) => Object.entries(texts).flatMap(([key, text]) => (
    (language === easy ? faultsOfEasy(key, text) : faultsOfOther(text)).map((fault) => `${file}: ${key}: ${fault}`)
  )))
}

function faultsOfEasy(key: string, text: string): readonly string[] {
  const stretches = stretchesOf(text.replaceAll(/\{\{.*?\}\}/g, ''))
  const bare = stretches.filter(({ reading }) => reading === null).map(({ base }) => base).join('')
  const readings = stretches.flatMap(({ reading }) => (reading === null ? [] : [reading]))
  return [
    ...(han.test(bare) && !asItStands.test(key) ? ['has kanji without a reading'] : []),
    ...(/[[\]|]/.test(bare) ? ['has broken markup'] : []),
    ...readings.filter((reading) => !hiragana.test(reading)).map((reading) => `${reading} is no reading in hiragana`),
  ]
}

function faultsOfOther(text: string): readonly string[] {
  return stretchesOf(text).every(({ reading }) => reading === null) ? [] : ['has a reading, which only やさしい日本語 draws']
}
