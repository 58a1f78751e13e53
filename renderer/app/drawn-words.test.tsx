import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { languages } from '../../electron/contract/words.ts'
import type { Language } from '../../electron/contract/words.ts'
import { fetchTexts, screenTexts } from '../language/screen-texts.ts'
import { App } from './app.tsx'
import { samples, viewOf } from './sample-views.ts'
import type { TerminalState } from './terminal-store.ts'

interface Letters {
  readonly text: string
  /** Of the nearest element that says one. */
  readonly lang: string
  readonly inside: readonly string[]
}

const tag = /<(\/?)([a-z0-9]+)([^>]*?)>|([^<]+)/g
const empty = new Set(['br', 'img', 'input', 'hr', 'wbr'])

/** Every stretch of text of a page, with the language it is marked as. */
function lettersOf(page: string): readonly Letters[] {
  const open: { readonly name: string; readonly lang: string }[] = []
  const found: Letters[] = []
  for (const [, closing, name = '', attributes = '', text] of page.matchAll(tag)) {
    const lang = open.at(-1)?.lang ?? ''
    if (text !== undefined) found.push({ text, lang, inside: open.map((element) => element.name) })
    else if (closing === '/') open.pop()
    else if (!empty.has(name)) open.push({ name: attributes.includes('demo-mark') ? 'demo-mark' : name, lang: / lang="([^"]+)"/.exec(attributes)?.[1] ?? lang })
  }
  return found
}

interface Page { readonly name: string; readonly html: string; readonly letters: readonly Letters[] }
const drawn = new Map<Language, readonly Page[]>()

/** What a browser would be given to draw, of every screen. */
function pagesIn(language: Language): readonly Page[] {
  const pages = drawn.get(language) ?? samples.map((sample, serial): Page => {
    const store = createStore<TerminalState>()(() => ({ view: viewOf(sample, { language }, serial), send: () => undefined }))
    const html = renderToStaticMarkup(<I18nextProvider i18n={screenTexts}><App store={store} /></I18nextProvider>)
    return { name: sample.name, html, letters: lettersOf(html) }
  })
  drawn.set(language, pages)
  return pages
}

const japanese = (lang: string) => lang === 'ja' || lang === 'ja-x-easy'
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const han = /\p{Script=Han}/u
/** A key, a placeholder, furigana as written, or what marks Japanese within a sentence. */
const unfinished = /\{\{|\[[^\]]*\||[\uFDD0\uFDD1]|^[a-z]+(?:\.[A-Za-z]+)+$/u
const hangul = /\p{Script=Hangul}/u

beforeAll(async () => {
  await Promise.all(languages.map(fetchTexts))
})

/** Letters that only the languages named can be written with, here. */
function strangers(text: string, lang: string): boolean {
  if (kana.test(text)) return !japanese(lang)
  if (hangul.test(text)) return lang !== 'ko'
  return han.test(text) && ['en', 'es', 'pt'].includes(lang)
}

describe.each(languages)('on every screen in %s', (language) => {
  test('each letter is marked as of its own language, so that it is drawn and read out as such', () => {
    const wrong = pagesIn(language).flatMap(({ name, letters }) => (
      letters.filter(({ text, lang }) => strangers(text, lang)).map(({ text, lang }) => `${name}: ${lang}: ${text}`)
    ))
    expect(wrong).toEqual([])
  })

  test('nobody sees a key, a placeholder or markup, nor has it read out', () => {
    const seen = pagesIn(language).flatMap(({ name, html, letters }) => [
      ...letters.filter(({ inside }) => !inside.includes('code')).map(({ text }) => text),
      ...[...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label = '']) => label),
    ].filter((text) => unfinished.test(text)).map((text) => `${name}: ${text}`))
    expect(seen).toEqual([])
  })
})

test('in やさしい日本語 every kanji of ours carries its reading', () => {
  const bare = pagesIn('ja-x-easy').flatMap(({ name, letters }) => letters
    .filter(({ text, lang, inside }) => lang === 'ja-x-easy' && han.test(text) && !inside.includes('ruby') && !inside.includes('demo-mark'))
    .map(({ text }) => `${name}: ${text}`))
  expect(bare).toEqual([])
})

test('a reading is heard once: the letters are read out, what stands above them is not', () => {
  const readings = pagesIn('ja-x-easy').flatMap(({ html }) => html.match(/<rt[^>]*>/g) ?? [])
  expect(readings.length).toBeGreaterThan(100)
  expect(readings.filter((one) => one !== '<rt aria-hidden="true">')).toEqual([])
})

test.each(['ja', 'ja-x-easy'] as const)('nothing stands beneath what a clerk can read as it is: %s', (language) => {
  expect(pagesIn(language).flatMap(({ html }) => html.match(/class="beneath" lang="ja"/g) ?? [])).toEqual([])
})
