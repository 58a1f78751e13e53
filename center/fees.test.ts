import { expect, test } from 'vitest'
import { feeOf } from './fees.ts'

const choice = (id: string, fee: number | null) => ({ id, text: { ja: id }, fee, unavailable: null })
const entry: Parameters<typeof feeOf>[0] = {
  fee: 300,
  questions: [
    { screen: 'select', id: 'form', title: { ja: '種類' }, askedWhen: null, choices: [choice('plain', null), choice('both', 800)] },
    {
      screen: 'select', id: 'year', title: { ja: '年度' }, askedWhen: null,
      choices: [choice('new', null), choice('old', 500), choice('free', 0)],
    },
    { screen: 'scope', id: 'scope', title: null, askedWhen: null, choices: [{ id: 'both', text: { ja: '全員' } }] },
    { screen: 'unknown' },
  ],
}
const fee = (...answers: readonly (readonly [question: string, ...choices: string[]])[]) =>
  feeOf(entry, answers.map(([question, ...choices]) => ({ question, choices })))

test('without an answer, or one that has no fee of its own, the fee is the entry\'s', () => {
  expect(fee()).toBe(300)
  expect(fee(['form', 'plain'], ['year', 'new'])).toBe(300)
})

test('a choice\'s own fee takes the place of the entry\'s, be it nothing', () => {
  expect(fee(['form', 'both'])).toBe(800)
  expect(fee(['form', 'both'], ['year', 'new'])).toBe(800)
  expect(fee(['form', 'plain'], ['year', 'free'])).toBe(0)
})

test('of several, the last answered counts', () => {
  expect(fee(['form', 'both'], ['year', 'old'])).toBe(500)
})

test('only a free-form choice has one: the same id elsewhere, or a question not asked, changes nothing', () => {
  expect(fee(['scope', 'both'])).toBe(300)
  expect(fee(['other', 'both'])).toBe(300)
  expect(fee(['form', 'nothing'])).toBe(300)
})
