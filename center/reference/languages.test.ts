import { describe, expect, test } from 'vitest'
import { localText } from '../local-text.ts'
import { households } from './households.ts'
import { issuingServers } from './issuing-servers.ts'
import { municipalities } from './municipalities.ts'
import { recordOf } from './paper.fixture.ts'
import type { LocalText } from '../local-text.ts'
import type { Entry } from './issuing-server.ts'

const languages = Object.keys(localText.shape)
const multilingual = ['juminhyo', 'kisaijiko', 'inkan']
const winter = Date.parse('2026-11-21T12:00:00+09:00')

/** Every menu that anybody gets, from home or from the 本籍地. */
const entries: readonly Entry[] = households.flatMap(({ members }) => members).flatMap(({ id }) => municipalities.flatMap(({ code }) =>
  issuingServers.flatMap((server) => server.entriesFor(recordOf(id, code), winter))))

/** What a menu says of a certificate in the municipality's words; names of people are what they are. */
const wordsOf = ({ description, unavailable, questions }: Entry): readonly LocalText[] => [
  description, unavailable?.note ?? null,
  ...questions.flatMap((question) => question.screen === 'unknown' ? [] : [question.title, ...question.screen === 'members' ? [] : question.choices.map(({ text }) => text)]),
  ...questions.flatMap((question) => question.screen === 'select' ? question.choices.map(({ unavailable }) => unavailable?.note ?? null) : []),
].filter((text) => text !== null)
const wordsAbout = (...kinds: readonly string[]) => entries.filter(({ kind }) => kinds.includes(kind)).flatMap(wordsOf)
const places = [...municipalities.map(({ name }) => name), ...municipalities.map(({ prefecture }) => prefecture.name)]
const inEvery: readonly LocalText[] = [...wordsAbout(...multilingual), ...places]

test('what is looked at is not little', () => {
  expect(new Set(inEvery.map(({ ja }) => ja)).size).toBeGreaterThan(15)
  expect(new Set(wordsAbout('tax', 'koseki', 'fuhyo').map(({ ja }) => ja)).size).toBeGreaterThan(20)
})

describe('A4-03 three kinds are multilingual, the others are in Japanese alone:', () => {
  test.each(languages)('住民票の写し, 記載事項証明書, 印鑑登録証明書 and the names of places are said in %s', (language) => {
    const missing = inEvery.filter((text) => !Object.entries(text).some(([tag, words]) => tag === language && words !== ''))
    expect(missing).toEqual([])
  })

  test('税, 戸籍, 附票 and what else there may be are not', () => {
    const others = [...new Set(entries.map(({ kind }) => kind))].filter((kind) => !multilingual.includes(kind))
    expect(others.toSorted()).toEqual(['fuhyo', 'kaigo', 'koseki', 'tax'])
    expect(wordsAbout(...others).filter((text) => Object.keys(text).join() !== 'ja')).toEqual([])
  })

  test('names of people are as the register has them', () => {
    const names = entries.flatMap(({ questions }) => questions.flatMap((question) => question.screen === 'members' ? question.choices.map(({ text }) => text) : []))
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((text) => Object.keys(text).join() !== 'ja')).toEqual([])
  })
})

test('no language is a copy of another, but where Chinese is written alike', () => {
  for (const text of inEvery) {
    const apart = Object.entries(text).flatMap(([tag, words]) => tag === 'zh-Hant' ? [] : [words])
    expect(new Set(apart).size, text.ja).toBe(languages.length - 1)
  }
})

test('やさしい日本語 gives the reading of every 漢字, in ひらがな', () => {
  for (const { 'ja-x-easy': easy } of inEvery) {
    const bare = easy?.replaceAll(/\[\p{Script=Han}+\|\p{Script=Hiragana}+\]/gu, '') ?? ''
    expect(bare, easy).toMatch(/^[^\p{Script=Han}[\]|]*$/u)
  }
})

test('a place that does not exist says so in every language', () => {
  const marks: Readonly<Record<string, string>> = {
    ja: '架空', en: 'fictitious', 'zh-Hans': '虚构', 'zh-Hant': '虛構', ko: '가상', es: 'fictici', pt: 'fictíci', 'ja-x-easy': '[架空|かくう]',
  }
  for (const { name } of municipalities) for (const [tag, words] of Object.entries(name)) expect(words, tag).toContain(marks[tag])
})
