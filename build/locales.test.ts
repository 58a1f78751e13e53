import { describe, expect, test } from 'vitest'
import { keysModule } from './locale-keys.ts'
import { checkReadings } from './locale-readings.ts'
import { checkTexts } from './locale-texts.ts'
import type { Texts } from './locale-texts.ts'
import { checkUse } from './locale-use.ts'
import { readSource } from './screen-source.ts'

const file = (language: string, texts: Readonly<Record<string, string>>, group = ''): Texts => (
  { file: `locales/${group === '' ? '' : `${group}.`}${language}.json`, group, language, texts }
)
const ja = file('ja', { 'a.b': 'あ', 'a.n_other': '{{count}}回' })
const en = file('en', { 'a.b': 'a', 'a.n_one': '{{count}} time', 'a.n_other': '{{count}} times' })
const languages = ['ja', 'en']

describe('texts', () => {
  test('that agree are passed', () => expect(checkTexts([ja, en], languages)).toEqual([]))

  test.each<[string, readonly Texts[], string]>([
    ['a missing key', [file('ja', { ...ja.texts, 'a.c': 'い' }), en], 'locales/en.json: a.c: is missing'],
    ['a key that only a translation has', [ja, file('en', { ...en.texts, 'a.d': 'd' })], 'locales/en.json: a.d: is not in locales/ja.json'],
    ['a missing plural form', [ja, file('en', { 'a.b': 'a', 'a.n_other': '{{count}} times' })], 'locales/en.json: a.n_one: is missing'],
    ['another placeholder', [ja, file('en', { ...en.texts, 'a.n_one': '{{number}} time' })], 'locales/en.json: a.n_one: has other placeholders than locales/ja.json'],
    ['a lost placeholder', [ja, file('en', { ...en.texts, 'a.n_one': 'once' })], 'locales/en.json: a.n_one: has other placeholders than locales/ja.json'],
    ['an empty text', [ja, file('en', { ...en.texts, 'a.b': ' ' })], 'locales/en.json: a.b: has no text'],
    ['a missing language', [ja], 'locales/en.json: is missing'],
    ['a missing language of a group', [ja, en, file('ja', { 'g.a': 'あ' }, 'g')], 'locales/g.en.json: is missing'],
  ])('%s is named with its file', (_, files, finding) => expect(checkTexts(files, languages)).toEqual([finding]))
})

describe('readings', () => {
  const easy = (text: string, key = 'a.b') => checkReadings([file('ja-x-easy', { [key]: text })])

  test.each(['[証明書|しょうめいしょ]を [出|だ]す', 'カード', '{{count}}[回|かい]', '[1日|ついたち]', '[申|もう]し[込|こ]み'])('%s can be read', (text) => {
    expect(easy(text)).toEqual([])
  })

  test.each([
    ['証明書', 'has kanji without a reading'],
    ['[出|だ]す証明書', 'has kanji without a reading'],
    ['[出|ダ]す', 'ダ is no reading in hiragana'],
    ['[だす', 'has broken markup'],
  ])('%s is named: %s', (text, fault) => expect(easy(text)).toEqual([`locales/ja-x-easy.json: a.b: ${fault}`]))

  test.each(['language.zh-Hans', 'checkNumber.sample.birth'])('%s stands as it is', (key) => expect(easy('見本', key)).toEqual([]))

  test('other languages have none', () => {
    expect(checkReadings([file('ja', { 'a.b': '[出|だ]す' }), en])).toEqual(['locales/ja.json: a.b: has a reading, which only やさしい日本語 draws'])
  })
})

describe('use', () => {
  const using = 'say(phrase(\'a.b\')); say(phrase(`a.${letter}`));'
  const use = (code: string, name = 'renderer/screens/x.tsx') => checkUse([ja], [readSource(name, code)])

  test('of every key is passed', () => expect(use(using)).toEqual([]))

  test('of no key is named', () => {
    expect(use('say(phrase(\'a.b\'))')).toEqual(['locales/ja.json: a.n: is used nowhere'])
  })

  test('a template of nothing but an expression uses no key', () => {
    expect(use('say(`${a}`, `${b}px`)')).toHaveLength(2)
  })

  test.each([
    ['text between tags', '<p>Hello</p>', 'Hello'],
    ['a quoted string between tags', '<p>{"Hello"}</p>', 'Hello'],
    ['a name that is read out', '<button aria-label="Close" />', 'Close'],
    ['Japanese in a string', 'const x = "こんにちは"', 'こんにちは'],
    ['Japanese in a template', 'const x = `${n}枚`', '枚'],
  ])('%s is named with file and line', (_, code, text) => {
    expect(use(`${using}\nconst y = 1; ${code}`)).toEqual([`renderer/screens/x.tsx:2: ${text}: stands outside locales`])
  })

  test.each(['<p className="wide" data-testid="x">{1} / {2}</p>', '// こんにちは\nf()', '<p>{n}</p>'])('%s says nothing', (code) => {
    expect(use(`${using}\n${code}`)).toEqual([])
  })

  test('a source that can not be read is a bug, not a pass', () => expect(() => use('const = ')).toThrow('x.tsx'))
})

test('the module of keys names each key once, with what it asks for', () => {
  const made = keysModule([{ 'a.b': 'あ', 'a.n_one': '{{count}} of {{all}}', 'a.n_other': '{{count}} of {{all}}' }])
  expect(made).toContain('  | \'a.b\'\n')
  expect(made).toContain('  readonly \'a.n\': \'all\' | \'count\'\n')
})
