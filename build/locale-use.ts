import { baseKey } from './locale-texts.ts'
import type { Texts } from './locale-texts.ts'
import type { ScreenSource } from './screen-source.ts'

/** Every text is used by some screen, and no screen says anything that is not a text. */
export function checkUse(japanese: readonly Texts[], sources: readonly ScreenSource[]): readonly string[] {
  const strings = new Set(sources.flatMap(({ strings }) => strings.map(({ text }) => text)))
  const patterns = sources
    .flatMap(({ templates }) => templates)
    .filter((pieces) => pieces.some((piece) => piece.includes('.')))
    .map((pieces) => new RegExp(`^${pieces.map((piece) => piece.replaceAll('.', '\\.')).join('.+')}$`))
  const unused = japanese.flatMap(({ file, texts }) => [...new Set(Object.keys(texts).map(baseKey))]
    .filter((key) => !strings.has(key) && !patterns.some((pattern) => pattern.test(key)))
    .map((key) => `${file}: ${key}: is used nowhere`))
  return [...unused, ...sources.flatMap(saidOutside)]
}

const japaneseLetter = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

function saidOutside({ file, strings, shown }: ScreenSource): readonly string[] {
  const said = new Map([
    ...shown.filter(({ text }) => /\p{L}/u.test(text)),
    ...strings.filter(({ text }) => japaneseLetter.test(text)),
  ].map(({ text, line }) => [`${line} ${text}`, `${file}:${line}: ${text}: stands outside locales`]))
  return [...said.values()]
}
