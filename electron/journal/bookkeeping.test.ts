import { expect, test } from 'vitest'
import { insideOf, keepBooks, moneyOf } from './bookkeeping.ts'
import type { Entry } from './entry.ts'

const order = '0'.repeat(32)
const one = '1'.repeat(32)
const two = '2'.repeat(32)
const reference = '1111-1111'
const certificate = 'c'.repeat(32)
const another = 'e'.repeat(32)
const document = 'd'.repeat(64)

const day: readonly Entry[] = [
  { kind: 'visitOpened', transaction: one },
  { kind: 'inletOpened', transaction: one, due: 300 },
  { kind: 'credited', transaction: one, yen: 500, inlet: 'coins', counter: 1 },
  { kind: 'printBegun', transaction: one, certificate, document, copies: 1, sheets: 1 },
  { kind: 'printEnded', transaction: one, certificate, outcome: 'printed', sheets: 1, kept: 100, charged: 0 },
  { kind: 'printBegun', transaction: one, certificate: another, document, copies: 1, sheets: 1 },
  { kind: 'printEnded', transaction: one, certificate: another, outcome: 'printed', sheets: 1, kept: 200, charged: 0 },
  { kind: 'payOutBegun', transaction: one, yen: 200, order },
  { kind: 'payOutEnded', transaction: one, outcome: 'short', paid: 150, owed: 50, reference },
  { kind: 'credited', transaction: two, yen: 100, inlet: 'coins', counter: 2 },
  { kind: 'credited', transaction: two, yen: 10, inlet: 'coins', counter: 3 },
  { kind: 'printEnded', transaction: two, certificate, outcome: 'nothingOut', fault: 'printer.jam' },
  { kind: 'payOutBegun', transaction: two, yen: 100, order },
  { kind: 'payOutEnded', transaction: two, outcome: 'paid', paid: 100 },
  { kind: 'owed', transaction: two, yen: 5, reference, why: 'customerGone' },
]

test('each visit and the whole add up; every certificate keeps its own fee', () => {
  const books = keepBooks(day)
  expect(moneyOf(books, one)).toEqual({ inserted: 500, kept: 300, returned: 150, owed: 50 })
  expect(moneyOf(books, two)).toEqual({ inserted: 110, kept: 0, returned: 100, owed: 5 })
  expect(books.total).toEqual({ inserted: 610, kept: 300, returned: 250, owed: 55 })
  expect([one, two].map(visit => insideOf(moneyOf(books, visit)))).toEqual([0, 5])
  expect(insideOf(books.total)).toBe(5)
})

test('what was only begun has moved nothing: the money is still inside', () => {
  const insideAfter = day.map((_, length) => insideOf(moneyOf(keepBooks(day.slice(0, length + 1)), one)))
  expect(insideAfter).toEqual([0, 0, 500, 500, 400, 400, 200, 200, 0, 0, 0, 0, 0, 0, 0])
})

test('a visit of which no money is known has none', () => {
  expect(moneyOf(keepBooks([]), one)).toEqual({ inserted: 0, kept: 0, returned: 0, owed: 0 })
})
