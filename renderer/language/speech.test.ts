import { beforeAll, describe, expect, test, vi } from 'vitest'
import { certificateKinds, faultCodes, languages, refusals } from '../../electron/contract/words.ts'
import type { Language, Refusal } from '../../electron/contract/words.ts'
import { isJapaneseOnly } from './japanese-only.ts'
import { phrase } from './phrase.ts'
import type { Sentence } from './phrase.ts'
import { faultWords, reasonWords, refusalWords } from './reason-words.ts'
import { fetchTexts, hasTexts, screenTexts } from './screen-texts.ts'
import { runsIn, sentenceIn } from './speech.ts'

const ja = (sentence: Parameters<typeof sentenceIn>[2]) => sentenceIn(screenTexts, 'ja', sentence)
const en = (sentence: Parameters<typeof sentenceIn>[2]) => sentenceIn(screenTexts, 'en', sentence)

beforeAll(async () => {
  // Only Japanese is there from the start; what other tests have fetched is not in a module loaded anew.
  vi.resetModules()
  const fresh = await import('./screen-texts.ts')
  expect(languages.filter(fresh.hasTexts)).toEqual(['ja'])
  await Promise.all(languages.map(fetchTexts))
  expect(languages.filter(hasTexts)).toEqual(languages)
})

describe('the official sentences stand as the service has them', () => {
  test('a card that is not served', () => {
    expect(ja(phrase('refusal.card.foreign.what')) + ja(phrase('refusal.card.foreign.go'))).toBe(
      'ご利用いただけないカードです。市区町村へお問い合わせください。',
    )
  })

  test('a 住基カード, for which the service has ended', () => {
    const words = [phrase('refusal.card.juki.what'), phrase('refusal.card.juki.why'), phrase('refusal.card.juki.go')].map(ja)
    expect(words[0]).toBe('ご利用いただけないカードです。')
    expect(words[1]).toContain('2025年12月24日')
    expect(words[2]).toBe('市区町村へお問い合わせください。')
  })
})

test('amounts and names within a sentence follow the language it is said in', () => {
  const sentence = phrase('money.feeTimesCopies', { fee: { yen: 300 }, count: 2 })
  expect([ja(sentence), en(sentence)]).toEqual(['300円 × 2部', '¥300 × 2 copies'])
  const place = phrase('choose.where', { municipality: { ja: 'みどり市', en: 'Midori City' } })
  expect([ja(place), en(place)]).toEqual(['みどり市でお取りいただける証明書', 'Certificates available from Midori City'])
})

test('English counts one and many differently', () => {
  expect(en(phrase('pin.triesLeft', { count: 1 }))).toBe('1 attempt left before it is locked.')
  expect(en(phrase('pin.triesLeft', { count: 2 }))).toBe('2 attempts left before it is locked.')
})

test('every language counts its own way', () => {
  const left = (language: Language, count: number) => sentenceIn(screenTexts, language, phrase('choose.basket', { count }))
  for (const language of ['en', 'es', 'pt'] as const) expect(left(language, 1).replace('1', '2')).not.toBe(left(language, 2))
  for (const language of languages) {
    for (const count of [0, 1, 2, 5]) expect(left(language, count)).toContain(String(count))
  }
})

test('a number in a sentence is written as the language writes it, and still chooses between one and many', () => {
  const more = (language: Language) => sentenceIn(screenTexts, language, phrase('choose.basket', { count: 1234 }))
  for (const language of ['ja', 'en', 'es'] as const) expect(more(language)).toContain('1,234')
  expect(more('pt')).toContain('1.234')
  expect(en(phrase('pin.triesLeft', { count: 1234 }))).toBe('1,234 attempts left before it is locked.')
  expect(en(phrase('origin.number', { number: '1234' }))).toContain('1234')
})

describe('what the municipality did not translate', () => {
  const runs = (language: Language, sentence: Sentence) => runsIn(screenTexts, language, sentence)
  const tax = { ja: '課税・非課税、納税証明書' }

  test.each(languages)('is said in Japanese, and known to be Japanese: %s', (language) => {
    expect(runs(language, tax)).toEqual([{ text: tax.ja, language: 'ja' }])
  })

  test('stands as Japanese within a sentence of another language', () => {
    expect(runs('en', phrase('choose.where', { municipality: { ja: 'みどり市' } }))).toEqual([
      { text: 'Certificates available from ', language: 'en' }, { text: 'みどり市', language: 'ja' },
    ])
    expect(runs('zh-Hans', phrase('certificate.of', { certificate: phrase('certificate.tax'), municipality: { ja: 'みどり市', 'zh-Hans': '绿市' } })))
      .toEqual([{ text: '绿市的', language: 'zh-Hans' }, { text: '各種税証明書', language: 'ja' }])
  })

  test('a Japanese term within a sentence in Latin letters is Japanese', () => {
    expect(runs('es', { ja: '住基カード', es: 'La tarjeta 住基カード ya no sirve.' })).toEqual([
      { text: 'La tarjeta ', language: 'es' }, { text: '住基カード', language: 'ja' }, { text: ' ya no sirve.', language: 'es' },
    ])
  })

  test('what it did translate is taken, with its readings in やさしい日本語', () => {
    const midori = { ja: 'みどり市', ko: '미도리시', 'ja-x-easy': 'みどり[市|し]' }
    expect(runs('ko', midori)).toEqual([{ text: '미도리시', language: 'ko' }])
    expect(runs('ja-x-easy', phrase('choose.issuer', { municipality: midori }))).toEqual([
      { text: '[本籍地|ほんせきち]　みどり[市|し]', language: 'ja-x-easy' },
    ])
    expect(sentenceIn(screenTexts, 'ja-x-easy', phrase('choose.issuer', { municipality: midori }))).toBe('本籍地　みどり市')
  })
})

describe('what is the same on every screen is known to be in its own language', () => {
  test.each(languages)('%s', (language) => {
    for (const one of languages) expect(runsIn(screenTexts, language, phrase(`language.${one}`)).map((run) => run.language)).toEqual([one])
    expect(runsIn(screenTexts, language, phrase('checkNumber.sample.birth')).map((run) => run.language)).toEqual(['ja'])
    expect(runsIn(screenTexts, language, phrase('certificate.tax')).map((run) => run.language)).toEqual([language === 'ja-x-easy' ? language : 'ja'])
    expect(runsIn(screenTexts, language, phrase('language.inEnglish')).map((run) => run.language)).toEqual(['en'])
    expect(runsIn(screenTexts, language, phrase('certificate.inkan')).map((run) => run.language)).toEqual([language])
  })
})

test('nothing is escaped: React does that', () => {
  expect(en({ ja: 'A & B' })).toBe('A & B')
  expect(en(phrase('choose.where', { municipality: { ja: 'A & <B>' } }))).toContain('A & <B>')
})

test('every fault and every refusal has its words, and no word is a bare key', () => {
  const sentences = [
    ...faultCodes.map((code) => phrase(`fault.${code}.what`)),
    ...refusals.flatMap((code) => [phrase(`refusal.${code}.what`), phrase(`refusal.${code}.why`), phrase(`refusal.${code}.go`)]),
  ]
  for (const sentence of sentences) {
    expect(ja(sentence)).toMatch(/。$/)
    expect(en(sentence)).toMatch(/\.$/)
  }
})

describe('what nobody looking over a shoulder may learn', () => {
  const wordsOf = (code: Refusal) => (['what', 'why', 'go'] as const).map((part) => phrase(`refusal.${code}.${part}`))
  const silent = ['person.protected', 'person.deceased', 'person.guardianship', 'person.householdMovingOut'] as const

  test.each(silent)('%s is told in the words of a harmless case, so that the words themselves give nothing away', (code) => {
    for (const say of [ja, en]) expect(wordsOf(code).map(say)).toEqual(wordsOf('record.externalCharacter').map(say))
  })

  test.each([...silent, 'person.movingOut' as const])('%s names no reason, and the counter', (code) => {
    expect(wordsOf(code).map(ja).join('')).not.toMatch(/支援|保護|死亡|亡く|後見|成年|転出|世帯/)
    expect(ja(phrase(`refusal.${code}.go`))).toContain('窓口')
  })
})

test('what kept a certificate from being issued is said for refusals and faults alike', () => {
  expect(ja(reasonWords('koseki.pending'))).toBe(ja(phrase('refusal.koseki.pending.what')))
  expect(ja(reasonWords('printer.jam'))).toBe('用紙がつまりました。')
})

describe('a smartphone is no card', () => {
  const wordsOf = (reason: Refusal) => Object.values(refusalWords(reason, 'phone'))

  test.each<Refusal>(['card.gone', 'card.expired', 'certificate.revoked'])('nor is it called one: %s', (reason) => {
    expect(ja(refusalWords(reason, 'card').what)).toContain('カード')
    for (const words of wordsOf(reason)) {
      expect(ja(words)).not.toContain('カード')
      expect(en(words)).not.toMatch(/card/i)
    }
    expect(ja(refusalWords(reason, 'phone').what)).toContain('スマートフォン')
  })

  test('what is said of anything else is said as ever', () => {
    expect(refusalWords('pin.blocked', 'phone')).toEqual(refusalWords('pin.blocked', 'card'))
    expect(ja(faultWords('card.failed', 'phone'))).toBe('スマートフォンを読み取れなくなりました。')
    expect(ja(faultWords('card.failed', 'card'))).toBe('カードを読み取れなくなりました。')
    expect(faultWords('printer.jam', 'phone')).toEqual(faultWords('printer.jam', 'card'))
  })
})

test('certificates dealt with in Japanese alone keep their Japanese names on foreign screens, and have a meaning', () => {
  for (const kind of certificateKinds) {
    const name = phrase(`certificate.${kind}`)
    expect(en(name) === ja(name)).toBe(isJapaneseOnly(kind))
    if (isJapaneseOnly(kind)) expect(en(phrase(`certificate.meaning.${kind}`))).toMatch(/^[A-Z][a-z ]+$/)
  }
})
