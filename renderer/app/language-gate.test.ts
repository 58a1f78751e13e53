import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { View } from '../../electron/contract/view.ts'
import type { Language } from '../../electron/contract/words.ts'
import { languageGate, patienceMs } from './language-gate.ts'
import { viewOf } from './sample-views.ts'

const view = (serial: number, language: Language): View => (
  viewOf({ name: 'reading', screen: { name: 'reading', holding: null } }, { language }, serial)
)

/** A gate with the words in the test's hand. */
function gated() {
  const here = new Set<Language>(['ja'])
  const asked: { readonly language: Language; readonly answer: PromiseWithResolvers<void> }[] = []
  const drawn: View[] = []
  let say: (view: View) => void = () => undefined
  const { bridge, forget } = languageGate(
    { send: () => undefined, onView: (draw) => { say = draw } },
    {
      has: (language) => here.has(language),
      fetch: async (language) => {
        const answer = Promise.withResolvers<void>()
        asked.push({ language, answer })
        await answer.promise
        here.add(language)
      },
    },
  )
  bridge.onView((one) => drawn.push(one))
  return { drawn, forget, asked, say: (one: View) => say(one) }
}
const settled = () => new Promise<void>((resolve) => { setImmediate(resolve) })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a view whose words are there is drawn at once', () => {
  const { say, drawn, asked } = gated()
  say(view(1, 'ja'))
  expect(drawn).toEqual([view(1, 'ja')])
  expect(asked).toEqual([])
})

test('what was drawn stays until the words have come, and then the view is drawn in its language', async () => {
  const { say, drawn, asked } = gated()
  say(view(1, 'ja'))
  say(view(2, 'ko'))
  await settled()
  expect(drawn).toEqual([view(1, 'ja')])
  asked[0]?.answer.resolve()
  await settled()
  expect(drawn).toEqual([view(1, 'ja'), view(2, 'ko')])
  expect(asked.map(({ language }) => language)).toEqual(['ko'])
  say(view(3, 'ko'))
  expect(drawn.at(-1)).toEqual(view(3, 'ko'))
})

test('of views that wait only the newest is drawn, and none that a later one has overtaken', async () => {
  const { say, drawn, asked } = gated()
  say(view(1, 'ko'))
  say(view(2, 'ko'))
  say(view(3, 'pt'))
  say(view(4, 'ja'))
  for (const { answer } of asked) answer.resolve()
  await settled()
  expect(drawn).toEqual([view(4, 'ja')])
  say(view(5, 'ko'))
  say(view(6, 'en'))
  asked.at(-1)?.answer.resolve()
  await settled()
  expect(drawn.map(({ serial }) => serial)).toEqual([4, 5, 6])
})

test('words that can not be had are said in Japanese, whole, and asked for again by the next view', async () => {
  const { say, drawn, asked } = gated()
  say(view(1, 'es'))
  asked[0]?.answer.reject(new Error('nobody there'))
  await settled()
  expect(drawn).toEqual([{ ...view(1, 'es'), language: 'ja' }])
  say(view(2, 'es'))
  asked[1]?.answer.resolve()
  await settled()
  expect(drawn.at(-1)).toEqual(view(2, 'es'))
})

test('a view that waits when the terminal is lost is never drawn', async () => {
  const { say, drawn, asked, forget } = gated()
  say(view(1, 'zh-Hans'))
  forget()
  asked[0]?.answer.resolve()
  await settled()
  expect(drawn).toEqual([])
})

const inJapanese = (one: View): View => ({ ...one, language: 'ja' })

test('words that do not come keep no old screen: it is drawn in Japanese after a while, and in its language when they come', async () => {
  const { say, drawn, asked } = gated()
  say(view(1, 'ko'))
  vi.advanceTimersByTime(patienceMs - 1)
  expect(drawn).toEqual([])
  vi.advanceTimersByTime(1)
  expect(drawn).toEqual([inJapanese(view(1, 'ko'))])
  say(view(2, 'ko'))
  expect(drawn.at(-1), 'nobody waits a second time for them').toEqual(inJapanese(view(2, 'ko')))
  for (const { answer } of asked) answer.resolve()
  await settled()
  expect(drawn.slice(2)).toEqual([view(2, 'ko')])
})

test('views that keep coming do not put it off', () => {
  const { say, drawn } = gated()
  say(view(1, 'ko'))
  vi.advanceTimersByTime(patienceMs - 1)
  say(view(2, 'pt'))
  vi.advanceTimersByTime(1)
  expect(drawn).toEqual([inJapanese(view(2, 'pt'))])
})

test('once something was drawn in its language, the next language is waited for anew', async () => {
  const { say, drawn, asked } = gated()
  say(view(1, 'ko'))
  vi.advanceTimersByTime(patienceMs)
  say(view(2, 'ja'))
  say(view(3, 'pt'))
  expect(drawn.at(-1)).toEqual(view(2, 'ja'))
  vi.advanceTimersByTime(patienceMs - 1)
  asked.at(-1)?.answer.resolve()
  await settled()
  vi.advanceTimersByTime(patienceMs)
  expect(drawn.slice(1)).toEqual([view(2, 'ja'), view(3, 'pt')])
})

test('a terminal that is lost while its words are late draws nothing any more', () => {
  const { say, drawn, forget } = gated()
  say(view(1, 'ko'))
  forget()
  vi.advanceTimersByTime(patienceMs)
  expect(drawn).toEqual([])
  say(view(2, 'ko'))
  vi.advanceTimersByTime(patienceMs - 1)
  expect(drawn).toEqual([])
})
