import { expect, test } from 'vitest'
import { compare, expectedOf, mostCredited } from './acceptor.ts'

const transaction = 'a'.repeat(32)
const adopted = { kind: 'acceptorAdopted', why: 'first', counter: 7, creditedTotal: 1_000 } as const

test('credits are counted on from the adopted sum; the last to whom the inlet was opened is the payer', () => {
  expect(expectedOf([])).toEqual({ creditedTotal: null, payer: null })
  expect(expectedOf([
    adopted, { kind: 'inletOpened', transaction, due: 300 }, { kind: 'credited', transaction, yen: 100, counter: 8 },
    { kind: 'inletClosed', transaction }, { kind: 'credited', transaction, yen: 50, counter: 9 },
  ])).toEqual({ creditedTotal: 1_150, payer: transaction })
})

test('a sum adopted anew counts anew', () => {
  const again = { ...adopted, why: 'reset', creditedTotal: 0 } as const
  expect(expectedOf([adopted, { kind: 'credited', transaction, yen: 100, counter: 8 }, again]).creditedTotal).toBe(0)
})

const expected = { creditedTotal: 1_000, payer: transaction }

test.each([
  [1_000, { kind: 'agrees' }],
  [1_010, { kind: 'credited', yen: 10 }],
  [1_000 + mostCredited, { kind: 'credited', yen: mostCredited }],
  [1_010 + mostCredited, { kind: 'adopt', why: 'reset' }],
  [990, { kind: 'adopt', why: 'reset' }],
  [0, { kind: 'adopt', why: 'reset' }],
])('an acceptor that says %d where the journal says 1000', (creditedTotal, outcome) => {
  expect(compare({ counter: 9, creditedTotal }, expected)).toEqual(outcome)
})

test('an acceptor never seen before is adopted, whatever it says', () => {
  expect(compare({ counter: 0, creditedTotal: 0 }, { creditedTotal: null, payer: null })).toEqual({ kind: 'adopt', why: 'first' })
})
